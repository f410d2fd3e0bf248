"""The page of docs/methods on: adjustments for many comparisons."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Adjustments for many comparisons",
    statistics=("p_adjusted", "p_adjusted_by", "p_adjusted_holm"),
    formula="""
With p values in order, p(1) ≤ … ≤ p(m). Benjamini-Hochberg: min over j ≥ i of m p(j) / j. Benjamini-Yekutieli: the
same times 1 + 1/2 + … + 1/m. Holm: max over j ≤ i of (m − j + 1) p(j). Each at most 1.
""",
    use="""
Benjamini-Hochberg for screens by coordinators, where a few false alarms among many are bearable. Benjamini-Yekutieli
where the comparisons depend on each other in unknown ways, as all pairs of dimensions do. Holm where not one may be
false.
""",
    avoid="""
Not for statements to members: those come from the probabilities of the pooled model and its own false discovery rate.
""",
    reader="Nobody but coordinators reads adjusted p values. Members read statements, or that there are none.",
    example="""
>>> from benchstats import benjamini_hochberg, benjamini_yekutieli, holm
>>> p_values = [0.01, 0.04, 0.03, 0.005, 0.2, 0.2]      # R p.adjust
>>> [round(p, 4) for p in benjamini_hochberg(p_values)]
[0.03, 0.06, 0.06, 0.03, 0.2, 0.2]
>>> [round(p, 4) for p in benjamini_yekutieli(p_values)]
[0.0735, 0.147, 0.147, 0.0735, 0.49, 0.49]
>>> [round(p, 4) for p in holm(p_values)]
[0.05, 0.12, 0.12, 0.03, 0.4, 0.4]
""",
)
