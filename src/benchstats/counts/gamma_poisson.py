"""How much do true rates differ between organisations? The gamma-Poisson (negative binomial) model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, SupportsFloat, SupportsIndex

import numpy as np
from scipy import optimize, special

from benchstats.counts.checked import rates_checked
from benchstats.counts.profile import best_spread
from benchstats.results import Interval, Reason, Result, Sentence, say


@dataclass(frozen=True, slots=True)
class GammaPoisson(Result):
    """The distribution of true rates over organisations: Gamma(shape, rate); `n` is the number of organisations.

    `mean_rate` = shape / rate is in events for each one expected (or for each unit of exposure). Where the rates
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
            return say("There are too few organisations or events to say how far apart their true rates are.")
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


class Rates:
    """The negative binomial log-likelihood in the mean rate and the spread 1 / shape; Poisson at spread 0."""

    def __init__(self, observed: tuple[int, ...], expected: tuple[float, ...]) -> None:
        """Count once how often each step j occurs in the sums over j < observed."""
        self.observed = np.asarray(observed, dtype=float)
        self.expected = np.asarray(expected, dtype=float)
        self.steps = np.arange(max(observed), dtype=float)
        self.times = len(observed) - np.searchsorted(np.sort(self.observed), self.steps, side="right")
        self.constant = float((self.observed * np.log(self.expected) - special.gammaln(self.observed + 1)).sum())

    def value(self, mean: float, spread: float) -> float:
        """The log-likelihood, all constants included."""
        events = mean * self.expected
        poisson = self.constant + float(self.observed.sum()) * float(np.log(mean))
        if spread == 0:
            return poisson - float(events.sum())
        more = float((self.times * np.log1p(self.steps * spread)).sum())
        return poisson + more - float(((self.observed + 1 / spread) * np.log1p(spread * events)).sum())

    def slope(self, mean: float, spread: float) -> float:
        """By how much it grows with the spread; only for a spread above 0."""
        events = mean * self.expected
        more = float((self.times * self.steps / (1 + self.steps * spread)).sum())
        rest = np.log1p(spread * events) / spread**2 - (self.observed + 1 / spread) * events / (1 + spread * events)
        return more + float(rest.sum())

    def best_mean(self, spread: float) -> float:
        """The mean rate with the largest likelihood at a spread: the one root of a falling function."""
        ratios = self.observed / self.expected

        def climbing(mean: float) -> float:
            events = mean * self.expected
            return float(((self.observed - events) / (1 + spread * events)).sum())

        low, high = float(ratios[ratios > 0].min()), float(ratios.max())
        low = min(low, float(self.observed.sum() / self.expected.sum()))
        while climbing(low) < 0:  # organisations without an event pull the root below the smallest rate seen
            low /= 2
        return high if low == high else float(optimize.brentq(climbing, low, high, xtol=1e-15, rtol=1e-14))


def gamma_poisson(observed: Iterable[SupportsIndex], *, expected: Iterable[SupportsFloat]) -> GammaPoisson:
    """Fit Gamma(shape, rate) to the true rates of organisations by maximum likelihood.

    `observed` is a whole number of events for each organisation, `expected` how many would be expected, or the
    exposure (person-years, places), above 0.

    Source: Greenwood and Yule 1920, JRSS 83 (the model); equals R `MASS::glm.nb(O ~ 1 + offset(log(E)))`, where shape
    is theta and rate is theta over the mean.

    Raises:
        InputError: when counts are no counts, or an expected number is not above 0.
    """
    events, exposure = rates_checked(observed, expected)
    n = len(events)
    if n < 2 or not sum(events):
        few = Reason.TOO_FEW_GROUPS if n < 2 else Reason.TOO_FEW_ANSWERS
        return GammaPoisson(events, exposure, n, None, None, None, None, reason=few)
    likelihood = Rates(events, exposure)
    spread = best_spread(likelihood.value, likelihood.slope, centre=likelihood.best_mean)
    mean = likelihood.best_mean(spread)
    return GammaPoisson(
        observed=events,
        expected=exposure,
        n=n,
        mean_rate=mean,
        shape=1 / spread if spread else None,
        rate=1 / (spread * mean) if spread else None,
        log_likelihood=likelihood.value(mean, spread),
        reason=None if spread else Reason.NO_VARIATION,
    )
