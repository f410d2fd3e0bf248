"""The page of docs/methods on: standardisation."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Standardisation",
    statistics=("direct_rate", "indirect_ratio"),
    formula="""
In stratum `s`: `d_s` occurrences among `n_s` people here, `D_s` among `N_s` in the standard, `w_s = N_s / sum N`.

- Directly: `rate = sum w_s d_s / n_s`, `v = sum w_s^2 d_s / n_s^2`, `m = max w_s / n_s`. Gamma interval: the 2.5 %
  quantile with shape `rate^2 / v` and scale `v / rate`; the 97.5 % quantile with shape `(rate + m)^2 / (v + m^2)` and
  scale `(v + m^2) / (rate + m)`.
- Indirectly: `ratio = O / E`, `E = sum n_s D_s / N_s`; exact Poisson interval of `O` over `E`, and the lognormal one
  `ratio exp(-+ 1.96 / sqrt O)`.
""",
    use="Directly where every stratum has 5 people or more; else indirectly (`standardise` decides).",
    avoid="""
Indirect ratios of two organisations with different mixes may not be compared with each other, only each with 1. The
lognormal interval does not exist without an occurrence and is poor with few.
""",
    reader="""
"With the standard mix of people the rate would be 0.085 (0.048 to 0.144); as it is, it is 0.082 (occurrences: 16)."
""",
    example="""
>>> from benchstats.adjustment import direct_rate, indirect_ratio
>>> print(direct_rate([4, 9, 3], population=[60, 110, 25], standard_population=[900, 1500, 600]).sentence().text)
With the standard mix of people the rate would be 0.085 (0.048 to 0.144); as it is, it is 0.082 (occurrences: 16).
>>> found = indirect_ratio([4, 9, 3], population=[60, 110, 25],
...                        standard_occurrences=[40, 95, 70], standard_population=[900, 1500, 600])
>>> round(found.ratio, 4), round(found.expected, 2), round(found.interval_lognormal.low, 4)
(1.2749, 12.55, 0.781)
""",
)
