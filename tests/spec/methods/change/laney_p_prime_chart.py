"""The page of docs/methods on: laney p prime chart."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Laney p prime chart",
    statistics=("p_prime_chart",),
    formula="""
`p` = all positive answers over all answers; `s_i = sqrt(p (1 - p) / n_i)`; `z_i = (p_i - p) / s_i`; `sigma_z` = mean
moving range of z over 1.128. Limits: `p ± 3 sigma_z s_i`, cut at 0 and 1. The p chart is the same with `sigma_z = 1`.
""",
    use="Percent positive over six rounds or more, with the rules, stages and cuts of the XmR chart.",
    avoid="""
Not the plain p chart: with many answers its limits are too narrow, because organisations vary over time.
""",
    reader="""
"Over 8 rounds the share was 77 % on average; in a round like the last one (answers: 80) it is expected between 65 and
89 %."
""",
    example="""
>>> from benchstats.change import p_prime_chart
>>> chart = p_prime_chart([30, 41, 38, 52, 47, 61, 58, 66], totals=[42, 60, 49, 70, 61, 74, 75, 80])
>>> piece = chart.pieces[0]
>>> round(piece.centre, 6), round(piece.sigma_z, 4), round(piece.lower[0], 6), round(piece.upper[0], 6)
(0.76908, 0.8652, 0.600294, 0.937867)
>>> print(chart.sentence().text)
Over 8 rounds the share was 77 % on average; in a round like the last one (answers: 80) it is expected between 65 and
89 %.
""",
)
