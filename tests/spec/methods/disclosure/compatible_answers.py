"""The page of docs/methods on: compatible answers."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Compatible answers",
    statistics=("compatible_answers",),
    formula="""
All multisets of n answers, counts c₁, …, c_r ≥ 0 with Σ c_v = n, for which every figure f(c) would be shown as it is:
its true value lies in the rounding interval, ties both ways where the rule is not known. Of those: how many there are,
and for each value the least and the most answers.
""",
    use="""
To see whether a table that is printed, or about to be, gives answers away. One solution means that all are known; a
least count above zero proves that somebody gave that answer.
""",
    avoid="""
It looks at one item in one group. Totals, units and means of others are linked by the reconstruction audit.
""",
    reader="""
“What is shown gives all 7 answers away.”
""",
    example="""
>>> from benchstats import Scale
>>> from benchstats.disclosure import Fact, Printed, Statistic, compatible_answers
>>> mean, sd = Printed.parse("4.29"), Printed.parse("0.95")          # reference case DISC-08
>>> found = compatible_answers([Fact(Statistic.MEAN, mean), Fact(Statistic.SD_SAMPLE, sd)], n=7, scale=Scale(1, 5))
>>> found.solutions, found.example
(1, (0, 0, 2, 1, 4))
>>> print(found.sentence().text)
What is shown gives all 7 answers away.
>>> compatible_answers([Fact(Statistic.MEAN, Printed.parse("4.6"))], n=11, scale=Scale(1, 5)).solutions
5
""",
)
