"""The page of docs/methods on: severity of raters."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Severity of raters",
    statistics=("rater_severity", "crossed_effects"),
    formula="""
`score = plan + rater` by least squares on an incomplete design, raters adding up to 0; the adjusted mean of a plan is
what all raters together would have given. With 4 raters or more, plans and raters as random effects by REML. Every plan
and rater must hang together through shared plans: the parts that do not are named, and nothing is compared across them.
""",
    use="""
When not all raters see all plans: every plan two raters, each pair of raters a shared plan, some plans for all, and
nobody rates the own organisation.
""",
    avoid="""
No verdict on a person: raters see their own severity privately. Organisations see adjusted means, with a note where one
moves by more than a quarter of a point.
""",
    reader="""
"Plans whose mean moves by more than a quarter of a point when each counts as seen by all raters alike: 4 of 6 (raters:
3)."
""",
    example="""
>>> from benchstats.raters import crossed_effects, rater_severity
>>> scores = [4, 5, 4, 3, 2, 4, 5, 3, 4, 2, 3, 5]
>>> plans, raters = list("112233445566"), list("ABBCCAABBCCA")
>>> found = rater_severity(scores, plans=plans, raters=raters)
>>> [(one.rater, round(one.effect, 2)) for one in found.raters]
[('A', 0.83), ('B', 0.33), ('C', -1.17)]
>>> print(found.sentence().text)
Plans whose mean moves by more than a quarter of a point when each counts as seen by all raters alike: 4 of 6 (raters:
3).
>>> fit = crossed_effects(scores, plans=plans, raters=raters)
>>> round(fit.var_rater, 3), round(fit.var_residual, 3)
(0.972, 0.444)
""",
)
