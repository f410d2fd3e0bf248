"""The page of docs/methods on: correlation within strata."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Correlation within strata",
    statistics=("stratified_r",),
    formula="""
In each country with at least 4 organisations `z = atanh r`, with the variance `1 / (n - 3)`; common effect by inverse
variances, Cochran's `Q`, and a random-effects version (REML, modified Hartung-Knapp); back by `tanh`.
""",
    use="Several countries (or services): differences between them then neither make nor hide a relationship.",
    avoid="""
Sampling error is not taken off. With fewer than 4 organisations a country cannot be used and is told.
""",
    reader="""
"Within countries the two go together with a correlation of 0.54 (14 organisations); its likely range is -0.09 to
0.86."
""",
    example="""
>>> from benchstats.relationships import pearson, stratified_correlation
>>> x = [3.1, 3.4, 3.2, 3.7, 3.5, 3.6, 3.3, 4.2, 4.5, 4.1, 4.6, 4.4, 4.0, 4.3]
>>> y = [4.2, 4.3, 4.5, 4.6, 4.3, 4.4, 4.1, 3.4, 3.3, 3.2, 3.6, 3.5, 3.3, 3.1]
>>> found = stratified_correlation(x, y, strata=["EE"] * 7 + ["LT"] * 7)
>>> round(pearson(x, y).r, 2), [round(one.r, 2) for one in found.strata], round(found.r, 2)
(-0.8, [0.54, 0.54], 0.54)
>>> print(found.sentence().text)
Within countries the two go together with a correlation of 0.54 (14 organisations); its likely range is -0.09 to 0.86.
""",
)
