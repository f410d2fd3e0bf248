"""The page of docs/methods on: krippendorff's alpha."""

from __future__ import annotations

from tests.spec.methods.page import Page

DATA_C = """>>> ratings = [[1, 1, None, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
...            [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [None, 5, 5, 5], [None, None, 1, 1], [None, None, 3, None]]
"""


PAGE = Page(
    title="Krippendorff's alpha",
    statistics=("krippendorff_alpha", "hughes_alpha"),
    formula="""
`alpha = 1 - D_o / D_e`: the observed disagreement of all pairs of ratings of one plan over that expected if ratings
were dealt to plans at random; distance by level (nominal, ordinal, interval, ratio). Any number of raters, gaps
allowed; plans rated once count for nothing.

- Bootstrap over plans, percentiles of 2,000; resamples with a single value are left out.
- Hughes: `(MSA/MSE - 1) / (MSA/MSE + size - 1)` of plans and rest, with a jackknife over plans on `log(MSA/MSE)`.
""",
    use="""
Reviews of individual plans by two or more raters. From 0.80 firm, from 0.667 tentative, below: ratings stay with those
who gave them.
""",
    avoid="""
With fewer than 20 plans read the intervals first, and both: the bootstrap is too narrow, and on the example below the
jackknife reaches from below chance to full agreement. R irr 0.84.1 gives another value for complete data of more than
two raters; it is not followed.
""",
    reader="""
"With so few units (11) the agreement may lie anywhere from 0.44 to 0.99, where 1 is full agreement and 0 is chance."
""",
    example=f"""
>>> import numpy as np
>>> from benchstats.raters import hughes_alpha, krippendorff_alpha
{DATA_C}>>> [round(krippendorff_alpha(ratings, level=level).value, 3) for level in ("nominal", "ordinal", "interval")]
[0.743, 0.815, 0.849]
>>> found = krippendorff_alpha(ratings, level="ratio", generator=np.random.default_rng(1))
>>> print(found.sentence().text)
With so few units (11) the agreement may lie anywhere from 0.44 to 0.99, where 1 is full agreement and 0 is chance.
>>> hughes = hughes_alpha(ratings)
>>> round(hughes.value, 4), round(hughes.interval.low, 3), round(hughes.interval.high, 3)
(0.8582, -0.05, 0.994)
""",
)
