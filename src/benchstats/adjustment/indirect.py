"""Rates made comparable indirectly: occurrences observed over those expected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, sqrt
from typing import ClassVar, SupportsFloat, SupportsIndex

from scipy import special

from benchstats.adjustment.strata import Floats, occurrences_by_stratum, people
from benchstats.quantiles import normal_quantile
from benchstats.results import Interval, Reason, Result, Sentence, say_counted


@dataclass(frozen=True, slots=True)
class IndirectRatio(Result):
    """Observed over expected occurrences by the standard's rates; `n` is the number of occurrences observed.

    `interval` is the exact Poisson one, `interval_lognormal` the usual approximation, None without an occurrence.
    `rate` is the ratio times the standard's crude rate. Ratios of two organisations with different mixes may not be
    compared with each other, only each with 1.
    """

    statistic: ClassVar[str] = "indirect_ratio"

    n: int
    population: Floats
    expected: float
    ratio: float
    interval: Interval
    interval_lognormal: Interval | None
    rate: float
    standard_rate: float
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """The ratio with its interval, and what it may not be used for."""
        return say_counted(
            "%(n)s occurrence was seen where %(expected)s would be expected for this mix of people, a "
            "ratio of %(ratio)s (%(low)s to %(high)s); compare it with 1, not with another "
            "organisation's.",
            "%(n)s occurrences were seen where %(expected)s would be expected for this mix of people, "
            "a ratio of %(ratio)s (%(low)s to %(high)s); compare it with 1, not with another "
            "organisation's.",
            n=self.n,
            expected=self.expected,
            ratio=self.ratio,
            low=self.interval.low,
            high=self.interval.high,
        )


def indirect_ratio(
    occurrences: Iterable[SupportsIndex],
    *,
    population: Iterable[SupportsFloat],
    standard_occurrences: Iterable[SupportsFloat],
    standard_population: Iterable[SupportsFloat],
) -> IndirectRatio:
    """Standardise indirectly: observed occurrences over those expected with the standard's rates (O/E, SIR, SMR).

    Source: Breslow and Day 1987, Statistical Methods in Cancer Research II (exact Poisson interval: Garwood 1936);
    ratio, lognormal interval and rate equal R `epitools::ageadjust.indirect`.

    Raises:
        InputError: when the columns do not suit each other, a stratum has nobody, or none of the standard's
            occurrences is in a stratum with people.
    """
    seen = occurrences_by_stratum(occurrences)
    here = people(population, of="population", strata=len(seen))
    whole = people(standard_population, of="standard population", strata=len(seen))
    happened = people(standard_occurrences, of="number of standard occurrences", strata=len(seen))
    expected = sum(part * n / size for part, n, size in zip(happened, here, whole, strict=True))
    observed = sum(seen)
    low = float(special.gammaincinv(observed, 0.025)) / expected if observed else 0.0
    high = float(special.gammainccinv(observed + 1, 0.025)) / expected
    standard = sum(happened) / sum(whole)
    return IndirectRatio(
        n=observed,
        population=here,
        expected=expected,
        ratio=observed / expected,
        interval=Interval(low, high, "exact Poisson interval"),
        interval_lognormal=_lognormal(observed, expected),
        rate=observed / expected * standard,
        standard_rate=standard,
    )


def _lognormal(observed: int, expected: float) -> Interval | None:
    if not observed:
        return None
    reach = exp(normal_quantile() / sqrt(observed))
    return Interval(observed / expected / reach, observed / expected * reach, "lognormal interval")
