"""The page of docs/methods on: figures about the other organisations."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Figures about the other organisations",
    statistics=("presented_others",),
    formula="""
Mean of the others: unweighted, x̄ = Σ xⱼ / m over m ≥ 3 others with 5 answers or more each, one decimal. Median and
quartiles from 10 others, P10 and P90 from 20; each is the mean of the 3 values nearest to the place (m − 1)p of the
sorted values.
""",
    use="""
For the comparison of an organisation with the others. With 3 others each weighs a third: no one dominates, and two who
put together what they see find the mean of two, never of one.
""",
    avoid="""
With fewer than 3 others nothing is shown. Smallest, largest and median of few others are single organisations' values.
Near an end of the scale even a mean of three says much about each: the audit finds that.
""",
    reader="""
“The 4 others are at 3.9 on average.”
""",
    example="""
>>> from benchstats.disclosure import OthersKind, presented_others
>>> found = presented_others([3.6, 4.1, 3.8, 4.0], kind=OthersKind.MEAN, answers=[7, 22, 11, 40])
>>> print(found.sentence().text)
The 4 others are at 3.9 on average.
>>> presented_others([3.6, 4.1, 3.8, 4.0], kind=OthersKind.MEDIAN, answers=[7, 22, 11, 40]).withheld.value
'too_few_organisations'
""",
)
