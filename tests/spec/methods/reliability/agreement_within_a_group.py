"""The page of docs/methods on: agreement within a group."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Agreement within a group",
    statistics=("rwg", "rwg_j", "ad_m"),
    formula="""
`r_wg = 1 - s^2 / v0`; for `J` items `r_wg(j) = J (1 - q) / (J (1 - q) + q)` with `q` the mean variance over `v0`.
Negative values count as 0. `v0` is 2.0 for answers spread evenly over 1-5 and 1.34 for slightly skewed ones. AD_M is
the mean distance from the group's own mean, in points of the scale.
""",
    use="""
Beside the mean of a group of 10 or more: below 0.50 with the slightly skewed `v0`, views are split and a mean alone
misleads.
""",
    avoid="""
No gate for aggregation, and nothing for a group under 10: with few answers it gives the answers away.
""",
    reader="""
"Views in this group are split (23 people)." No coefficient.
""",
    example="""
>>> from benchstats.reliability import SLIGHT_SKEW_VARIANCE, ad_m, rwg, rwg_j
>>> rwg([4, 4, 5, 3, 4], null_variance=2.0).value
0.75
>>> people = [[4, 4, 5], [3, 2, 3], [5, 5, 5], [2, 2, 1], [4, 3, 4]]
>>> print(rwg_j(people, null_variance=SLIGHT_SKEW_VARIANCE).sentence().text)
Views in this group are split (5 people).
>>> print(ad_m(people).sentence().text)
On average an answer lies 1.07 points from the group's mean (5 people).
""",
)
