"""The page of docs/methods on: corrected correlation."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Corrected correlation",
    statistics=("corrected_r", "sampling_errors"),
    formula="""
`C = S_12 - mean(c_12)`, `V_d = S_dd - mean(v_d)`, `r = C / sqrt(V_1 V_2)`, not computed where a `V` is not positive.
`S` is the covariance between organisations (k - 1); `c_12i = s_w12 / n_i` and `v_di = s_wdd / n_i` are the sampling
covariance and variances from the pooled within-organisation covariance. Test: jackknife over organisations on `C`
(pseudo-values, t with k - 1). Range of `r`: linearised pseudo-values, cut at -1 and 1.
""",
    use="""
Two dimensions answered by the same people, from 6 organisations on. In words: dimension A from one half of the staff,
B from the other half; averaged over all random halves, that has the same numerator.
""",
    avoid="""
Power is poor: a true correlation of 0.6 at an ICC of 0.06 is found in 8 % of networks of 20 and in 26 % of 40. Say so.
Under 6 organisations nothing is shown.
""",
    reader="""
"A first look at 12 organisations: apart from chance in the answers, the two go together with a correlation of about
0.04; its likely range is -0.86 to 0.93."
""",
    example="""
>>> from benchstats.relationships import corrected_correlation, sampling_errors
>>> y1 = [3.506, 3.5067, 4.1044, 3.6634, 3.8604, 3.7427, 3.9999, 3.7988, 3.6348, 4.2665, 3.8243, 3.473]
>>> y2 = [3.9626, 4.1149, 3.9966, 3.6501, 4.2405, 4.0981, 4.0745, 3.7378, 4.3138, 4.2029, 3.5427, 3.7433]
>>> sizes = [52, 13, 36, 23, 11, 50, 44, 13, 56, 10, 38, 28]
>>> v, c = [0.5625 / n for n in sizes], [0.28125 / n for n in sizes]
>>> found = corrected_correlation(y1, y2, first_variances=v, second_variances=v, covariances=c)
>>> round(found.naive_r, 3), round(found.r, 3), round(found.jackknife.p_value, 3)
(0.232, 0.036, 0.932)
>>> print(found.sentence().text)
A first look at 12 organisations: apart from chance in the answers, the two go together with a correlation of about
0.04; its likely range is -0.86 to 0.93.
>>> respondents = sampling_errors([1, 3, 5, 5, 2], [2, 4, 1, 3, 2], groups=["a", "a", "b", "b", "b"])
>>> [round(one, 3) for one in respondents.covariances]
[0.333, 0.222]
""",
)
