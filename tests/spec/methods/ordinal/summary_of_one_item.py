"""The page of docs/methods on: summary of one item."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Summary of one item",
    statistics=("item_summary",),
    formula="""
Missing and “not applicable” are counted apart and are in no number. A reversed item is turned first, x' = low + high
− x. Quartiles by name: type 7 interpolates at place 1 + (n − 1) p of the ordered answers, type 6 at (n + 1) p.
Interpolated median: m − ½ + (n/2 − answers below m) / answers equal to m, where m is the median and at least two
answers equal it. Percentages are of n: positive above the middle of the scale, negative below it, neutral exactly
there, top its highest value; another rule is given as `Boxes`. Net score = positive − negative, in percentage points.
""",
    use="""
One item, one group; from the answers or from their counts. On short scales the interpolated median moves where the
median jumps.
""",
    avoid="""
Its standard error is for showing one group only; groups are compared with the pooled within-group variance.
""",
    reader="“64 % of the answers are positive, 27 % are neutral and 9 % are negative (n = 11).”",
    example="""
>>> from benchstats import Scale
>>> from benchstats.ordinal import item_summary
>>> found = item_summary([5, 4, 3, 3, 5, 4, 5, 3, None, 5, 4, 2], scale=Scale(1, 5))
>>> found.n, found.n_missing, found.median, found.interpolated_median
(11, 1, 4.0, 4.0)
>>> found.q1_type7, found.q3_type7, found.q1_type6, found.q3_type6
(3.0, 5.0, 3.0, 5.0)
>>> round(found.net_score, 1), round(found.se_mean, 6)
(54.5, 0.314918)
""",
)
