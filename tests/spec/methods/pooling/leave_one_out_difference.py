"""The page of docs/methods on: leave-one-out difference."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Leave-one-out difference",
    statistics=("leave_one_out",),
    formula="""
`d_i = y_i - mu_(-i)`, where `mu_(-i)`, its error `se_(-i)` and `tau^2_(-i)` come from random effects of all other
groups. Against their mean: `se^2 = v_i + se_(-i)^2`, and the interval `d_i -+ 1.96 se`. As one more group among them:
`se^2 = v_i + se_(-i)^2 + tau^2_(-i)`.
""",
    use="""
To say by how much a group lies apart from the others without its own answers among them; the larger the group, the more
this matters. The second error asks whether a group is unusual among groups.
""",
    avoid="""
`tau^2` of three others is poorly known and plugged in, so the errors are too small there; verdicts are made by partial
pooling instead. Many groups give many intervals: some lie apart by chance.
""",
    reader="""
"Of the 5 groups 2 lie apart from the mean of the others." or "No group of the 4 lies clearly apart from the others."
""",
    example="""
>>> from benchstats.pooling import leave_one_out
>>> found = leave_one_out([3.91, 4.22, 3.68, 4.41, 4.02], variances=[0.0784, 0.04, 0.0256, 0.0144, 0.0121])
>>> [(round(one.difference, 2), round(one.se_vs_mean, 2)) for one in found.groups]
[(-0.18, 0.32), (0.19, 0.26), (-0.49, 0.2), (0.46, 0.17), (-0.05, 0.21)]
>>> print(found.sentence().text)
Of the 5 groups 2 lie apart from the mean of the others.
""",
)
