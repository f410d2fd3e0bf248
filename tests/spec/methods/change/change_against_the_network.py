"""The page of docs/methods on: change against the network."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
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
With fewer than three others nothing is told: the mean of two would tell each of them the other's change. Not for an
organisation chosen because of its first score.
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
)
