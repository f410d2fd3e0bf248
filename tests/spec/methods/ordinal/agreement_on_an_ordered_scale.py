"""The page of docs/methods on: agreement on an ordered scale."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Agreement on an ordered scale",
    statistics=("dispersion",),
    formula="""
van der Eijk: the counts are cut into layers of equal height; a layer with S of K values filled has A = U (1 − (S −
1)/(K − 1)), U = ((K − 2) T₁ − (K − 1) T₂) / ((K − 2)(T₁ + T₂)), where T₁ counts the triples of values filled like 110
or 011 and T₂ those like 101; A of all is the mean over the answers. Consensus: 1 + Σ p_v log₂(1 − |v − m|/(K − 1)).
Leik: D = 2 Σ min(F_v, 1 − F_v) / (K − 1). Berry-Mielke: Σ of the distances of all pairs over its maximum. The word:
*broad* from A = ½ (an even spread over three neighbours of five), *split* below A = 0 (the even spread over the whole
scale, which only two camps undercut), else *mixed*. A is computed in fractions, so the word never hangs on rounding.
""",
    use="To say whether a mean hides two camps, without taking the answers for distances. From 10 answers on.",
    avoid="No interval is offered and no comparison of two groups' values. A scale of two values has no A.",
    reader="""
“The 36 answers are mixed.” / “The 11 answers are close together.” / “… split: they agree less than if they were
spread evenly over the whole scale.”
""",
    example="""
>>> from benchstats.ordinal import dispersion
>>> found = dispersion([2, 3, 15, 11, 5])                       # R agrmt 1.42.12
>>> round(found.van_der_eijk_a, 6), round(found.consensus, 6), round(found.leik_d, 6), round(found.berry_mielke, 6)
(0.472222, 0.637983, 0.388889, 0.53858)
>>> found.word.value, dispersion([18, 0, 0, 0, 18]).word.value, dispersion([0, 0, 0, 5, 6]).word.value
('mixed', 'split', 'broad')
""",
)
