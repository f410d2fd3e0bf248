"""Two groups on an ordered scale: who answers higher, in how many pairs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from math import sqrt
from typing import ClassVar, SupportsIndex

from benchstats.ordinal.counted import Counts, two_groups
from benchstats.quantiles import LEVEL, t_quantile
from benchstats.results import Interval, Reason, Result, Sentence, say

FENG_CLIFF = "Feng-Cliff interval"
FEWEST = 2
"""Fewest answers on either side for an interval."""


@dataclass(frozen=True, slots=True)
class Superiority(Result):
    """How often somebody of the first group answers higher than somebody of the second, ties half: 0 to 1.

    `cliffs_delta` is 2 probability - 1, from -1 to 1, with `delta_interval`; `interval` is that of the probability.
    Both need 2 answers on either side, else `reason` says so. `variance` is that of delta.
    """

    statistic: ClassVar[str] = "superiority"

    counts_a: tuple[int, ...]
    counts_b: tuple[int, ...]
    n_a: int
    n_b: int
    probability: float
    cliffs_delta: float
    variance: float | None
    delta_interval: Interval | None
    reason: Reason | None

    @property
    def n(self) -> int:
        """How many answers both groups gave together."""
        return self.n_a + self.n_b

    @property
    def interval(self) -> Interval | None:
        """The interval of the probability."""
        if self.delta_interval is None:
            return None
        low, high = (1 + self.delta_interval.low) / 2, (1 + self.delta_interval.high) / 2
        return Interval(low, high, self.delta_interval.method, self.delta_interval.level)

    def sentence(self) -> Sentence:
        """Pairs of people, in one plain sentence."""
        if self.interval is None:
            return say(
                "A randomly chosen person of the first group (%(n_a)s answers) answers higher than one of the second"
                " (%(n_b)s answers) in %(pairs)s of 100 pairs, counting ties half.",
                decimals=0,
                n_a=self.n_a,
                n_b=self.n_b,
                pairs=100 * self.probability,
            )
        return say(
            "A randomly chosen person of the first group (%(n_a)s answers) answers higher than one of the second"
            " (%(n_b)s answers) in %(pairs)s of 100 pairs, counting ties half; probably in %(low)s to %(high)s.",
            decimals=0,
            n_a=self.n_a,
            n_b=self.n_b,
            pairs=100 * self.probability,
            low=100 * self.interval.low,
            high=100 * self.interval.high,
        )


def superiority(
    counts_a: Iterable[SupportsIndex], counts_b: Iterable[SupportsIndex], *, level: float = LEVEL
) -> Superiority:
    """The probability of superiority of the first group and Cliff's delta, from counts of the scale's values.

    The interval is asymmetric and stays within -1 to 1; where the groups do not overlap at all, its inner end depends
    on the smaller group alone. The variance is the unbiased one, but never below (1 - d^2) / (n_a n_b - 1). Source:
    Cliff 1993, Psychological Bulletin 114, 494-509; Feng and Cliff 2004, Journal of Modern Applied Statistical Methods
    3, 322-332. The probability is U / (n_a n_b) of Mann and Whitney; interval as R orddom and effsize, with t.

    Raises:
        InputError: when the groups' counts do not suit each other, a group is empty, or the level is not in 0 to 1.
    """
    plain_a, plain_b = two_groups(counts_a, counts_b)
    n_a, n_b = sum(plain_a), sum(plain_b)
    higher, lower = _higher(plain_a, plain_b), _higher(plain_b, plain_a)
    delta = (higher - lower) / (n_a * n_b)
    quantile = t_quantile(max(1, n_a + n_b - 2), level=level)
    variance = _variance(plain_a, plain_b, delta) if min(n_a, n_b) >= FEWEST else None
    interval = None
    if variance is not None:
        low, high = _ends(delta, variance, quantile, min(n_a, n_b))
        interval = Interval(low, high, FENG_CLIFF, level)
    return Superiority(
        counts_a=plain_a,
        counts_b=plain_b,
        n_a=n_a,
        n_b=n_b,
        probability=(n_a * n_b + higher - lower) / (2 * n_a * n_b),
        cliffs_delta=delta,
        variance=variance,
        delta_interval=interval,
        reason=Reason.TOO_FEW_ANSWERS if interval is None else None,
    )


def _higher(counts: Counts, others: Counts) -> int:
    """In how many pairs the first answers higher than the second."""
    below = (0, *accumulate(others))
    return sum(count * below[step] for step, count in enumerate(counts))


def _dominances(counts: Counts, others: Counts) -> list[float]:
    """For each value: the share of the others below it minus the share above it."""
    n = sum(others)
    through = tuple(accumulate(others))
    return [(upto - other - (n - upto)) / n for other, upto in zip(others, through, strict=True)]


def _variance(counts_a: Counts, counts_b: Counts, delta: float) -> float:
    n_a, n_b = sum(counts_a), sum(counts_b)
    rows = sum(count * (one - delta) ** 2 for count, one in zip(counts_a, _dominances(counts_a, counts_b), strict=True))
    columns = sum(
        count * (one + delta) ** 2 for count, one in zip(counts_b, _dominances(counts_b, counts_a), strict=True)
    )
    higher, lower = _higher(counts_a, counts_b), _higher(counts_b, counts_a)
    ties = n_a * n_b - higher - lower
    pairs = higher * (1 - delta) ** 2 + lower * (1 + delta) ** 2 + ties * delta**2
    unbiased = (n_b**2 * rows + n_a**2 * columns - pairs) / (n_a * n_b * (n_a - 1) * (n_b - 1))
    return max(unbiased, (1 - delta**2) / (n_a * n_b - 1))


def _ends(delta: float, variance: float, quantile: float, fewer: int) -> tuple[float, float]:
    if abs(delta) == 1:
        inner = (fewer - quantile**2) / (fewer + quantile**2)
        return (inner, 1.0) if delta > 0 else (-1.0, -inner)
    room = quantile * sqrt(variance) * sqrt((1 - delta**2) ** 2 + quantile**2 * variance)
    below = 1 - delta**2 + quantile**2 * variance
    return (delta - delta**3 - room) / below, (delta - delta**3 + room) / below
