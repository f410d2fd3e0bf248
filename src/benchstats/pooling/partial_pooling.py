"""Partial pooling of few, unequal groups with the spread between them integrated out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike

from benchstats.errors import InputError
from benchstats.inputs import Floats
from benchstats.pooling.checked import estimates, positive
from benchstats.pooling.draws import Draws, share_above_others
from benchstats.pooling.mixtures import Mixture, shortest
from benchstats.pooling.spread import Spread, spread_between
from benchstats.quantiles import LEVEL
from benchstats.results import Interval, Reason, Result, Sentence, say

PRIOR_SCALE = 0.4
"""Half-normal scale of the prior of tau on a 1-5 scale; 10 on 0-100."""

SENSITIVITY_SCALES = (0.2, 0.4, 0.8)
MEDIAN = np.array([0.5])
ENDS = np.array([(1 - LEVEL) / 2, (1 + LEVEL) / 2])
CENTRAL, SHORTEST = "central credible, 95 %", "shortest credible, 95 %"


@dataclass(frozen=True, slots=True)
class PartialPooling(Result):
    """The posterior of the network's middle `mu`, the spread `tau` and the true level `theta` of each of `n` groups.

    `tau_interval` and `interval` (that of mu) are shortest, `theta_intervals` central 95 % intervals.
    `reliability` of a group is tau^2 / (tau^2 + v) and `rankability` the same with the median v, both at the posterior
    median of tau. `above_mu_median` and `above_mu_mean` are P(theta_i > the number); `above_others` is
    P(theta_i > median of the others), None where no draws were given or there is one group.
    """

    statistic: ClassVar[str] = "partial_pooling"

    means: tuple[float, ...]
    variances: tuple[float, ...]
    prior_scale: float
    n: int
    tau_median: float
    tau_mean: float
    tau_interval: Interval
    mu_median: float
    mu_mean: float
    interval: Interval
    theta_mean: tuple[float, ...]
    theta_sd: tuple[float, ...]
    theta_median: tuple[float, ...]
    theta_intervals: tuple[Interval, ...]
    theta_new_sd: float
    above_mu_median: tuple[float, ...]
    above_mu_mean: tuple[float, ...]
    reliability: tuple[float, ...]
    rankability: float
    above_others: tuple[float, ...] | None = None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """Where the groups lie and how far they differ, in words."""
        if self.n == 1:
            return say("There is only one group, so there is nothing to compare it with.")
        return say(
            "The %(n)s groups lie around %(mu)s (likely %(low)s to %(high)s); "
            "the true level of a group typically differs from that by about %(tau)s.",
            n=self.n,
            mu=self.mu_median,
            low=self.interval.low,
            high=self.interval.high,
            tau=self.tau_median,
        )


def partial_pooling(
    means: ArrayLike, *, variances: ArrayLike, prior_scale: float = PRIOR_SCALE, draws: Draws | None = None
) -> PartialPooling:
    """Pool groups partially: y_i ~ N(theta_i, v_i), theta_i ~ N(mu, tau^2), mu flat, tau half-normal.

    `means` and `variances` are one number a group; `prior_scale` is in their units. Nothing is plugged in: tau is
    integrated out on a grid, so that intervals stay honest with four or five groups. With `draws` (see
    `standard_draws`; as many columns as groups) the joint posterior gives P(theta_i > median of the others) too.
    Source: Röver 2020, Bayesian random-effects meta-analysis using the bayesmeta R package, Journal of Statistical
    Software 93(6); equals `bayesmeta` 3.4 within 0.001 on the reference cases.

    Raises:
        InputError: when values are missing or not finite, a variance or the scale is not above 0, or the draws are for
            another number of groups.
    """
    y, v = estimates(means, variances)
    scale = positive(prior_scale, name="the scale of the prior")
    if draws is not None and draws.groups.shape[1] != y.size:
        raise InputError(f"the draws are for {draws.groups.shape[1]} groups, but there are {y.size}")
    origin = float(y[0])
    near = y - origin  # far from zero a mean costs digits
    spread = spread_between(near, v, prior_scale=scale)
    above = None
    if draws is not None and y.size > 1:
        above = tuple(share_above_others(near, v, spread, draws).tolist())
    return _told(near, v, spread, origin, scale, above)


def prior_sensitivity(
    means: ArrayLike,
    *,
    variances: ArrayLike,
    prior_scales: Sequence[float] = SENSITIVITY_SCALES,
    draws: Draws | None = None,
) -> tuple[PartialPooling, ...]:
    """`partial_pooling` under each scale of the prior, in order: a statement that flips between them is withdrawn.

    Source: `partial_pooling`; the scales 0.2, 0.4 and 0.8 are those of the house on a 1-5 scale.

    Raises:
        InputError: as `partial_pooling`, or when there is no scale.
    """
    if not len(prior_scales):
        raise InputError("at least one scale of the prior is needed")
    return tuple(partial_pooling(means, variances=variances, prior_scale=one, draws=draws) for one in prior_scales)


def _told(
    y: Floats, v: Floats, spread: Spread, origin: float, scale: float, above: tuple[float, ...] | None
) -> PartialPooling:
    tau_median = float(spread.quantiles(MEDIAN)[0])
    mu = Mixture(spread.weights, spread.mean[:, None], np.sqrt(spread.variance)[:, None])
    mu_mean, mu_median = float(mu.mean[0]), float(mu.quantiles(MEDIAN)[0, 0])
    theta = levels_of_groups(y, v, spread)
    low, middle, high = theta.quantiles(np.array([ENDS[0], MEDIAN[0], ENDS[1]]))
    total = np.square(tau_median) + v
    return PartialPooling(
        means=tuple((y + origin).tolist()),
        variances=tuple(v.tolist()),
        prior_scale=scale,
        n=y.size,
        tau_median=tau_median,
        tau_mean=spread.tau_mean,
        tau_interval=Interval(*shortest(spread.quantiles, level=LEVEL), SHORTEST),
        mu_median=origin + mu_median,
        mu_mean=origin + mu_mean,
        interval=_moved(shortest(mu.first_quantiles, level=LEVEL), origin, SHORTEST),
        theta_mean=tuple((origin + theta.mean).tolist()),
        theta_sd=tuple(theta.sd.tolist()),
        theta_median=tuple((origin + middle).tolist()),
        theta_intervals=tuple(
            Interval(one, other, CENTRAL)
            for one, other in zip((origin + low).tolist(), (origin + high).tolist(), strict=True)
        ),
        theta_new_sd=sqrt(float(mu.sd[0]) ** 2 + float(spread.weights @ np.square(spread.tau))),
        above_mu_median=tuple(theta.share_above(mu_median).tolist()),
        above_mu_mean=tuple(theta.share_above(mu_mean).tolist()),
        reliability=tuple((np.square(tau_median) / total).tolist()),
        rankability=tau_median**2 / (tau_median**2 + float(np.median(v))),
        above_others=above,
        reason=Reason.TOO_FEW_GROUPS if y.size == 1 else None,
    )


def levels_of_groups(y: Floats, v: Floats, spread: Spread) -> Mixture:
    """Each group's true level: given tau it is normal about a mean between the group's own and mu."""
    shrinkage = v / (v + np.square(spread.tau)[:, None])
    means = y + shrinkage * (spread.mean[:, None] - y)
    variances = (1 - shrinkage) * v + np.square(shrinkage) * spread.variance[:, None]
    return Mixture(spread.weights, means, np.sqrt(variances))


def _moved(ends: tuple[float, float], origin: float, method: str) -> Interval:
    return Interval(origin + ends[0], origin + ends[1], method)
