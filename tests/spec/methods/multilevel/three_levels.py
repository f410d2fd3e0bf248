"""The page of docs/methods on: three levels."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Three levels",
    statistics=("three_levels",),
    formula="""
`y = mu + a_organisation + u_unit + e`, with variances `var_org`, `var_unit`, `var_residual`, by restricted maximum
likelihood. Within an organisation the unit means have the covariance `diag(v) + var_org 11'`, `v = var_unit +
var_residual / n`, whose inverse and determinant are known in closed form; so the time grows with the number of answers
and no matrix of them is built. The search runs over variances of at least 0, with `var_residual` profiled out. Effects
are best linear unbiased predictions.
""",
    use="""
To see whether differences lie between organisations or between units of one organisation, from 5 organisations and 10
units on.
""",
    avoid="""
With fewer, the variance of units is not estimated but fixed at half that of organisations; treat it as a test of how
much the answer depends on it. Not for one unit in each organisation, where the two cannot be told apart. Predicted
effects are drawn towards 0 and their order is no league table.
""",
    reader="""
"Of the differences among 24 answers, about 4 % lies between organisations and 30 % between units of one organisation;
the rest is between people."
""",
    example="""
>>> from benchstats.multilevel import three_levels
>>> scores = [4, 3.5, 4.5, 5, 3, 4, 2.5, 4.5, 3.5, 4, 4.5, 5, 3, 3.5, 4, 2, 4.5, 5, 3.5, 4, 3, 2.5, 4.5, 4]
>>> found = three_levels(scores, units=[at // 2 for at in range(24)], organisations=[at // 4 for at in range(24)])
>>> round(found.var_org, 4), round(found.var_unit, 4), round(found.var_residual, 4), round(found.reml_deviance, 4)
(0.0271, 0.2083, 0.4688, 58.5955)
>>> print(found.sentence().text)
Of the differences among 24 answers, about 4 % lies between organisations and 30 % between units of one organisation;
the rest is between people.
""",
)
