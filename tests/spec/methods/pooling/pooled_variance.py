"""The page of docs/methods on: pooled variance."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Pooled variance",
    statistics=("pooled_variance",),
    formula="""
`s_w^2 = sum (n_i - 1) s_i^2 / sum (n_i - 1)` over groups with at least two scores; `v_i = s_w^2 / n_i`. Its interval is
`df s_w^2 / chi^2` at 2.5 and 97.5 %.

From 10 groups on, where Levene's test about the medians has p < 0.01, each group has a moderated variance
`(d_0 s_0^2 + d_i s_i^2) / (d_0 + d_i)`, `d_i = n_i - 1`; with `e_i = log s_i^2 - psi(d_i / 2) + log(d_i / 2)`:
`psi'(d_0 / 2) = Var(e) - mean psi'(d_i / 2)` and `log s_0^2 = mean e + psi(d_0 / 2) - log(d_0 / 2)`.
""",
    use="""
For the sampling variance of every group's mean before groups are compared. Seven people who all answer 5 have a
variance of 0 and would otherwise get an infinite weight.
""",
    avoid="""
Not where groups truly differ in their spread and are fewer than 10: pooling hides it, and too little is known to do
otherwise. A group with one score contributes to nothing.
""",
    reader="""
"Two people of the same group typically differ by about 1.16, judging from 18 scores."
""",
    example="""
>>> from benchstats.pooling import pooled_variance
>>> found = pooled_variance([[4, 3.5, 4.25, 2], [3, 3, 3.5], [5, 4.75, 1, 2.5, 3], [4, 4.5, 4.25, 4, 3.75, 4.5]])
>>> round(found.pooled, 6), found.degrees, round(found.levene_p, 4)
(1.047991, 14, 0.065)
>>> means, variances = found.estimates()
>>> [round(one, 3) for one in variances]
[0.262, 0.349, 0.21, 0.175]
>>> print(found.sentence().text)
Two people of the same group typically differ by about 1.16, judging from 18 scores.
""",
)
