"""The page of docs/methods on: small counts and concentrated totals."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Small counts and concentrated totals",
    statistics=("primary_cells", "concentration"),
    formula="""
Minimum frequency: a count c with 0 < c < m is withheld. For a total X of contributions x₁ ≥ x₂ ≥ …: the p % rule
withholds it when X − x₁ − x₂ < p/100 · x₁, because the second largest contributor then knows the largest within p %;
the dominance rule (n, k) when x₁ + … + x_n > k/100 · X. Besides, at least three contribute. The error of the closest
upper estimate is 100 (X − x₁ − x₂)/x₁.
""",
    use="""
`primary_cells` for tables of people, m = 3 as statistical offices do. `concentration` for totals over organisations,
such as clients or incidents: p = 10 and three contributors is the rule of this network.
""",
    avoid="""
Not for means of answers on a short scale: there a large organisation gives nothing away by its size, but the answers
may be reconstructed. The dominance rule is kept for comparison; the p % rule measures what matters.
""",
    reader="""
“This total of 5 contributors does not give any of them away.” A withheld total is told as such, never with the reason
in numbers: the parameters stay with the office.
""",
    example="""
>>> from benchstats.tabular import concentration, primary_cells
>>> found = concentration([50000, 49000, 1000], p=10, largest=1, share=90)    # Handbook on SDC, 4.2, Example 1
>>> found.p_percent_sensitive, found.dominance_sensitive, found.closest_upper_estimate_error
(True, False, 2.0)
>>> print(concentration([58, 38, 23, 12, 7]).sentence().text)
This total of 5 contributors does not give any of them away.
>>> primary_cells([[20, 6, 3, 12], [8, 15, 2, 9]], least=3).cells
((1, 2),)
""",
)
