"""The page of docs/methods on: exceedance."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Exceedance",
    statistics=("exceedance",),
    formula="""
`P(theta_j > theta_i + m | y)` for all pairs, summed over the grid of `tau`: given `tau` the difference is normal with
mean `c_j - c_i` and variance `(1 - B_i) v_i + (1 - B_j) v_j + (B_i - B_j)^2 Var(mu_tau)`, since all share `mu`.
""",
    use="""
To find from whom an organisation might learn: how likely another one is truly higher by more than a margin worth a
word, 0.15 on 1-5 or 4 on 0-100. For coordinators and for matching.
""",
    avoid="""
Not for a table of all pairs shown to organisations: with many pairs the surest one is sure by chance more often than
its number says.
""",
    reader="""
"Among the 5 groups, the clearest difference of more than 0.15 between two is 96 in 100 likely."
""",
    example="""
>>> from benchstats.pooling import exceeds
>>> found = exceeds([3.91, 4.22, 3.68, 4.41, 4.02], variances=[0.0784, 0.04, 0.0256, 0.0144, 0.0121], margin=0.15)
>>> [round(one, 3) for one in found.probabilities[2]]
[0.559, 0.816, 0.0, 0.96, 0.663]
>>> print(found.sentence().text)
Among the 5 groups, the clearest difference of more than 0.15 between two is 96 in 100 likely.
""",
)
