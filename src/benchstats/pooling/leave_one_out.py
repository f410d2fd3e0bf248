"""Each group against all the others: the difference to their pooled mean, which the group itself is not part of."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike

from benchstats.errors import InputError
from benchstats.inputs import Floats
from benchstats.intervals import normal_interval
from benchstats.pooling.checked import estimates
from benchstats.pooling.heterogeneity import ESTIMATORS, Estimator
from benchstats.pooling.random_effects import pooled_mean
from benchstats.results import Interval, Reason, Result, Sentence, say


@dataclass(frozen=True, slots=True)
class Other:
    """One group against the others: `difference` to `mu`, their pooled mean; `se` is that of `mu`, `tau2` theirs.

    `se_vs_mean` answers "does it differ from the others' mean?", `se_predictive`, which adds `tau2`, "is it unusual
    among groups?". `tau2` and `se_predictive` are None where there is one other. `interval` is that of the difference
    to the mean.
    """

    difference: float
    mu: float
    se: float
    tau2: float | None
    se_vs_mean: float
    se_predictive: float | None
    interval: Interval


@dataclass(frozen=True, slots=True)
class LeaveOneOut(Result):
    """Each of `n` groups against the pooled mean of all others; `groups` is empty where there is one group alone."""

    statistic: ClassVar[str] = "leave_one_out"

    means: tuple[float, ...]
    variances: tuple[float, ...]
    n: int
    groups: tuple[Other, ...]
    interval: Interval | None = None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """How many groups differ from the others by more than chance explains."""
        if not self.groups:
            return say("There is only one group, so there are no others to compare it with.")
        apart = sum(one.interval.low > 0 or one.interval.high < 0 for one in self.groups)
        if not apart:
            return say("No group of the %(n)s lies clearly apart from the others.", n=self.n)
        return say("Of the %(n)s groups %(apart)s lie apart from the mean of the others.", n=self.n, apart=apart)


def leave_one_out(means: ArrayLike, *, variances: ArrayLike, estimator: Estimator = "reml") -> LeaveOneOut:
    """The difference of each group to the random-effects mean of all the others.

    w_i = y_i - mu_{-i}; se_vs_mean^2 = v_i + se_{-i}^2; se_predictive^2 adds tau^2_{-i}. The interval is the normal one
    of se_vs_mean. Source: Viechtbauer and Cheung 2010, Research Synthesis Methods 1, 112-125 (deleted residuals);
    equals R `metafor::rma` on the others.

    Raises:
        InputError: when values are missing or not finite, a variance is not above 0, or the estimator is unknown.
    """
    y, v = estimates(means, variances)
    if estimator not in ESTIMATORS:
        raise InputError(f"an estimator is one of {', '.join(ESTIMATORS)}, not {estimator}")
    groups = () if y.size == 1 else tuple(_against_others(y, v, at, estimator) for at in range(y.size))
    return LeaveOneOut(
        means=tuple(y.tolist()),
        variances=tuple(v.tolist()),
        n=y.size,
        groups=groups,
        reason=None if groups else Reason.TOO_FEW_GROUPS,
    )


def _against_others(y: Floats, v: Floats, at: int, estimator: Estimator) -> Other:
    # Everything is computed about the group itself, because far from zero a mean costs digits.
    others, theirs = np.delete(y, at) - y[at], np.delete(v, at)
    tau2 = ESTIMATORS[estimator](others, theirs) if others.size > 1 else None
    mu, variance = pooled_mean(others, theirs, tau2 or 0.0)
    square = float(v[at]) + variance
    return Other(
        difference=-mu,
        mu=float(y[at]) + mu,
        se=sqrt(variance),
        tau2=tau2,
        se_vs_mean=sqrt(square),
        se_predictive=None if tau2 is None else sqrt(square + tau2),
        interval=normal_interval(-mu, error=sqrt(square), method="normal, 95 %"),
    )
