"""Rates made comparable directly: on a standard population."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, SupportsFloat, SupportsIndex

from scipy import special

from benchstats.adjustment.strata import Floats, occurrences_by_stratum, people
from benchstats.results import Interval, Reason, Result, Sentence, say

FEWEST_IN_STRATUM = 5
"""Direct standardisation needs so many people in every stratum (statistics.md 2.7)."""


@dataclass(frozen=True, slots=True)
class DirectRate(Result):
    """The rate a standard population would have with this organisation's rates; `n` is its number of occurrences.

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
                "Some groups are too small for a rate of their own; compare observed with expected occurrences instead."
            )
        return say(
            "With the standard mix of people the rate would be %(rate)s (%(low)s to %(high)s); as it "
            "is, it is %(crude)s (occurrences: %(n)s).",
            decimals=3,
            rate=self.rate,
            low=self.interval.low,
            high=self.interval.high,
            crude=self.crude_rate,
            n=self.n,
        )


def direct_rate(
    occurrences: Iterable[SupportsIndex],
    *,
    population: Iterable[SupportsFloat],
    standard_population: Iterable[SupportsFloat],
) -> DirectRate:
    """Standardise a rate directly, with the gamma interval of Fay and Feuer.

    One number of occurrences, people (or exposure) and people of the standard for each stratum.
    Source: Fay and Feuer 1997, Statistics in Medicine 16, 791-801; equals R `epitools::ageadjust.direct`.

    Raises:
        InputError: when the columns do not suit each other, or a stratum has nobody.
    """
    seen = occurrences_by_stratum(occurrences)
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
