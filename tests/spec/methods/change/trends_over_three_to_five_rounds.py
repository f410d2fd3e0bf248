"""The page of docs/methods on: trends over three to five rounds."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Trends over three to five rounds",
    statistics=("network_trends",),
    formula="""
`y_it = (mu_0 + a_i) + (mu_1 + b_i) t + e_it`, with known `Var(e_it)` and `(a, b)` bivariate normal. With known
variances an organisation's weighted least squares line holds all that its scores say, so the model is bivariate
meta-analysis of lines. Classical figures by REML; `P(b_i > median of the others' b_j)` from joint draws of the
posterior on a grid (flat means, half-normal 0.4 for levels and 0.25 for slopes a round on 1-5, uniform correlation).
""",
    use="Three to five rounds of the same organisations with the same wording, mode and season.",
    avoid="""
Two rounds have a change, not a trend; from six on a chart shows more. Never across a break of wording.
""",
    reader="""
"Over 4 rounds the 4 organisations moved by about 0.06 a round; the likely range of that is -0.06 to 0.18."
""",
    example="""
>>> import numpy as np
>>> from benchstats.change import network_trends
>>> scores = [[3.6, 3.7, 3.9, 4.0], [3.9, 3.9, 3.8, 3.9], [4.1, 4.0, 4.2, 4.2], [3.7, 3.9, 3.8, 3.9]]
>>> found = network_trends(scores, variances=np.full((4, 4), 0.02), generator=np.random.default_rng(7))
>>> [round(slope, 2) for slope in found.own_slopes]
[0.14, -0.01, 0.05, 0.05]
>>> round(found.mean_slope, 4), round(found.above_others[0], 1)
(0.0575, 0.8)
>>> print(found.sentence().text)
Over 4 rounds the 4 organisations moved by about 0.06 a round; the likely range of that is -0.06 to 0.18.
""",
)
