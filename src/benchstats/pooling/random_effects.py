"""Random effects of few, unequal groups: the classical estimates with their intervals."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from benchstats.errors import InputError
from benchstats.inputs import Floats
from benchstats.intervals import normal_interval, t_interval
from benchstats.pooling.checked import estimates
from benchstats.pooling.heterogeneity import ESTIMATORS, Estimator, generalised_q, q_profile, spare_weight
from benchstats.results import Interval, Reason, Result, Sentence, say


@dataclass(frozen=True, slots=True)
class RandomEffects(Result):
    """The pooled mean `mu` of `n` groups, the variance `tau2` between their true levels, and what follows from both.

    `interval` is the modified Hartung-Knapp one, the cautious one for few groups. Of one group only `mu` and its Wald
    interval are known; the rest is None. `shrinkage` is B = v / (v + tau2), the weight of `mu` in a group's estimate;
    `shrunken_se` holds the uncertainty of `mu`, not that of `tau2`. `i2` is a share, 0 to 1.
    """

    statistic: ClassVar[str] = "random_effects"

    means: tuple[float, ...]
    variances: tuple[float, ...]
    estimator: Estimator
    n: int
    tau2: float | None
    tau2_interval: Interval | None
    q: float | None
    q_p_value: float | None
    i2: float | None
    mu: float
    se_wald: float
    interval_wald: Interval
    se_hk: float | None
    interval_hk: Interval | None
    se_hk_modified: float | None
    interval_hk_modified: Interval | None
    shrunken: tuple[float, ...] | None
    shrunken_se: tuple[float, ...] | None
    shrinkage: tuple[float, ...] | None
    rankability: float | None
    reason: Reason | None = None

    @property
    def interval(self) -> Interval | None:
        """The modified Hartung-Knapp interval of `mu`; None where there is one group."""
        return self.interval_hk_modified

    def sentence(self) -> Sentence:
        """Where the groups lie together and how far they truly differ."""
        if self.tau2 is None:
            return say("There is only one group, so how far groups differ is not known.")
        if self.tau2 == 0:
            return say(
                "The %(n)s groups lie at about %(mu)s together; they differ no more than chance alone would make them.",
                n=self.n,
                mu=self.mu,
            )
        return say(
            "The %(n)s groups lie at about %(mu)s together; "
            "the true level of a group typically differs from that by about %(tau)s.",
            n=self.n,
            mu=self.mu,
            tau=sqrt(self.tau2),
        )


def random_effects(means: ArrayLike, *, variances: ArrayLike, estimator: Estimator = "reml") -> RandomEffects:
    """Estimate the random-effects model y_i ~ N(theta_i, v_i), theta_i ~ N(mu, tau^2).

    `means` and `variances` are one number a group: its estimate and the sampling variance of that. Estimators of tau^2:
    `reml` (restricted likelihood, all peaks and the boundary 0 looked at), `paule_mandel`, `dersimonian_laird`, `ml`.
    Source: Viechtbauer 2005 and 2007 (REML; Q profile); Paule and Mandel 1982; DerSimonian and Laird 1986; Hartung and
    Knapp 2001 with the modification of Röver, Knapp and Friede 2015, BMC Medical Research Methodology 15:99. Equals R
    `metafor::rma` 3.8.

    Raises:
        InputError: when values are missing or not finite, a variance is not above 0, or the estimator is unknown.
    """
    y, v = estimates(means, variances)
    if estimator not in ESTIMATORS:
        raise InputError(f"an estimator is one of {', '.join(ESTIMATORS)}, not {estimator}")
    if y.size == 1:
        return _of_one(float(y[0]), float(v[0]), estimator)
    # Far from zero a mean costs digits, so everything is computed about the first one.
    tau2 = ESTIMATORS[estimator](y - y[0], v)
    return _told(y, v, tau2, estimator)


def _told(y: Floats, v: Floats, tau2: float, estimator: Estimator) -> RandomEffects:
    k, origin = y.size, float(y[0])
    mu, variance = pooled_mean(y - origin, v, tau2)
    mu += origin
    factor = generalised_q(y - origin, v, tau2) / (k - 1)
    q = generalised_q(y - origin, v, 0.0)
    se_hk, se_modified = sqrt(factor * variance), sqrt(max(1.0, factor) * variance)
    shrinkage = v / (v + tau2)
    typical = typical_variance(v)
    low, high = q_profile(y - origin, v)
    return RandomEffects(
        means=tuple(y.tolist()),
        variances=tuple(v.tolist()),
        estimator=estimator,
        n=k,
        tau2=tau2,
        tau2_interval=Interval(low, high, "Q profile, 95 %"),
        q=q,
        q_p_value=float(special.chdtrc(k - 1, q)),
        i2=tau2 / (tau2 + typical),
        mu=mu,
        se_wald=sqrt(variance),
        interval_wald=normal_interval(mu, error=sqrt(variance), method="Wald, 95 %"),
        se_hk=se_hk,
        interval_hk=t_interval(mu, error=se_hk, degrees=k - 1, method="Hartung-Knapp, 95 %"),
        se_hk_modified=se_modified,
        interval_hk_modified=t_interval(mu, error=se_modified, degrees=k - 1, method="Hartung-Knapp, modified, 95 %"),
        shrunken=tuple((origin + shrinkage * (mu - origin) + (1 - shrinkage) * (y - origin)).tolist()),
        shrunken_se=tuple(np.sqrt(np.square(shrinkage) * variance + (1 - shrinkage) * v).tolist()),
        shrinkage=tuple(shrinkage.tolist()),
        rankability=tau2 / (tau2 + float(np.median(v))),
    )


def pooled_mean(y: Floats, v: Floats, tau2: float) -> tuple[float, float]:
    """The mean weighted by 1 / (v + tau^2), and its variance."""
    weights = 1 / (v + tau2)
    total = float(weights.sum())
    return float(weights @ y) / total, 1 / total


def typical_variance(v: Floats) -> float:
    """The sampling variance of a typical group, as Higgins and Thompson 2002 define it for I^2."""
    return (v.size - 1) / spare_weight(1 / v)


def _of_one(mean: float, variance: float, estimator: Estimator) -> RandomEffects:
    return RandomEffects(
        means=(mean,),
        variances=(variance,),
        estimator=estimator,
        n=1,
        tau2=None,
        tau2_interval=None,
        q=None,
        q_p_value=None,
        i2=None,
        mu=mean,
        se_wald=sqrt(variance),
        interval_wald=normal_interval(mean, error=sqrt(variance), method="Wald, 95 %"),
        se_hk=None,
        interval_hk=None,
        se_hk_modified=None,
        interval_hk_modified=None,
        shrunken=None,
        shrunken_se=None,
        shrinkage=None,
        rankability=None,
        reason=Reason.TOO_FEW_GROUPS,
    )
