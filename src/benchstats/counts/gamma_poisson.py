"""How much do true rates differ between organisations? The gamma-Poisson (negative binomial) model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, SupportsFloat, SupportsIndex

from benchstats.checked_counts import rates_checked
from benchstats.counts.profile import best_spread
from benchstats.counts.rates import Rates
from benchstats.results import Interval, Reason, Result, Sentence, say


@dataclass(frozen=True, slots=True)
class GammaPoisson(Result):
    """The distribution of true rates over organisations: Gamma(shape, rate); `n` is the number of organisations.

    `mean_rate` = shape / rate is in occurrences for each one expected (or for each unit of exposure). Where the rates
    differ no more than chance makes them, there is no shape and rate, and the reason says so.
    """

    statistic: ClassVar[str] = "gamma_poisson"

    observed: tuple[int, ...]
    expected: tuple[float, ...]
    n: int
    mean_rate: float | None
    shape: float | None
    rate: float | None
    log_likelihood: float | None
    interval: Interval | None = None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """How far apart the true rates are, or that this cannot be told."""
        if self.mean_rate is None:
            return say("There are too few organisations or occurrences to say how far apart their true rates are.")
        if self.shape is None:
            return say(
                "The rates of the %(n)s organisations differ no more than chance alone would make them differ.",
                n=self.n,
            )
        if self.shape < 1:
            return say(
                "The true rates of the %(n)s organisations differ many times over; their mean is %(mean)s.",
                n=self.n,
                mean=self.mean_rate,
            )
        return say(
            "The true rates of the %(n)s organisations lie around %(mean)s, typically up to %(spread)s %% away"
            " from it.",
            n=self.n,
            mean=self.mean_rate,
            spread=round(100 * self.shape**-0.5),
        )


def gamma_poisson(observed: Iterable[SupportsIndex], *, expected: Iterable[SupportsFloat]) -> GammaPoisson:
    """Fit Gamma(shape, rate) to the true rates of organisations by maximum likelihood.

    `observed` is a whole number of occurrences for each organisation, `expected` how many would be expected, or the
    exposure (person-years, places), above 0.

    Source: Greenwood and Yule 1920, JRSS 83 (the model); equals R `MASS::glm.nb(O ~ 1 + offset(log(E)))`, where shape
    is theta and rate is theta over the mean.

    Raises:
        InputError: when counts are no counts, or an expected number is not above 0.
    """
    occurrences, exposure = rates_checked(observed, expected)
    n = len(occurrences)
    if n < 2 or not sum(occurrences):
        few = Reason.TOO_FEW_GROUPS if n < 2 else Reason.TOO_FEW_ANSWERS
        return GammaPoisson(occurrences, exposure, n, None, None, None, None, reason=few)
    likelihood = Rates(occurrences, exposure)
    spread = best_spread(likelihood.value, likelihood.slope, centre=likelihood.best_mean)
    mean = likelihood.best_mean(spread)
    return GammaPoisson(
        observed=occurrences,
        expected=exposure,
        n=n,
        mean_rate=mean,
        shape=1 / spread if spread else None,
        rate=1 / (spread * mean) if spread else None,
        log_likelihood=likelihood.value(mean, spread),
        reason=None if spread else Reason.NO_VARIATION,
    )
