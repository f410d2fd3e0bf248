"""Two groups on an ordered scale: who answers higher, in how many pairs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, SupportsIndex

from benchstats.ordinal.counted import two_groups
from benchstats.ordinal.dominance import delta_variance, higher_pairs, interval_ends
from benchstats.quantiles import LEVEL, t_quantile
from benchstats.results import Interval, Reason, Sentence, say
from benchstats.two_groups import TwoGroups

FENG_CLIFF = "Feng-Cliff interval"
FEWEST = 2
"""Fewest answers on either side for an interval."""


@dataclass(frozen=True, slots=True)
class Superiority(TwoGroups):
    """How often somebody of the first group answers higher than somebody of the second, ties half: 0 to 1.

    `cliffs_delta` is 2 probability - 1, from -1 to 1, with `delta_interval`; `interval` is that of the probability.
    Both need 2 answers on either side, else `reason` says so. `variance` is that of delta.
    """

    statistic: ClassVar[str] = "superiority"

    probability: float
    cliffs_delta: float
    variance: float | None
    delta_interval: Interval | None
    reason: Reason | None

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
                "A randomly chosen person of the first group (n = %(n_a)s) answers higher than one of the "
                "second (n = %(n_b)s) in %(pairs)s of 100 pairs, counting ties half.",
                decimals=0,
                n_a=self.n_a,
                n_b=self.n_b,
                pairs=100 * self.probability,
            )
        return say(
            "A randomly chosen person of the first group (n = %(n_a)s) answers higher than one of the "
            "second (n = %(n_b)s) in %(pairs)s of 100 pairs, counting ties half; probably in %(low)s "
            "to %(high)s.",
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
    higher, lower = higher_pairs(plain_a, plain_b), higher_pairs(plain_b, plain_a)
    delta = (higher - lower) / (n_a * n_b)
    quantile = t_quantile(max(1, n_a + n_b - 2), level=level)
    variance = delta_variance(plain_a, plain_b, delta) if min(n_a, n_b) >= FEWEST else None
    interval = None
    if variance is not None:
        low, high = interval_ends(delta, variance, quantile, min(n_a, n_b))
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
