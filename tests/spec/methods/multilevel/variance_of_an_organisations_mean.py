"""The page of docs/methods on: variance of an organisation's mean."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Variance of an organisation's mean",
    statistics=("mean_variance",),
    formula="""
With answers `n_j` in unit `j` and `n` in all:

- all units take part, their effects are part of the truth: `var_residual / n`;
- the units are a sample: `var_unit sum n_j^2 / n^2 + var_residual / n`.
""",
    use="Whenever a mean over several units is compared; say which of the two readings was taken.",
    avoid="Not with the organisation's own SD in place of the pooled `var_residual`: seven fives would be certain.",
    reader='"The mean of 10 answers may be off by about 0.70, if the units are a sample of the organisation\'s."',
    example="""
>>> from benchstats.multilevel import Units, mean_variance
>>> [round(mean_variance([2, 3, 5], var_residual=0.5, var_unit=0.2, units=units).variance, 3) for units in Units]
[0.05, 0.126]
>>> print(mean_variance([2, 3, 5], var_residual=0.5, var_unit=0.2, units=Units.SAMPLE).sentence().text)
The mean of 10 answers may be off by about 0.70, if the units are a sample of the organisation's.
""",
)
