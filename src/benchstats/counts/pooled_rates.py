"""The rates of all organisations, pooled under one prior."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, SupportsFloat, SupportsIndex

from benchstats.checked_counts import moderate_number, rates_checked
from benchstats.counts.gamma_poisson import gamma_poisson
from benchstats.counts.pooled_rate import Floats, PooledRate, rate_posterior
from benchstats.counts.prior import ESTIMATE_FROM, OTHER_SHAPES, SHAPE, PriorSource
from benchstats.counts.rates import Rates
from benchstats.errors import InputError
from benchstats.results import Interval, Reason, Result, Sentence, say

Counts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PooledRates(Result):
    """The rates of all organisations under one prior Gamma(shape, rate); `n` is the number of organisations."""

    statistic: ClassVar[str] = "pooled_rate"

    organisations: tuple[PooledRate, ...]
    n: int
    mean_rate: float
    shape: float | None
    rate: float | None
    prior: PriorSource
    interval: Interval | None = None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """Around what the rates lie, and how it is known how far apart they are."""
        if self.shape is None:
            return say(
                "The rates of %(n)s organisations differ no more than by chance, around %(centre)s.",
                n=self.n,
                centre=self.mean_rate,
            )
        if self.prior is PriorSource.ASSUMED:
            return say(
                "The rates of the organisations (%(n)s) lie around %(centre)s; how far they truly differ "
                "is assumed, because so few cannot show it.",
                n=self.n,
                centre=self.mean_rate,
            )
        return say("The rates of the organisations (%(n)s) lie around %(centre)s.", n=self.n, centre=self.mean_rate)


def _under(occurrences: Counts, exposure: Floats, shape: float, rate: float, prior: PriorSource) -> PooledRates:
    others = OTHER_SHAPES if prior is PriorSource.ASSUMED else ()
    rows = tuple(rate_posterior(o, e, shape, rate, others) for o, e in zip(occurrences, exposure, strict=True))
    return PooledRates(rows, len(rows), shape / rate, shape, rate, prior)


def _alike(occurrences: Counts, exposure: Floats, mean: float) -> PooledRates:
    no = Reason.NO_VARIATION
    rows = tuple(
        PooledRate(o, e, o / e, mean, None, None, reason=no) for o, e in zip(occurrences, exposure, strict=True)
    )
    return PooledRates(rows, len(rows), mean, None, None, PriorSource.ESTIMATED, reason=no)


def pooled_rates(
    observed: Iterable[SupportsIndex],
    *,
    expected: Iterable[SupportsFloat],
    shape: float | None = None,
    rate: float | None = None,
    estimate_from: int = ESTIMATE_FROM,
) -> PooledRates:
    """Pool the rates of organisations: Gamma(shape + observed, rate + expected) for each.

    With `shape` and `rate` the prior is given; with `shape` alone the mean rate is estimated at that shape by maximum
    likelihood. Without either, both are estimated by `gamma_poisson` from `estimate_from` organisations on; below, the
    shape is assumed to be 4, with the pooled rates under 2 and 8 instead beside it. Where nobody saw an occurrence,
    half of one is taken for the mean, since a rate of 0 would be a prior without doubt. Intervals take the prior as
    known.

    Source: Clayton and Kaldor 1987, Biometrics 43; quantiles from `scipy.special`, equal to R `qgamma`.

    Raises:
        InputError: when counts are no counts, there is no organisation, an expected number or a part of the prior is
            not above 0, or a rate is given without a shape.
    """
    occurrences, exposure = rates_checked(observed, expected)
    if not occurrences:
        raise InputError("there is no organisation to pool")
    if rate is not None:
        if shape is None:
            raise InputError("a given prior has both shape and rate")
        given = moderate_number(shape, of="the shape"), moderate_number(rate, of="the rate")
        return _under(occurrences, exposure, *given, PriorSource.GIVEN)
    if shape is None and len(occurrences) >= estimate_from:
        fit = gamma_poisson(occurrences, expected=exposure)
        if fit.shape is not None and fit.rate is not None:
            return _under(occurrences, exposure, fit.shape, fit.rate, PriorSource.ESTIMATED)
        if fit.mean_rate is not None:
            return _alike(occurrences, exposure, fit.mean_rate)
    assumed = moderate_number(SHAPE if shape is None else shape, of="the shape")
    mean = Rates(occurrences, exposure).best_mean(1 / assumed) if sum(occurrences) else 0.5 / sum(exposure)
    return _under(occurrences, exposure, assumed, assumed / mean, PriorSource.ASSUMED)
