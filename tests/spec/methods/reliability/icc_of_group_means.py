"""The page of docs/methods on: ICC of group means."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="ICC of group means",
    statistics=("icc_aggregation", "icc_reml", "organisation_reliability", "respondents_needed"),
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
)
