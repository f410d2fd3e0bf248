"""Method pages: the learning curve over rounds."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGES: list[Page] = [
    Page(
        title="Change between two rounds",
        statistics=("unlinked_change", "paired_change", "overlapping_change"),
        formula="""
`change = mean_2 - mean_1`. Unlinked (Welch): `se^2 = s_1^2 / n_1 + s_2^2 / n_2`. Paired: `se = s_d / sqrt(n)` with
`s_d` the sample SD (n - 1) of the units' changes. Partly overlapping (Derrick's T_new2): `se^2 = s_1^2 / n_1 + s_2^2 /
n_2 - 2 r n_12 s_1 s_2 / (n_1 n_2)` with `r` the correlation of the `n_12` linked units.
""",
        use="""
`unlinked_change` for the answers of one organisation in two rounds: persons are never linked across rounds, so this is
the form that the product uses. Organisations or units are linked: `change_between_rounds(..., linked=True)` takes the
paired form where at least 80 % of all units are in both rounds, else the overlapping one.
""",
        avoid="""
Not across a change of wording, mode or season. Not for organisations chosen because of their first score: see
Regression to the mean. Where many of the same people answered twice, the unlinked range is wider than it need be; that
is the price of not linking them.
""",
        reader="""
"The mean moved by 0.37 between the rounds (n = 6 and 7); the likely range is -0.13 to 0.86." Never a p value.
""",
        example="""
>>> from benchstats.change import change_between_rounds, unlinked_change
>>> first, second = [3.1, 3.4, 2.9, 4.0, 3.7, 3.5, None, None], [3.6, 3.3, 3.4, 4.2, None, 3.9, 3.8, 4.4]
>>> print(unlinked_change(first, second).sentence().text)
The mean moved by 0.37 between the rounds (n = 6 and 7); the likely range is -0.13 to 0.86.
>>> found = change_between_rounds(first, second, linked=True)
>>> found.n_both, round(found.t, 4), round(found.degrees, 4), round(found.p_value, 4)
(5, 2.6508, 5.5565, 0.0409)
>>> print(found.sentence().text)
The mean moved by 0.37 between the rounds (n = 6 and 7); the likely range is 0.02 to 0.71.
""",
    ),
    Page(
        title="Smallest change to be told from chance",
        statistics=("smallest_change",),
        formula="""
`1.96 s sqrt(2 (1 - r) / n)`, with `s` the pooled sample SD within a group and `r` the correlation of linked units (0
where nobody is linked).
""",
        use="Before a round is opened, so that nobody expects more of it than it can show.",
        avoid="Not afterwards, as a test: use the interval of the change itself.",
        reader='"With 20 answers in each round only a change of about 0.46 or more can be told from chance."',
        example="""
>>> from benchstats.change import smallest_change
>>> print(smallest_change(20, sd_within=0.75).sentence().text)
With 20 answers in each round only a change of about 0.46 or more can be told from chance.
>>> [round(smallest_change(n, sd_within=0.75, correlation=0.5).change, 2) for n in (10, 20, 40, 60)]
[0.46, 0.33, 0.23, 0.19]
""",
    ),
    Page(
        title="Wilcoxon signed test",
        statistics=("wilcoxon_signed",),
        formula="""
Sizes of changes take their places 1, 2, ... with ties sharing the mean place; the sum of places of the rises is held
against all `2^m` ways to sign the `m` changes. Units without change take their places first and are then left out
(Pratt), or are left out at once (Wilcoxon).
""",
        use="Linked organisations or units, few or on a coarse scale, where a mean change says too much.",
        avoid="Not for persons, who are not linked. With fewer than 6 changes no p value can be below 0.05.",
        reader='"Of 9 units 2 rose, 7 fell and 0 stayed the same."',
        example="""
>>> from benchstats.change import wilcoxon_signed
>>> before = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
>>> after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
>>> found = wilcoxon_signed(before, after)
>>> found.p_value
0.0390625
>>> print(found.sentence().text)
Of 9 units 2 rose, 7 fell and 0 stayed the same.
""",
    ),
    Page(
        title="Stayers, joiners and leavers",
        statistics=("composition_change",),
        formula="""
`M_2 - M_1 = (S_2 - S_1) + (M_2 - S_2) - (M_1 - S_1)`: `M` the unweighted mean of all organisations of a round, `S`
that of the organisations in both. The parts are: stayers' change, effect of joiners, effect of leavers. All are
weighted sums of the organisations' means, so each has the variance `sum w^2 v`, and they add up exactly.
""",
        use="""
Whenever a network's mean is drawn over rounds with other organisations (or units) in it. `stayers` is the change that
speaks of anybody's learning.
""",
        avoid="Never for persons. The ranges speak of these organisations, not of others like them.",
        reader="""
"The mean moved by -0.80: 0.30 from the 2 organisations that took part in both rounds, and -1.10 because 1 came and 1
left."
""",
        example="""
>>> from benchstats.change import composition_change
>>> found = composition_change(
...     [3, 4, 5, None],
...     [3.2, 4.4, None, 2],
...     first_variances=[0.01, 0.02, 0.03, None],
...     second_variances=[0.01, 0.02, None, 0.04],
... )
>>> [round(part.change, 2) for part in (found.total, found.stayers, found.joiners, found.leavers)]
[-0.8, 0.3, -0.6, -0.5]
>>> print(found.sentence().text)
The mean moved by -0.80: 0.30 from the 2 organisations that took part in both rounds, and -1.10 because 1 came and 1
left.
""",
    ),
    Page(
        title="Change against the network",
        statistics=("network_changes", "change_against_network"),
        formula="""
`w_i = d_i - m_i`, with `m_i` the REML mean of the others' changes. `se_vs_network_mean^2 = v_i + se(m_i)^2` answers
“did we change more than the others on average?”; adding `tau^2` of the others' changes gives `se_predictive^2`, for
“is our change unusual among organisations?”. The interval takes the modified Hartung-Knapp error of `m_i` and
Satterthwaite's degrees of freedom. For all together: `d_i ~ N(delta_i, v_i)`, `delta_i ~ N(mu, tau^2)`, tau
half-normal(0.25) on 1-5. Unlinked, `v_i` is the sum of the variances of the two rounds' means.
""",
        use="A constant panel of organisations, two rounds with the same wording, mode and season.",
        avoid="""
The platform shows it from three others on. Not for an organisation chosen because of its first score.
""",
        reader="""
"Your change differs by 0.14 from the average change of the 5 others; the likely range of that is -0.12 to 0.40."
""",
        example="""
>>> from benchstats.change import change_against_network, network_changes
>>> changes, variances = [0.21, -0.05, 0.33, 0.10, 0.02, 0.15], [0.0144, 0.0036, 0.0225, 0.0025, 0.0064, 0.0081]
>>> first, *_ = change_against_network(changes, variances=variances)
>>> [round(one, 4) for one in (first.estimate, first.se_vs_network_mean, first.se_predictive)]
[0.1365, 0.1294, 0.1491]
>>> print(first.sentence().text)
Your change differs by 0.14 from the average change of the 5 others; the likely range of that is -0.12 to 0.40.
>>> print(network_changes(changes, variances=variances).sentence().text)
The 6 organisations moved by about 0.09 on average; the likely range is -0.03 to 0.23.
""",
    ),
    Page(
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
    ),
    Page(
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
    ),
    Page(
        title="XmR chart",
        statistics=("xmr_chart",),
        formula="""
Centre: mean. Limits: mean plus and minus 2.66 mean moving ranges, where ranges of 3.267 times their mean or more are
left out once. Close to a limit: beyond two thirds of the way. A point is told by the first rule that holds: outside
the limits; part of 7 that rise or fall throughout; close, and one of 2 in 3 close on one side with all 3 on that side;
part of 7 on one side of the mean. A point on the mean breaks a run. qcc's limits use 3 / 1.128 = 2.6596 instead of
2.66.
""",
        use="""
One figure over six rounds or more: 6 to 11 points have trial limits, from 12 on they are locked on the first 12 (or
more). Where the wording changed, the series is cut and nothing is joined or compared across. New limits after a
documented change, once six points follow it.
""",
        avoid="""
Below six points no limits are shown: with limits from 3 points, one in nine further points of a stable series lies
outside. A signal is a question, not a finding: 15 % of stable series of 20 points have one.
""",
        reader="""
"Over 14 rounds the figure is expected between 67.55 and 75.29; rounds worth a question: 2." Improvement is blue,
concern orange, by the declared direction.
""",
        example="""
>>> from benchstats.change import xmr_chart
>>> values = [70, 72, 71, 73, 70, 71, 72, 70, 71, 73, 72, 72, 76, 77]
>>> chart = xmr_chart(values, improvement_direction="increase")
>>> piece = chart.pieces[0]
>>> piece.stage.value, round(piece.lower_process_limit, 2), round(piece.upper_process_limit, 2)
('locked', 67.55, 75.29)
>>> [cause.value for cause in piece.special_causes[-3:]]
['Common Cause', 'Above UCL', 'Above UCL']
>>> print(chart.sentence().text)
Over 14 rounds the figure is expected between 67.55 and 75.29; rounds worth a question: 2.
>>> print(xmr_chart(values, improvement_direction="increase", breaks=[10]).sentence().text)
There are 4 comparable rounds so far; limits are drawn from 6 rounds on.
""",
    ),
    Page(
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
"Over 8 rounds the share was 77 % on average; with 80 answers it is expected between 65 and 89 %."
""",
        example="""
>>> from benchstats.change import p_prime_chart
>>> chart = p_prime_chart([30, 41, 38, 52, 47, 61, 58, 66], totals=[42, 60, 49, 70, 61, 74, 75, 80])
>>> piece = chart.pieces[0]
>>> round(piece.centre, 6), round(piece.sigma_z, 4), round(piece.lower[0], 6), round(piece.upper[0], 6)
(0.76908, 0.8652, 0.600294, 0.937867)
>>> print(chart.sentence().text)
Over 8 rounds the share was 77 % on average; with 80 answers it is expected between 65 and 89 %.
""",
    ),
]
