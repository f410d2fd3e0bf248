"""The page of docs/methods on: interval of a share."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Interval of a share",
    statistics=("share_of_answers",),
    formula="""
x of n. Wilson: the p with |x/n − p| = z √(p (1 − p) / n). Jeffreys: the 2.5 and 97.5 % quantiles of Beta(x + ½, n − x
+ ½), the lower end 0 at x = 0 and the upper 1 at x = n. Clopper-Pearson: quantiles of Beta(x, n − x + 1) and Beta(x +
1, n − x).
""",
    use="""
Wilson by default; Jeffreys beside Bayesian figures; Clopper-Pearson where the level must hold for every true share.
""",
    avoid="""
The simple p ± 1.96 se is not offered: at 0 of n it has no width. Several shares are compared by the beta-binomial
model.
""",
    reader="“9 of 11, that is 82 %; with so many answers the true share is probably between 52 and 95 %.”",
    example="""
>>> from benchstats.ordinal import share_interval
>>> for method in ("wilson", "jeffreys", "clopper_pearson"):   # R prop.test, qbeta, binom.test: 0 of 5
...     interval = share_interval(0, 5, method=method).interval
...     print(method, round(interval.low, 4), round(interval.high, 4))
wilson 0.0 0.4345
jeffreys 0.0 0.3794
clopper_pearson 0.0 0.5218
""",
)
