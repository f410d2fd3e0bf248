"""The page of docs/methods on: programme from needs."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Programme from needs",
    statistics=("need_coverage", "equal_shares"),
    formula="""
Weight of a need = stated priority (1 to 3), doubled where its owner is clearly below. Coverage: the topics for the
given places that meet needs of the largest total weight, exact by an integer program; with `costs` a topic takes more
or less than one place, and greed goes by gain for each place. Equal shares: every member gets
budget/n; the topic is chosen whose supporters pay the smallest common part ρ of its cost, Σ min(purse, ρ · cost) =
cost, until nobody can pay a further one. Exact fractions; ties by name.
""",
    use="""
Equal shares first, so that a minority with a common wish has its part of the programme; then the rest of the places by
coverage with `chosen`. The greedy choice is told for comparison only.
""",
    avoid="""
The greedy choice may lose up to 1/e of the weight, 37 %. Equal shares alone may leave places empty.
""",
    reader="""
“Topics in the programme: 2; needs that they meet: 4 of 4, and no other choice that fits meets a greater weight of
needs.”
""",
    example="""
>>> from benchstats.matching import cover_needs, equal_shares
>>> found = cover_needs([[1, 2], [0, 1], [2, 3]], need_weights=[1, 1, 1, 1], slots=2)
>>> found.covered_weight, found.greedy_weight             # greed loses a quarter here
(4.0, 3.0)
>>> print(found.sentence().text)
Topics in the programme: 2; needs that they meet: 4 of 4, and no other choice that fits meets a greater weight of
needs.
>>> wishes = [[0, 1], [0, 1], [0, 1], [0, 2], [0, 1], [0], [3], [3, 4], [3]]
>>> shares = equal_shares(wishes, costs=[1] * 5, budget=3, names=["t0", "t1", "t2", "t3", "t4"])
>>> shares.topics                                         # reference case MAT-07: pabutools 1.2.3
('t0', 't3')
>>> print(shares.sentence().text)
Topics chosen by equal shares: 2; members who see a topic they wished for: 9 of 9.
""",
)
