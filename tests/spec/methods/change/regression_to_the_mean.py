"""The page of docs/methods on: regression to the mean."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Regression to the mean",
    statistics=("regression_to_mean", "corrected_change"),
    formula="""
`B_i = v_i / (v_i + tau^2)`. If nothing real happens, the next score is expected at `mu + (1 - B_i)(y_i - mu)`, a
change of `-B_i (y_i - mu)`. Corrected change: `(y_i2 - mu_2) - (1 - B_i)(y_i1 - mu_1)`, with the variance `v_i2 + (1 -
B_i) v_i1`; `mu` and `tau^2` by REML, taken as known.
""",
    use="""
Beside every change, and always where organisations were chosen because of their first score (improvement programmes,
reference organisations).
""",
    avoid="""
Never regress change on the first score: the two share its error. With few organisations `tau^2` is rough.
""",
    reader="""
"Your score moved by 0.35; a move of about 0.14 was to be expected because the first score was unusually low."
""",
    example="""
>>> from benchstats.change import corrected_changes, regression_to_mean
>>> y, v = [3.55, 4.35, 3.98, 4.12, 4.02, 3.80], [0.024025, 0.0144, 0.005625, 0.004225, 0.003025, 0.01]
>>> found = regression_to_mean(y, variances=v)
>>> [round(one, 3) for one in found.expected_changes]
[0.142, -0.083, 0.0, -0.011, -0.002, 0.031]
>>> later = [3.9, 4.2, 4.0, 4.1, 4.1, 3.9]
>>> rows = corrected_changes(y, later, first_variances=v, second_variances=v)
>>> print(rows[0].sentence().text)
Your score moved by 0.35; a move of about 0.14 was to be expected because the first score was unusually low.
""",
)
