"""What a correlation between few organisations can show at all."""

from __future__ import annotations

from dataclasses import dataclass
from math import factorial, sqrt
from operator import index
from typing import ClassVar, SupportsIndex

from benchstats.errors import InputError
from benchstats.quantiles import t_quantile
from benchstats.results import Interval, Result, Sentence, say

ALPHA = 0.05

LARGEST_TOLD = 170
"""Above, the smallest p has more than 300 zeros and is told as 0."""


@dataclass(frozen=True, slots=True)
class CorrelationLimits(Result):
    """For `n` organisations: the smallest two-sided p an exact test can give, and the smallest |r| with p <= 0.05.

    Without ties; with ties the smallest p is larger.
    """

    statistic: ClassVar[str] = "correlation_limits"

    n: int
    smallest_p: float
    critical_r: float
    interval: Interval | None = None

    def sentence(self) -> Sentence:
        """What it takes before chance stops being an explanation."""
        if self.smallest_p > ALPHA:
            return say("With %(n)s organisations chance can explain any correlation, even a perfect one.", n=self.n)
        return say(
            "With %(n)s organisations a correlation must pass %(critical)s, up or down, before chance alone becomes a "
            "poor explanation.",
            n=self.n,
            critical=self.critical_r,
        )


def correlation_limits(organisations: SupportsIndex) -> CorrelationLimits:
    """What a correlation between so many organisations can show: smallest exact p, and critical |r| at 0.05.

    Source: 2 / k! (two of k! arrangements are as extreme as a perfect one); r = t / sqrt(k - 2 + t^2).

    Raises:
        InputError: when there are fewer than 3 organisations.
    """
    k = index(organisations)
    if k < 3:
        raise InputError(f"a correlation needs at least 3 organisations, not {k}")
    t = t_quantile(k - 2)
    smallest = 2 / factorial(k) if k <= LARGEST_TOLD else 0.0
    return CorrelationLimits(n=k, smallest_p=smallest, critical_r=t / sqrt(k - 2 + t * t))
