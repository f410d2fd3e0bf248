"""The page of docs/methods on: standings."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Standings",
    statistics=("standings",),
    formula="""
Levels `theta_i ~ N(m_i, s_i^2)`, independent. Given `theta_i = x`, how many others lie above it is a sum of independent
events with probabilities `Phi((m_j - x) / s_j)`: its distribution (Poisson-binomial) comes from a recursion and is
integrated over `x` by Gauss-Legendre panels.

- expected position `1 + sum_j P(theta_j > theta_i)`; `PCER = 100 (expected - 1/2) / k`;
- the probability of the highest position, of being above at least half of the others, and, by draws, above the median
  of the others.
""",
    use="""
For coordinators, to see how little of an order is known. Means and SDs are those of the posterior, for instance
`theta_mean` and `theta_sd` of partial pooling.
""",
    avoid="""
Never shown to organisations and never as a table of places. It takes the levels as independent; where they share an
uncertain middle, partial pooling keeps that, and its `above_others` is the figure of the verdicts.
""",
    reader="""
Coordinators only: "The order of the 5 groups is uncertain: the surest place of any of them is 77 in 100 likely."
""",
    example="""
>>> from benchstats.pooling import standings
>>> found = standings([3.96, 4.17, 3.77, 4.34, 4.03], sds=[0.2, 0.16, 0.14, 0.11, 0.1])
>>> [round(one, 2) for one in found.expected]
[3.59, 2.27, 4.69, 1.26, 3.19]
>>> [round(one, 2) for one in found.positions[3]]
[0.77, 0.2, 0.03, 0.0, 0.0]
>>> print(found.sentence().text)
The order of the 5 groups is uncertain: the surest place of any of them is 77 in 100 likely.
""",
)
