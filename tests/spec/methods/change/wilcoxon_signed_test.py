"""The page of docs/methods on: wilcoxon signed test."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Wilcoxon signed test",
    statistics=("wilcoxon_signed",),
    formula="""
Sizes of changes take their places 1, 2, ... with ties sharing the mean place; the sum of places of the rises is held
against all `2^m` ways to sign the `m` changes. Units without change take their places first and are then left out
(Pratt), or are left out at once (Wilcoxon).
""",
    use="Linked organisations or units, few or on a coarse scale, where a mean change says too much.",
    avoid="Not for persons, who are not linked. With fewer than 6 changes no p value can be below 0.05.",
    reader='"Units that rose: 2, that fell: 7, that stayed the same: 0 (of 9)."',
    example="""
>>> from benchstats.change import wilcoxon_signed
>>> before = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
>>> after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
>>> found = wilcoxon_signed(before, after)
>>> found.p_value
0.0390625
>>> print(found.sentence().text)
Units that rose: 2, that fell: 7, that stayed the same: 0 (of 9).
""",
)
