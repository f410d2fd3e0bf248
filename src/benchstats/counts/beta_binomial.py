"""How much do true shares differ between organisations? The beta-binomial model by maximum likelihood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import lgamma
from typing import ClassVar, SupportsIndex

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

from benchstats.counts.checked import shares_checked
from benchstats.counts.profile import best_spread
from benchstats.results import Interval, Reason, Result, Sentence, say

EDGE = 1e-12  # a mean share this close to 0 or 1 is not searched


@dataclass(frozen=True, slots=True)
class BetaBinomial(Result):
    """The distribution of true shares over organisations: Beta(alpha, beta); `n` is the number of organisations.

    `rho` = 1 / (alpha + beta + 1) is the correlation of two answers in one organisation. Where the shares differ no
    more than chance makes them, rho is 0, there is no alpha and beta, and the reason says so.
    `log_likelihood` includes the binomial coefficients, `log_likelihood_kernel` does not.
    """

    statistic: ClassVar[str] = "beta_binomial"

    positive: tuple[int, ...]
    answers: tuple[int, ...]
    n: int
    mean: float | None
    rho: float | None
    alpha: float | None
    beta: float | None
    log_likelihood: float | None
    log_likelihood_kernel: float | None
    interval: Interval | None = None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """How far apart the true shares are, or that this cannot be told."""
        if self.mean is None:
            return say("There are too few organisations or answers to say how far apart their true shares are.")
        if self.alpha is None:
            return say(
                "The shares of the %(n)s organisations differ no more than chance alone would make them differ.",
                n=self.n,
            )
        return say(
            "The shares of the %(n)s organisations differ by more than chance: two answers from one organisation agree"
            " more often than two from different ones, with a correlation of %(rho)s.",
            n=self.n,
            rho=self.rho,
        )


class _Likelihood:
    """The log-likelihood without binomial coefficients in the mean share and the spread 1 / (alpha + beta).

    Written as sums of log(mean + j spread), it needs no gamma function, loses no digits, and reaches the binomial
    model at spread 0. How often each j occurs is counted once.
    """

    def __init__(self, positive: tuple[int, ...], answers: tuple[int, ...]) -> None:
        negative = tuple(every - some for some, every in zip(positive, answers, strict=True))
        self.steps = np.arange(max(answers), dtype=float)
        self.up, self.down, self.both = (self._more_than(each) for each in (positive, negative, answers))

    def _more_than(self, counts: tuple[int, ...]) -> NDArray[np.float64]:
        ordered = np.sort(np.asarray(counts, dtype=float))
        return (len(counts) - np.searchsorted(ordered, self.steps, side="right")).astype(float)

    def value(self, mean: float, spread: float) -> float:
        """The log-likelihood; a step that occurs nowhere counts for nothing, also at a mean of 0 or 1."""
        steps = self.steps * spread
        parts = ((self.up, mean + steps), (self.down, 1 - mean + steps), (-self.both, 1 + steps))
        return float(sum((times[times != 0] * np.log(of[times != 0])).sum() for times, of in parts))

    def slope(self, mean: float, spread: float) -> float:
        """By how much it grows with the spread."""
        steps = self.steps * spread
        each = self.up / (mean + steps) + self.down / (1 - mean + steps) - self.both / (1 + steps)
        return float((self.steps * each).sum())

    def best_mean(self, spread: float) -> float:
        """The mean with the largest likelihood at a spread; the likelihood is concave in it."""
        steps = self.steps * spread

        def climbing(mean: float) -> float:
            return float((self.up / (mean + steps) - self.down / (1 - mean + steps)).sum())

        return float(optimize.brentq(climbing, EDGE, 1 - EDGE, xtol=1e-15, rtol=1e-14))


def _log_ways(positive: tuple[int, ...], answers: tuple[int, ...]) -> float:
    pairs = zip(positive, answers, strict=True)
    return sum(lgamma(every + 1) - lgamma(some + 1) - lgamma(every - some + 1) for some, every in pairs)


def beta_binomial(positive: Iterable[SupportsIndex], *, answers: Iterable[SupportsIndex]) -> BetaBinomial:
    """Fit Beta(alpha, beta) to the true shares of organisations by maximum likelihood.

    `positive` and `answers` are one whole number for each organisation. Organisations with one answer help to place
    the mean only. The likelihood is flat along alpha + beta: compare mean, rho and log-likelihood, not alpha alone.

    Source: Skellam 1948, JRSS B 10 (the model); equals R `VGAM::vglm(betabinomialff)` and `glmmTMB` (betabinomial).

    Raises:
        InputError: when counts are no counts, or more are positive than answered.
    """
    some, every = shares_checked(positive, answers)
    n, total = len(some), sum(every)
    if n < 2 or max(every) < 2:
        few = Reason.TOO_FEW_GROUPS if n < 2 else Reason.TOO_FEW_ANSWERS
        return BetaBinomial(some, every, n, None, None, None, None, None, None, reason=few)
    likelihood = _Likelihood(some, every)
    pooled = sum(some) / total
    spread = 0.0 if pooled in {0.0, 1.0} else best_spread(
        likelihood.value, likelihood.slope, centre=likelihood.best_mean
    )  # fmt: skip
    mean = likelihood.best_mean(spread) if spread else pooled
    kernel = likelihood.value(mean, spread)
    return BetaBinomial(
        positive=some,
        answers=every,
        n=n,
        mean=mean,
        rho=spread / (1 + spread),
        alpha=mean / spread if spread else None,
        beta=(1 - mean) / spread if spread else None,
        log_likelihood=kernel + _log_ways(some, every),
        log_likelihood_kernel=kernel,
        reason=None if spread else Reason.NO_VARIATION,
    )
