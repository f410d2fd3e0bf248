"""Rates made comparable over strata: directly on a standard population, or indirectly as observed over expected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, sqrt
from typing import ClassVar, SupportsFloat, SupportsIndex

from scipy import special

from benchstats.adjustment.strata import Floats, events_by_stratum, people
from benchstats.quantiles import normal_quantile
from benchstats.results import Interval, Reason, Result, Sentence, say

FEWEST_IN_STRATUM = 5
"""Direct standardisation needs so many people in every stratum (statistics.md 2.7)."""


@dataclass(frozen=True, slots=True)
class DirectRate(Result):
    """The rate a standard population would have with this organisation's rates; `n` is its number of events.

    `is_allowed` says whether every stratum holds 5 people or more; with fewer use the indirect ratio.
    """

    statistic: ClassVar[str] = "direct_rate"

    n: int
    population: Floats
    crude_rate: float
    rate: float
    interval: Interval
    is_allowed: bool
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """The standardised rate with its interval, beside the crude one."""
        if not self.is_allowed:
            return say(
                "Some groups are too small for a rate of their own; compare observed with expected events instead."
            )
        return say(
            "With the standard mix of people the rate would be %(rate)s (%(low)s to %(high)s); as it is, it is"
            " %(crude)s, from %(n)s events.",
            decimals=3,
            rate=self.rate,
            low=self.interval.low,
            high=self.interval.high,
            crude=self.crude_rate,
            n=self.n,
        )


@dataclass(frozen=True, slots=True)
class IndirectRatio(Result):
    """Observed over expected events by the standard's rates; `n` is the number of events observed.

    `interval` is the exact Poisson one, `interval_lognormal` the usual approximation, None without an event. `rate` is
    the ratio times the standard's crude rate. Ratios of two organisations with different mixes may not be compared
    with each other, only each with 1.
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
        return say(
            "%(n)s events were seen where %(expected)s would be expected for this mix of people, a ratio of %(ratio)s"
            " (%(low)s to %(high)s); compare it with 1, not with another organisation's.",
            n=self.n,
            expected=self.expected,
            ratio=self.ratio,
            low=self.interval.low,
            high=self.interval.high,
        )


def direct_rate(
    events: Iterable[SupportsIndex],
    *,
    population: Iterable[SupportsFloat],
    standard_population: Iterable[SupportsFloat],
) -> DirectRate:
    """Standardise a rate directly, with the gamma interval of Fay and Feuer.

    One number of events, people (or exposure) and people of the standard for each stratum.
    Source: Fay and Feuer 1997, Statistics in Medicine 16, 791-801; equals R `epitools::ageadjust.direct`.

    Raises:
        InputError: when the columns do not suit each other, or a stratum has nobody.
    """
    seen = events_by_stratum(events)
    here = people(population, of="population", strata=len(seen))
    standard = people(standard_population, of="standard population", strata=len(seen))
    weights = [part / sum(standard) / size for part, size in zip(standard, here, strict=True)]
    rate = sum(weight * count for weight, count in zip(weights, seen, strict=True))
    variance = sum(weight**2 * count for weight, count in zip(weights, seen, strict=True))
    return DirectRate(
        n=sum(seen),
        population=here,
        crude_rate=sum(seen) / sum(here),
        rate=rate,
        interval=_fay_feuer(rate, variance, max(weights)),
        is_allowed=min(here) >= FEWEST_IN_STRATUM,
    )


def _fay_feuer(rate: float, variance: float, largest: float) -> Interval:
    low = float(special.gammaincinv(rate**2 / variance, 0.025)) * variance / rate if rate else 0.0
    above, wider = rate + largest, variance + largest**2
    high = float(special.gammainccinv(above**2 / wider, 0.025)) * wider / above
    return Interval(low, high, "gamma interval of Fay and Feuer")


def indirect_ratio(
    events: Iterable[SupportsIndex],
    *,
    population: Iterable[SupportsFloat],
    standard_events: Iterable[SupportsFloat],
    standard_population: Iterable[SupportsFloat],
) -> IndirectRatio:
    """Standardise indirectly: observed events over those expected with the standard's rates (O/E, SIR, SMR).

    Source: Breslow and Day 1987, Statistical Methods in Cancer Research II (exact Poisson interval: Garwood 1936);
    ratio, lognormal interval and rate equal R `epitools::ageadjust.indirect`.

    Raises:
        InputError: when the columns do not suit each other, a stratum has nobody, or the standard has no event in one.
    """
    seen = events_by_stratum(events)
    here = people(population, of="population", strata=len(seen))
    whole = people(standard_population, of="standard population", strata=len(seen))
    happened = people(standard_events, of="number of standard events", strata=len(seen))
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


def standardise(
    events: Iterable[SupportsIndex],
    *,
    population: Iterable[SupportsFloat],
    standard_events: Iterable[SupportsFloat],
    standard_population: Iterable[SupportsFloat],
) -> DirectRate | IndirectRatio:
    """Directly where every stratum holds 5 people or more, else indirectly.

    Source: statistics.md 2.7; `direct_rate` and `indirect_ratio`.

    Raises:
        InputError: when the columns do not suit each other, or a stratum has nobody.
    """
    seen, here, whole = tuple(events), tuple(population), tuple(standard_population)
    direct = direct_rate(seen, population=here, standard_population=whole)
    if direct.is_allowed:
        return direct
    return indirect_ratio(seen, population=here, standard_events=standard_events, standard_population=whole)
