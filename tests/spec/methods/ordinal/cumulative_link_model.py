"""The page of docs/methods on: cumulative link model."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Cumulative link model",
    statistics=("cumulative_shift", "direction_check"),
    formula="""
link P(Y ≤ j) = θ_j − β x, x = 1 in the second group; link is logit or probit. Maximum likelihood in the thresholds θ
and the shift β; the log-likelihood is concave, so there is one maximum. SE from the observed information, Wald
interval. Values that never occur are dropped. Rule of direction: where the sign of the difference of means and the
sign of the probit shift of the same two groups differ, only the distribution is shown.
""",
    use="""
As a check of every statement that rests on means of ordinal answers, and as a model where a shift is wanted.
""",
    avoid="""
Groups that do not overlap have no largest shift: it is None, with its direction. With several groups use the pooled
model.
""",
    reader="""
“The mean and the order of the answers (n = 5 here, 6 elsewhere) point different ways, so only the distribution is
shown.”
""",
    example="""
>>> from benchstats import Scale
>>> from benchstats.ordinal import cumulative_link, direction_check
>>> found = cumulative_link([0, 1, 2, 5, 4], [0, 3, 6, 5, 1])    # R ordinal::clm, reference case ORD-01
>>> round(found.shift, 5), round(found.se, 5), round(found.log_likelihood, 5)
(-1.56088, 0.77477, -33.53886)
>>> check = direction_check([0, 0, 1, 4, 0], [2, 0, 0, 0, 4], scale=Scale(1, 5))
>>> round(check.mean_difference, 3), round(check.probit_shift, 3), check.may_be_stated
(0.133, -0.566, False)
""",
)
