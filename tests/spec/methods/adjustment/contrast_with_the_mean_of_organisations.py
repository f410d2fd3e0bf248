"""The page of docs/methods on: contrast with the mean of organisations."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Contrast with the mean of organisations",
    statistics=("mean_contrast",),
    formula="""
`d_i = mean_i - (1 / k) sum mean_j`, each organisation counting once; `var = s^2 (((k - 1) / k)^2 / n_i +
sum_{j != i} 1 / (k^2 n_j))` with the pooled variance `s^2` within organisations on `N - k` degrees of freedom;
two-sided p values from t, adjusted by Benjamini and Hochberg.
""",
    use="As a screen for coordinators, and as the distance that the three bands start from.",
    avoid="""
Statements to organisations follow the one verdict rule, not these p values. Units within organisations are ignored:
where they matter use the variances of three levels. With one answer each there is no interval.
""",
    reader="""
"The mean of 3 answers is 4.00, which differs by 0.75 (-0.33 to 1.83) from the mean of all organisations." The p values
are shown to nobody but coordinators.
""",
    example="""
>>> from benchstats.adjustment import mean_contrasts
>>> found = mean_contrasts([4, 5, 3, 2, 3, 5, 4, 4, 5, 1, 3], organisations=list("aaabbccccdd"))
>>> [(one.organisation, one.contrast, round(one.se, 3)) for one in found.organisations]
[('a', 0.75, 0.457), ('b', -0.75, 0.524), ('c', 1.25, 0.419), ('d', -1.25, 0.524)]
>>> print(found.organisations[0].sentence().text)
The mean of 3 answers is 4.00, which differs by 0.75 (-0.33 to 1.83) from the mean of all organisations.
""",
)
