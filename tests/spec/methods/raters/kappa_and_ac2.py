"""The page of docs/methods on: kappa and AC2."""

from __future__ import annotations

from tests.spec.methods.page import Page

DATA_C = """>>> ratings = [[1, 1, None, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
...            [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [None, 5, 5, 5], [None, None, 1, 1], [None, None, 3, None]]
"""


PAGE = Page(
    title="Kappa and AC2",
    statistics=("cohen_kappa", "gwet_ac"),
    formula="""
Two raters on the fixed levels of the scale: `kappa = (p_o - p_e) / (1 - p_e)` with weights for near misses (none,
linear, quadratic) and chance from both raters' own margins; interval after Fleiss, Cohen and Everitt. AC1 and AC2 take
chance from how often each level is used by all raters together; for any number of raters, with gaps.
""",
    use="""
Two raters: quadratic kappa, always with the percent of equal scores and of scores within one step. AC2 where nearly all
ratings are high, which makes kappa low although raters agree.
""",
    avoid="""
Levels that nobody gave still count: take the scale, not what occurs. A kappa without plain agreement beside it
misleads.
""",
    reader="""
"Plans that both raters gave the same score: 8 of 15; the same or the next one: 15."
""",
    example=f"""
>>> from benchstats import Scale
>>> from benchstats.raters import cohen_kappa, gwet_ac
>>> first = [3, 2, 5, 4, 4, 1, 3, 5, 2, 4, 3, 5, 1, 2, 4]
>>> second = [3, 3, 4, 4, 5, 1, 2, 5, 2, 4, 3, 4, 2, 2, 5]
>>> found = cohen_kappa(first, second, levels=Scale(1, 5), weights="quadratic")
>>> round(found.value, 3), round(found.interval.low, 2), round(found.interval.high, 2)
(0.858, 0.77, 0.95)
>>> print(found.sentence().text)
Plans that both raters gave the same score: 8 of 15; the same or the next one: 15.
{DATA_C}>>> ac1 = gwet_ac(ratings, levels=Scale(1, 5), weights="unweighted")
>>> round(ac1.value, 5), round(ac1.se, 5)
(0.77544, 0.14295)
""",
)
