"""The page of docs/methods on: reciprocal pairs and triads."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Reciprocal pairs and triads",
    statistics=("reciprocal_pairs", "learning_triads", "gain_summary"),
    formula="""
gain_ij is what i gains from j: the largest need × P(θ_j > θ_i + 0.15) over the dimensions in which j consents. The
weight of a pair is the harmonic mean 2/(1/gain_ij + 1/gain_ji), which is 0 when one side gains nothing. Pairs: the
matching of largest total weight. Triads: disjoint groups of three with the largest sum over their pairs. Second pass
(`fairer_pairs`): as many pairs, at least 95 % of that total, and the smallest gain as large as possible.
""",
    use="""
For exchanges in which both sides learn. Report the smallest gain and who has no partner with every matching.
""",
    avoid="""
Where learning may be one-sided, recommend a reference organisation instead. More than 200 organisations (40 for
triads) are refused: match within countries or languages.
""",
    reader="""
“Pairs of organisations that can learn from each other: 3; without a partner: 0 of 6.”
""",
    example="""
>>> from benchstats.matching import fairer_pairs, gain_summary, learning_triads, reciprocal_pairs
>>> gains = [[0, 0.8, 0.2, 0.5, 0.1, 0.6], [0.7, 0, 0.4, 0.3, 0.9, 0.2], [0.3, 0.6, 0, 0.8, 0.5, 0.1],
...          [0.4, 0.2, 0.9, 0, 0.3, 0.7], [0.2, 0.8, 0.6, 0.1, 0, 0.5], [0.5, 0.3, 0.2, 0.6, 0.4, 0]]
>>> found = reciprocal_pairs(gains)                       # reference case MAT-03: networkx max_weight_matching
>>> [group.members for group in found.groups], round(found.total, 12), found.least_gain
([(0, 5), (1, 4), (2, 3)], 2.239572192513, 0.5)
>>> print(found.sentence().text)
Pairs of organisations that can learn from each other: 3; without a partner: 0 of 6.
>>> len(learning_triads(gains).groups)
2
>>> tilted = [[0, 1.0, 0.5, 0], [1.0, 0, 0, 0.5], [0.5, 0, 0, 0.1], [0, 0.5, 0.1, 0]]
>>> reciprocal_pairs(tilted).least_gain, fairer_pairs(tilted, keep=0.9).least_gain
(0.1, 0.5)
>>> print(gain_summary([0.5, 0.5, 0.5, None]).sentence().text)
Organisations that have somebody to learn from: 3 of 4.
""",
)
