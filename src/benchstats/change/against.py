"""One organisation's change against those of the others."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike

from benchstats.errors import InputError
from benchstats.inputs import Floats, variances_of, vector
from benchstats.intervals import normal_interval, t_interval
from benchstats.pooling.heterogeneity import generalised_q, likeliest
from benchstats.pooling.random_effects import pooled_mean
from benchstats.results import Interval, Reason, Result, Sentence, say

LEAST_OTHERS = 3
"""Others that a change is compared with at least: the mean of two would tell each of them the other's change."""


@dataclass(frozen=True, slots=True)
class AgainstNetwork(Result):
    """One organisation's change less the mean change of the others, of `n` organisations altogether.

    `se_vs_network_mean` answers "did we change more than the others on average?", and `interval` belongs to it.
    `se_predictive` adds the spread of true changes and answers "is our change unusual among organisations?", with
    `predictive_interval`. All None with a `reason` where there are fewer than three others.
    """

    statistic: ClassVar[str] = "change_against_network"

    n: int
    change: float
    others_mean: float | None
    others_tau2: float | None
    estimate: float | None
    se_vs_network_mean: float | None
    se_predictive: float | None
    interval: Interval | None
    predictive_interval: Interval | None
    reason: Reason | None

    def sentence(self) -> Sentence:
        """How the change compares with that of the others."""
        if self.estimate is None or self.interval is None:
            return say("There are too few other organisations to compare the change with.")
        return say(
            "Your change differs by %(estimate)s from the average change of the %(others)s others; the likely range of "
            "that is %(low)s to %(high)s.",
            estimate=self.estimate,
            others=self.n - 1,
            low=self.interval.low,
            high=self.interval.high,
        )


def change_against_network(changes: ArrayLike, *, variances: ArrayLike) -> tuple[AgainstNetwork, ...]:
    """Each organisation's change less the REML mean of all others' changes, in order; a constant panel is assumed.

    One change and its positive sampling variance an organisation. The standard errors are plain REML ones; the interval
    is a t interval with the others' part by the modified Hartung-Knapp error and Satterthwaite's degrees of freedom, so
    that three others are not taken for certain. The predictive one is normal.
    Source: difference in differences; equals metafor `rma` (REML), leaving one out; Knapp and Hartung 2003, Statistics
    in Medicine 22; Satterthwaite 1946, Biometrics Bulletin 2.

    Raises:
        InputError: when values are missing, or a variance is not positive.
    """
    d = vector(changes, of="changes")
    v = variances_of(variances, size=d.size)
    if not d.size or (v <= 0).any():
        raise InputError("each change needs a positive variance, and there must be at least one change")
    return tuple(_one(d, v, i) for i in range(d.size))


def _one(d: Floats, v: Floats, i: int) -> AgainstNetwork:
    n, change, own = d.size, float(d[i]), float(v[i])
    if n - 1 < LEAST_OTHERS:
        return AgainstNetwork(n, change, *(None,) * 7, Reason.TOO_FEW_GROUPS)
    others, spread = np.delete(d, i), np.delete(v, i)
    origin = float(others[0])
    tau2 = likeliest(others - origin, spread, restricted=True)
    mean, variance = pooled_mean(others - origin, spread, tau2)
    factor = max(1.0, generalised_q(others - origin, spread, tau2) / (n - 2))
    estimate = change - origin - mean
    return AgainstNetwork(
        n=n,
        change=change,
        others_mean=origin + mean,
        others_tau2=tau2,
        estimate=estimate,
        se_vs_network_mean=sqrt(own + variance),
        se_predictive=sqrt(own + variance + tau2),
        interval=_interval(estimate, own, factor * variance, n - 2),
        predictive_interval=normal_interval(estimate, error=sqrt(own + variance + tau2), method="predictive, normal"),
        reason=None,
    )


def _interval(estimate: float, own: float, others: float, degrees: int) -> Interval:
    share = others / (own + others)  # of the variance, that part which is estimated
    freedom = degrees / max(share, 1e-3) ** 2  # beyond a million, t is normal
    return t_interval(estimate, error=sqrt(own + others), degrees=freedom, method="t, Hartung-Knapp and Satterthwaite")
