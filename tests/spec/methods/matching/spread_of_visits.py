"""The page of docs/methods on: spread of visits."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Spread of visits",
    statistics=("exposure",),
    formula="""
Gini coefficient of the visits x₍₁₎ ≤ … ≤ x₍ₙ₎: Σ (2i − n − 1) x₍ᵢ₎ / (n Σ x). 0 when all receive as many, (n − 1)/n
when one receives all. No correction for small n.
""",
    use="""
For the office, after each round of recommendations: do visits pile up on a few references?
""",
    avoid="""
With fewer than about five organisations look at the counts themselves. Not a measure of merit.
""",
    reader="""
“Organisations that receive visits: 4 of 5.”
""",
    example="""
>>> from benchstats.matching import exposure
>>> round(exposure([3, 0, 1, 2, 2]).gini, 12)             # half the mean absolute difference over the mean
0.35
>>> print(exposure([3, 0, 1, 2, 2]).sentence().text)
Organisations that receive visits: 4 of 5.
""",
)
