"""Method pages: reliability of a scale, and of the means of groups."""

from __future__ import annotations

from tests.spec.methods.page import Page

TABLE = """>>> answers = [[4, 4, 5, 4], [3, 2, 3, 3], [5, 5, 5, 4], [2, 2, 1, 3], [4, 3, 4, 4],
...            [3, 4, 3, 3], [5, 4, 5, 5], [2, 3, 2, 2], [4, 4, 3, 4], [3, 3, 3, 2]]
"""
PAGES: list[Page] = [
    Page(
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
complete answers, and there are 10". Coordinators read the figures.
""",
        example=f"""
>>> from benchstats.reliability import assess_reliability, cronbach_alpha, omega_total
{TABLE}>>> found = cronbach_alpha(answers)
>>> round(found.value, 4), round(found.interval.low, 3), round(found.interval.high, 3)
(0.9174, 0.783, 0.977)
>>> round(omega_total(answers).value, 4)
0.9388
>>> print(assess_reliability(answers).sentence().text)
Whether these 4 questions make one score is not yet assessed: that needs 100 complete answers, and there are 10.
>>> cronbach_alpha([[1, 5], [2, 4], [5, 1], [4, 2], [3, 3]]).reason.value  # the sum does not vary
'no_variation'
""",
    ),
    Page(
        title="ICC of group means",
        statistics=("icc_aggregation", "icc_reml", "provider_reliability", "respondents_needed"),
        formula="""
- ICC(1) `= (MSB - MSW) / (MSB + (n0 - 1) MSW)`, with `n0 = (N - sum n_i^2 / N)/(k - 1)`, and under a second name with
  the mean group size, as R multilevel has it; ICC(2) `= (MSB - MSW) / MSB`.
- REML: `tau^2 / (tau^2 + sigma^2)` of `y = mu + group + rest`, exact for unequal groups.
- reliability of organisation `i`: `tau^2 / (tau^2 + v_i)`. Answers needed for a reliability `r`:
  `r (1 - ICC) / (ICC (1 - r))`, rounded up.
""",
        use="""
To see whether organisations differ at all in a dimension, and how many answers a mean needs before it says something.
""",
        avoid="""
ICC(2) grows with the number of answers, so its usual cut-offs are labels and no gates. With four or five organisations
the interval of an ICC is very wide: read it first.
""",
        reader="""
"About 15 of 100 parts of the differences between people lie between the 3 groups, the rest within them (12 answers)."
""",
        example="""
>>> from benchstats.reliability import aggregation_icc, reml_icc, respondents_needed
>>> scores = [4.4, 4.2, 3.9, 3.1, 3.4, 3.9, 4.1, 2.9, 3.3, 3.0, 3.6, 3.2]
>>> found = aggregation_icc(scores, groups=list("AAAABBBBCCCC"))
>>> round(found.icc1_n0, 3), round(found.icc2, 3), round(found.interval.low, 2), round(found.interval.high, 2)
(0.154, 0.421, -0.21, 0.94)
>>> print(reml_icc(scores, groups=list("AAAABBBBCCCC")).sentence().text)
About 15 of 100 parts of the differences between people lie between the 3 groups, the rest within them (12 answers).
>>> [respondents_needed(icc).n for icc in (0.03, 0.06, 0.12)]
[76, 37, 18]
""",
    ),
    Page(
        title="Agreement within a group",
        statistics=("rwg", "rwg_j", "ad_m"),
        formula="""
`r_wg = 1 - s^2 / v0`; for `J` items `r_wg(j) = J (1 - q) / (J (1 - q) + q)` with `q` the mean variance over `v0`.
Negative values count as 0. `v0` is 2.0 for answers spread evenly over 1-5 and 1.34 for slightly skewed ones. AD_M is
the mean distance from the group's own mean, in points of the scale.
""",
        use="""
Beside the mean of a group of 10 or more: below 0.50 with the slightly skewed `v0`, views are split and a mean alone
misleads.
""",
        avoid="""
No gate for aggregation, and nothing for a group under 10: with few answers it gives the answers away.
""",
        reader="""
"Views in this group are split (23 people)." No coefficient.
""",
        example="""
>>> from benchstats.reliability import SLIGHT_SKEW_VARIANCE, ad_m, rwg, rwg_j
>>> rwg([4, 4, 5, 3, 4], null_variance=2.0).value
0.75
>>> people = [[4, 4, 5], [3, 2, 3], [5, 5, 5], [2, 2, 1], [4, 3, 4]]
>>> print(rwg_j(people, null_variance=SLIGHT_SKEW_VARIANCE).sentence().text)
Views in this group are split (5 people).
>>> print(ad_m(people).sentence().text)
On average an answer lies 1.07 points from the group's mean (5 people).
""",
    ),
]
