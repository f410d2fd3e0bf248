"""How much do true shares differ between organisations? The beta-binomial model by maximum likelihood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, SupportsIndex

from benchstats.checked_counts import shares_checked
from benchstats.counts.profile import best_spread
from benchstats.counts.share_likelihood import Shares, log_ways
from benchstats.results import Interval, Reason, Result, Sentence, say


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
    likelihood = Shares(some, every)
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
        log_likelihood=kernel + log_ways(some, every),
        log_likelihood_kernel=kernel,
        reason=None if spread else Reason.NO_VARIATION,
    )
