"""The page of docs/methods on: weighted mean."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Weighted mean",
    statistics=("weighted_mean",),
    formula="""
m = Σ w x / Σ w. Linearised: with u_i = w_i (x_i − m) / Σ w, SE² = n/(n − 1) Σ u_i²; over sampled units, the u_i are
added up within each of the g units first and the factor is g/(g − 1). Variance: n/(n − 1) Σ w (x − m)² / Σ w. Kish:
n_eff = (Σ w)² / Σ w². Weights above 5 times their median are cut to it.
""",
    use="""
Where some groups of staff answered less often than others and weights put that right. Every minimum number of answers
is held against min(n, n_eff).
""",
    avoid="""
The default is an unweighted census of staff. Weights made from few answers cost more than they give: watch n_eff. No
finite-population correction.
""",
    reader="“The weighted mean of 21 answers is 3.8; with these weights it is worth 19.8 answers.”",
    example="""
>>> from benchstats.ordinal import trimmed_weights, weighted_mean
>>> found = weighted_mean([5, 4, 2], weights=[1, 1, 2])
>>> found.mean, round(found.n_eff, 4), round(found.se, 4)
(3.25, 2.6667, 0.9622)
>>> trimmed_weights([1, 1, 1, 2, 30])
(1.0, 1.0, 1.0, 2.0, 5.0)
>>> print(found.sentence().text)
The weighted mean of 3 answers is 3.2; with these weights it is worth 2.7 answers.
""",
)
