"""The page of docs/methods on: probability of superiority."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Probability of superiority",
    statistics=("superiority", "p_midrank"),
    formula="""
P = (pairs in which the first answers higher + half of the ties) / (n_a n_b); Cliff's delta d = 2P − 1. With d_i the
share of the other group below answer i minus the share above it, the unbiased variance is s² = (n_b² Σ(d_i − d)² +
n_a² Σ(d_j − d)² − ΣΣ(d_ij − d)²) / (n_a n_b (n_a − 1)(n_b − 1)), at least (1 − d²)/(n_a n_b − 1); ends (d − d³ ± t s
√((1 − d²)² + t² s²)) / (1 − d² + t² s²), with n_a + n_b − 2 degrees. At |d| = 1 the inner end is ±(n − t²)/(n + t²),
n being the smaller group. The exact test deals the pooled answers' midranks as the permutation test deals the
answers.
""",
    use="Two groups on any ordered scale; it needs no distances and is easily said. The test is for coordinators.",
    avoid="""
Not for many groups (pooled model), nor for the same people twice (paired). Groups of more than about 60 are too many
for the exact test.
""",
    reader="""
“A randomly chosen person of the first group (n = 12) answers higher than one of the second (n = 15) in 72 of 100
pairs, counting ties half; probably in 49 to 87.”
""",
    example="""
>>> from benchstats.ordinal import midrank_test, superiority
>>> a, b = [0, 1, 2, 5, 4], [0, 3, 6, 5, 1]                     # reference case ORD-01 (R coin, orddom)
>>> found = superiority(a, b)
>>> round(found.probability, 6), round(found.cliffs_delta, 6)
(0.716667, 0.433333)
>>> round(found.delta_interval.low, 6), round(found.delta_interval.high, 6)
(-0.015009, 0.736596)
>>> round(midrank_test(a, b).p_value, 10)
0.0541795666
""",
)
