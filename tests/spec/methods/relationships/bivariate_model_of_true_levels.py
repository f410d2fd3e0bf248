"""The page of docs/methods on: bivariate model of true levels."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Bivariate model of true levels",
    statistics=("bivariate_rho",),
    formula="""
`(y_1, y_2)_i ~ N(mu, G + V_i)` with known `V_i`; the three parts of `G` by restricted maximum likelihood over its
Cholesky factor, from five starts. Range of `rho`: all values whose best restricted likelihood costs less than 3.84
more.
""",
    use="A second opinion to the corrected correlation from 20 organisations on.",
    avoid="""
With few organisations the estimate often lies at -1, 1 or at a variance of 0; then there is no number.
""",
    reader="""
"A first look at 10 organisations: apart from chance in the answers, the two go together with a correlation of about
0.96; its likely range is 0.38 to 1.00."
""",
    example="""
>>> from benchstats.relationships import bivariate_model
>>> found = bivariate_model(
...     [3.606, 4.385, 3.461, 3.925, 4.499, 3.689, 3.735, 3.678, 3.8, 3.948],
...     [4.04, 4.179, 3.477, 3.986, 4.205, 3.825, 3.765, 3.408, 3.978, 3.982],
...     first_variances=[0.02, 0.02174, 0.01562, 0.02941, 0.01351, 0.01852, 0.01613, 0.03333, 0.01429, 0.01316],
...     second_variances=[0.024, 0.02609, 0.01875, 0.03529, 0.01622, 0.02222, 0.01935, 0.04, 0.01714, 0.01579],
...     covariances=[0.008, 0.0087, 0.00625, 0.01176, 0.00541, 0.00741, 0.00645, 0.01333, 0.00571, 0.00526],
... )
>>> round(found.rho, 3), [round(one, 4) for one in found.tau2]
(0.961, [0.0965, 0.0392])
>>> print(found.sentence().text)
A first look at 10 organisations: apart from chance in the answers, the two go together with a correlation of about
0.96; its likely range is 0.38 to 1.00.
""",
)
