"""The page of docs/methods on: reliability of a scale."""

from __future__ import annotations

from tests.spec.methods.page import Page

TABLE = """>>> answers = [[4, 4, 5, 4], [3, 2, 3, 3], [5, 5, 5, 4], [2, 2, 1, 3], [4, 3, 4, 4],
...            [3, 4, 3, 3], [5, 4, 5, 5], [2, 3, 2, 2], [4, 4, 3, 4], [3, 3, 3, 2]]
"""


PAGE = Page(
    title="Reliability of a scale",
    statistics=("cronbach_alpha", "alpha_within", "omega_total", "ordinal_alpha", "reliability_assessment"),
    formula="""
Of `k` items answered by the same persons, rows with a gap left out:

- alpha `= k/(k-1) (1 - sum s_j^2 / s_T^2)` with sample variances of the items and of their sum; standardised alpha from
  the mean correlation of the items. Feldt's interval: `1 - (1 - alpha) F`, with `n-1` and `(n-1)(k-1)` degrees.
- alpha within: of the answers around the means of their own organisation.
- omega total: `(sum lambda)^2 / ((sum lambda)^2 + sum theta)` of a one-factor model by maximum likelihood.
- ordinal alpha: standardised alpha of the polychoric correlations in two steps: a diagnostic of the scale thought to
  lie behind the answers, not the reliability of the score that is shown.

Assessment: from 100 complete rows and 10 an item; polychoric from 200. A dimension whose interval begins below 0.60 is
not shown as one score, only by its items.
""",
    use="""
Once for each dimension, on the pooled answers of the network, before its score is shown to anybody.
""",
    avoid="""
Never for one organisation, never in a member's report, and never "improved" by turning items because the data ask for
it: which items are reversed stands in the questionnaire. Alpha is no proof of one dimension; a long list of items has a
high one. Where organisations differ, the pooled alpha is too high: read alpha within beside it.
""",
    reader="""
Members read only what follows: the dimension is shown as one score, by its items, or "not yet assessed: that needs 100
complete answers, and so far the number is 10". Coordinators read the figures.
""",
    example=f"""
>>> from benchstats.reliability import assess_reliability, cronbach_alpha, omega_total
{TABLE}>>> found = cronbach_alpha(answers)
>>> round(found.value, 4), round(found.interval.low, 3), round(found.interval.high, 3)
(0.9174, 0.783, 0.977)
>>> round(omega_total(answers).value, 4)
0.9388
>>> print(assess_reliability(answers).sentence().text)
Whether the questions (4) make one score is not yet assessed: that needs 100 complete answers, and so far the number
is 10.
>>> cronbach_alpha([[1, 5], [2, 4], [5, 1], [4, 2], [3, 3]]).reason.value  # the sum does not vary
'no_variation'
""",
)
