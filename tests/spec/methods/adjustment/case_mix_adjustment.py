"""The page of docs/methods on: case mix adjustment."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Case mix adjustment",
    statistics=("case_mix", "covariate_impact"),
    formula="""
`y = theta_organisation + sum b (x - mean x) + e`, least squares with a term for each organisation, so that the slopes
`b` are those within organisations. With covariates about their overall means, the adjusted mean at the network's
average case is `theta_i = mean_i - b (mean x_i - mean x)`; its variance is `s^2 (1 / n_i + d_i' C d_i)`, with
`d_i = mean x_i - mean x` and `C` the inverse of the cross products within organisations.

Impact of a covariate: predictive power (share of the variation within organisations that it explains beyond the others)
times heterogeneity (variance of its prediction between organisations, freed from chance, over that within).
""",
    use="""
From 200 answers and 8 organisations on; for staff, role and length of service only. Keep a covariate that is predictive
and unevenly spread. The unadjusted mean stays beside the adjusted one, and a difference of more than 0.2 is explained.
""",
    avoid="""
With fewer answers compare like with like, group by group. Not for what the organisation itself brings about. Where a
covariate does not vary within organisations, its effect cannot be told from theirs, and nothing is adjusted.
""",
    reader="""
"The mean of 4 answers is 4.00; with the same mix of people everywhere it would be 3.85."
""",
    example="""
>>> from benchstats.adjustment import case_mix, covariate_impact
>>> scores = [4.2, 3.9, 4.8, 3.1, 3.3, 2.9, 4.4, 4.1, 3.8, 4.9, 2.8, 3.6, 4.0, 3.2]
>>> homes = list("AAAABBBBBCCCCC")
>>> years = {"years": [1, 4, 2, 8, 6, 9, 2, 3, 5, 1, 7, 4, 3, 6]}
>>> found = case_mix(scores, organisations=homes, covariates=years)
>>> [(one.organisation, round(one.mean, 2), round(one.adjusted, 2)) for one in found.organisations]
[('A', 4.0, 3.85), ('B', 3.7, 3.86), ('C', 3.7, 3.66)]
>>> print(found.sentence().text)
There are too few answers (14) to adjust for the mix of people; compare like with like, group by group.
>>> impact = covariate_impact(scores, organisations=homes, covariates=years, covariate="years")
>>> round(impact.predictive_power, 2), impact.heterogeneity, impact.is_kept
(0.87, 0.0, False)
""",
)
