"""The page of docs/methods on: evidence for relationships."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Evidence for relationships",
    statistics=("relationship_evidence", "pair_screen"),
    formula="""
Fewer than 6 organisations: profile lines only, no coefficient. 6 to 19: corrected correlation with its range, called
exploratory; none where a corrected variance is not positive. From 20 on a relationship is stated where the jackknife's
p passes Benjamini-Hochberg at 10 % over all pairs *and* the other round's corrected covariance has the same sign.
`all_pairs` is the naive screen of all pairs (Benjamini-Hochberg, Benjamini-Yekutieli, Holm), for comparison.
""",
    use="Wherever somebody asks whether two dimensions go together in a network.",
    avoid="""
Never words of cause. Never the naive screen as evidence: among 15 pairs without any true relationship it found
something in 60-98 % of networks. Countries: see Correlation within strata.
""",
    reader="""
"There are too few organisations to put a relationship in a number (n = 5): look at their profile lines." "There is not
enough evidence for a statement from 8 organisations; a first look gives 0.83, likely between 0.43 and 1.00."
"Organisations higher in one tend to be higher in the other (24 organisations)."
""",
    example="""
>>> from benchstats.relationships import all_pairs, relationship_evidence
>>> scores = [[3.5, 3.9], [4.1, 4.0], [3.2, 3.4], [4.4, 4.0], [3.9, 3.5], [3.0, 3.6], [4.6, 4.4], [3.7, 3.9]]
>>> errors = [[[0.02, 0.01], [0.01, 0.02]]] * 8
>>> (pair,) = relationship_evidence(scores, sampling_covariances=errors)
>>> print(pair.evidence.value, pair.sentence().text)
exploratory There is not enough evidence for a statement from 8 organisations; a first look gives 0.83, likely between
0.43 and 1.00.
>>> (pair,) = relationship_evidence(scores[:5], sampling_covariances=errors[:5])
>>> print(pair.evidence.value, pair.sentence().text)
profiles_only There are too few organisations to put a relationship in a number (n = 5): look at their profile lines.
>>> print(all_pairs(scores).sentence().text)
Pairs of topics that stand out from chance: 1 of 1 (organisations: 8); part of that can be chance in the answers,
which this look does not take off.
""",
)
