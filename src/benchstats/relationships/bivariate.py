"""The correlation of true values between organisations by REML, with the sampling errors' covariance known."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

from numpy.typing import ArrayLike

from benchstats.relationships.likelihood import Spread, two_measures
from benchstats.relationships.profile import profile_interval
from benchstats.relationships.reml import reml_spread
from benchstats.relationships.telling import true_correlation_told
from benchstats.results import Interval, Reason, Result, Sentence

_NOTHING = 1e-4  # a variance below this share of the sampling variance is 0 for every purpose, and rho then arbitrary


@dataclass(frozen=True, slots=True)
class BivariateModel(Result):
    """REML estimates for `n` organisations: `rho` of the true values, their variances `tau2` and means `mu`.

    `rho` is None with a `reason` where fewer than 4 organisations take part, or a variance is estimated as 0.
    `interval` is the range of rho by profile likelihood; it lies within -1 and 1.
    """

    statistic: ClassVar[str] = "bivariate_rho"

    n: int
    rho: float | None
    tau2: tuple[float, float] | None
    mu: tuple[float, float] | None
    interval: Interval | None
    reason: Reason | None

    def sentence(self) -> Sentence:
        """The correlation of true values and its likely range from 6 organisations on; a first look below 20."""
        return true_correlation_told(self.rho, self.n, self.interval)


def bivariate_model(
    first: ArrayLike,
    second: ArrayLike,
    *,
    first_variances: ArrayLike,
    second_variances: ArrayLike,
    covariances: ArrayLike,
) -> BivariateModel:
    """Fit two dimensions of k organisations whose sampling errors have known variances and covariances, by REML.

    A second opinion to `corrected_correlation`, meant for 20 organisations and more.
    Source: van Houwelingen, Arends and Stijnen 2002, Statistics in Medicine 21; equals metafor `rma.mv` with
    `struct="UN"` and known block V.

    Raises:
        InputError: when lengths differ, a variance is not positive, or a covariance is larger than variances allow.
        NotSettled: when the search does not come to rest.
    """
    data = two_measures(
        first,
        second,
        first_variances=first_variances,
        second_variances=second_variances,
        covariances=covariances,
    )
    if data.size < 4:
        return BivariateModel(data.size, None, None, None, None, Reason.TOO_FEW_GROUPS)
    tau2_1, between, tau2_2, cost = reml_spread(data)
    means, _ = data.means(Spread(tau2_1, between, tau2_2))
    mu = (float(means.first[0]), float(means.second[0]))
    sizes = (_NOTHING * float(data.first_variances.mean()), _NOTHING * float(data.second_variances.mean()))
    if tau2_1 <= sizes[0] or tau2_2 <= sizes[1]:
        return BivariateModel(data.size, None, (tau2_1, tau2_2), mu, None, Reason.NO_VARIATION)
    rho = max(-1.0, min(1.0, between / sqrt(tau2_1 * tau2_2)))
    interval = profile_interval(data, rho, (sqrt(tau2_1), sqrt(tau2_2)), cost)
    return BivariateModel(data.size, rho, (tau2_1, tau2_2), mu, interval, None)
