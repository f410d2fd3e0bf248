"""The shares of all organisations, pooled under one prior."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, SupportsIndex

from benchstats.checked_counts import moderate_number, shares_checked
from benchstats.counts.beta_binomial import beta_binomial
from benchstats.counts.pooled_share import PooledShare, share_posterior
from benchstats.counts.prior import CONCENTRATION, ESTIMATE_FROM, OTHER_CONCENTRATIONS, PriorSource
from benchstats.errors import InputError
from benchstats.results import Interval, Reason, Result, Sentence, say

Counts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PooledShares(Result):
    """The shares of all organisations under one prior Beta(alpha, beta); `n` is the number of organisations."""

    statistic: ClassVar[str] = "pooled_share"

    organisations: tuple[PooledShare, ...]
    n: int
    mean: float
    alpha: float | None
    beta: float | None
    prior: PriorSource
    interval: Interval | None = None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """Around what the shares lie, and how it is known how far apart they are."""
        centre = round(100 * self.mean)
        if self.alpha is None:
            return say(
                "The shares of %(n)s organisations differ no more than by chance, around %(centre)s %%.",
                n=self.n,
                centre=centre,
            )
        if self.prior is PriorSource.ASSUMED:
            return say(
                "The shares of the organisations (%(n)s) lie around %(centre)s %%; how far they truly "
                "differ is assumed, because so few cannot show it.",
                n=self.n,
                centre=centre,
            )
        return say("The shares of the organisations (%(n)s) lie around %(centre)s %%.", n=self.n, centre=centre)


def _under(some: Counts, every: Counts, alpha: float, beta: float, prior: PriorSource) -> PooledShares:
    others = OTHER_CONCENTRATIONS if prior is PriorSource.ASSUMED else ()
    rows = tuple(share_posterior(x, n, alpha, beta, others) for x, n in zip(some, every, strict=True))
    return PooledShares(rows, len(rows), alpha / (alpha + beta), alpha, beta, prior)


def _alike(some: Counts, every: Counts, mean: float) -> PooledShares:
    no = Reason.NO_VARIATION
    rows = tuple(PooledShare(x, n, x / n, mean, None, None, reason=no) for x, n in zip(some, every, strict=True))
    return PooledShares(rows, len(rows), mean, None, None, PriorSource.ESTIMATED, reason=no)


def pooled_shares(
    positive: Iterable[SupportsIndex],
    *,
    answers: Iterable[SupportsIndex],
    alpha: float | None = None,
    beta: float | None = None,
    concentration: float = CONCENTRATION,
    estimate_from: int = ESTIMATE_FROM,
) -> PooledShares:
    """Pool the shares of organisations: Beta(alpha + positive, beta + negative) for each.

    The prior is the one given by `alpha` and `beta`; else estimated by `beta_binomial` from `estimate_from`
    organisations on; else assumed, with alpha + beta = `concentration` around the unweighted mean of the shares, and
    the pooled shares under 10 and 40 instead beside it. Where all answers everywhere are alike, half an answer is added
    to either side, since a share of 0 or 1 would be a prior without doubt. Intervals take the prior as known, so with
    few organisations they are somewhat too narrow.

    Source: Carlin and Louis 2000, Bayes and Empirical Bayes Methods for Data Analysis, chapter 3; quantiles from
    `scipy.special`, equal to R `qbeta` and `pbeta`.

    Raises:
        InputError: when counts are no counts, there is no organisation, or a part of the prior is not above 0.
    """
    some, every = shares_checked(positive, answers)
    if not some:
        raise InputError("there is no organisation to pool")
    if (alpha is None) != (beta is None):
        raise InputError("a given prior has both alpha and beta")
    if alpha is not None and beta is not None:
        a, b = moderate_number(alpha, of="alpha"), moderate_number(beta, of="beta")
        return _under(some, every, a, b, PriorSource.GIVEN)
    if len(some) >= estimate_from:
        fit = beta_binomial(some, answers=every)
        if fit.alpha is not None and fit.beta is not None:
            return _under(some, every, fit.alpha, fit.beta, PriorSource.ESTIMATED)
        if fit.mean is not None and 0 < fit.mean < 1:
            return _alike(some, every, fit.mean)
    mean = sum(x / n for x, n in zip(some, every, strict=True)) / len(some)
    if not 0 < mean < 1:
        mean = (sum(some) + 0.5) / (sum(every) + 1)
    size = moderate_number(concentration, of="the concentration")
    return _under(some, every, size * mean, size * (1 - mean), PriorSource.ASSUMED)
