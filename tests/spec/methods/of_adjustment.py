"""Method pages: case mix, standardisation and contrasts."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGES: list[Page] = [
    Page(
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
14 answers are too few to adjust for the mix of people; compare like with like, group by group.
>>> impact = covariate_impact(scores, organisations=homes, covariates=years, covariate="years")
>>> round(impact.predictive_power, 2), impact.heterogeneity, impact.is_kept
(0.87, 0.0, False)
""",
    ),
    Page(
        title="Standardisation",
        statistics=("direct_rate", "indirect_ratio"),
        formula="""
In stratum `s`: `d_s` events among `n_s` people here, `D_s` among `N_s` in the standard, `w_s = N_s / sum N`.

- Directly: `rate = sum w_s d_s / n_s`, `v = sum w_s^2 d_s / n_s^2`, `m = max w_s / n_s`. Gamma interval: the 2.5 %
  quantile with shape `rate^2 / v` and scale `v / rate`; the 97.5 % quantile with shape `(rate + m)^2 / (v + m^2)` and
  scale `(v + m^2) / (rate + m)`.
- Indirectly: `ratio = O / E`, `E = sum n_s D_s / N_s`; exact Poisson interval of `O` over `E`, and the lognormal one
  `ratio exp(-+ 1.96 / sqrt O)`.
""",
        use="Directly where every stratum has 5 people or more; else indirectly (`standardise` decides).",
        avoid="""
Indirect ratios of two organisations with different mixes may not be compared with each other, only each with 1. The
lognormal interval does not exist without an event and is poor with few.
""",
        reader="""
"With the standard mix of people the rate would be 0.085 (0.048 to 0.144); as it is, it is 0.082, from 16 events."
""",
        example="""
>>> from benchstats.adjustment import direct_rate, indirect_ratio
>>> print(direct_rate([4, 9, 3], population=[60, 110, 25], standard_population=[900, 1500, 600]).sentence().text)
With the standard mix of people the rate would be 0.085 (0.048 to 0.144); as it is, it is 0.082, from 16 events.
>>> found = indirect_ratio([4, 9, 3], population=[60, 110, 25],
...                        standard_events=[40, 95, 70], standard_population=[900, 1500, 600])
>>> round(found.ratio, 4), round(found.expected, 2), round(found.interval_lognormal.low, 4)
(1.2749, 12.55, 0.781)
""",
    ),
    Page(
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
    ),
]
