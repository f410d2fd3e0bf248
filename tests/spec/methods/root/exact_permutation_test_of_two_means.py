"""The page of docs/methods on: exact permutation test of two means."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Exact permutation test of two means",
    statistics=("p_permutation",),
    formula="""
All ways to deal the n_a + n_b pooled answers to groups of n_a and n_b are equally likely. p is the share of deals
whose sum in the first group is at least as far from its expectation n_a Σ / (n_a + n_b) as the observed one. The
shift algorithm adds the deals up value by value, in whole numbers, so p is exact.
""",
    use="""
Two groups of any size with answers on a short scale, for coordinators; ties and tiny groups are no problem.
""",
    avoid="""
Not for saying that groups are equal: a large p says that these answers cannot tell. Not item by item without an
adjustment for the number of items. Several groups are compared by the pooled model instead.
""",
    reader="""
Members are not shown p values. Coordinators read: “… dealing the same answers at random gives at least as large a
difference in 13.73 of 100 deals.”
""",
    example="""
>>> from benchstats import Scale, permutation_test
>>> found = permutation_test([0, 0, 0, 0, 11], [0, 0, 0, 2, 5], scale=Scale(1, 5))   # item 10 of the two pilots
>>> round(found.difference, 4), round(found.p_value, 6)
(0.2857, 0.137255)
""",
)
