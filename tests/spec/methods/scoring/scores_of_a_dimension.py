"""The page of docs/methods on: scores of a dimension."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Scores of a dimension",
    statistics=("person_scores", "composite_positive"),
    formula="""
Reversed items first: x' = low + high − x. Person score = mean of the answered items where at least ⌈k/2⌉ of the k
items are answered, else none; nothing else is filled in (`needed` where a questionnaire states another number). On
0-100: (s − low)/(high − low) · 100. Composite percent positive = mean over items of 100 · positive answers / answers to
that item; the denominators differ, and people without a score count.
""",
    use="Dimensions of at least three items that were asked as one. Show the mean, or the composite, and name it.",
    avoid="""
The composite is not the percentage of people with a score of 4 or more; never show both. On 0-100 whole numbers are
finer than one decimal on 1-5: round to 2.5 or 5. No score is computed from answers whose pattern by person is not
known.
""",
    reader="""
“The mean score of 4 people is 3.7 on a scale from 1 to 5; 2 answered too few of the questions to have a score.” / “On
average over the questions (4) 65 % of the answers are positive (people: 5).”
""",
    example="""
>>> from math import nan
>>> from benchstats import Scale
>>> from benchstats.scoring import composite_positive, person_scores
>>> answers = [[4, 2, 5, nan], [nan, nan, 3, 1], [5, nan, nan, nan], [4, 1, 4, 2], [2, 5, 3, 3], [nan] * 4]
>>> found = person_scores(answers, scale=Scale(1, 5), reversed_items=(1, 3))       # R rowMeans, colMeans
>>> found.n_persons, found.n, round(found.mean, 6), round(found.mean_0_100, 4), found.percent_at_least
(6, 4, 3.708333, 67.7083, 75.0)
>>> composite = composite_positive(answers, scale=Scale(1, 5), reversed_items=(1, 3))
>>> composite.item_n, round(composite.percent, 4)
((4, 3, 4, 3), 64.5833)
""",
)
