"""A share with the interval that stays honest at 0 of n and n of n."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

from benchstats.errors import InputError
from benchstats.quantiles import LEVEL, normal_quantile
from benchstats.results import Interval, Result, Sentence, say

WILSON = "Wilson score interval"

MOST_ANSWERS = 10**9
"""More answers are refused as a slip; up to here no digit of the interval is lost."""


@dataclass(frozen=True, slots=True)
class Share(Result):
    """A share `count` of `n`, 0 to 1, with its Wilson interval from `low` to `high`; None when n is 0."""

    statistic: ClassVar[str] = "share_positive"

    count: int
    n: int
    value: float | None
    low: float | None
    high: float | None
    level: float = LEVEL

    @property
    def interval(self) -> Interval | None:
        """The Wilson interval of the share; never without width, also at 0 of n and n of n."""
        if self.low is None or self.high is None:
            return None
        return Interval(self.low, self.high, WILSON, self.level)

    def sentence(self) -> Sentence:
        """The share with its n in one plain sentence."""
        if self.value is None or self.low is None or self.high is None:
            return say("Nobody has answered yet.")
        return say(
            "Positive answers: %(count)s of %(n)s, %(share)s %%; with so many answers the true share "
            "is probably between %(low)s and %(high)s %%.",
            decimals=0,
            count=self.count,
            n=self.n,
            share=100 * self.value,
            low=100 * self.low,
            high=100 * self.high,
        )


def wilson_share(count: int, n: int, *, level: float = LEVEL) -> Share:
    """The share `count` of `n` with its score interval, which stays honest at 0 of n and n of n.

    Source: Wilson 1927, JASA 22, 209-212; recommended by Brown, Cai and DasGupta 2001, Statistical Science
    16, 101-133. Equals R `prop.test(correct = FALSE)`.

    Raises:
        InputError: unless 0 <= count <= n and 0 < level < 1, or when n is above a thousand million.
    """
    if n > MOST_ANSWERS:
        raise InputError(f"a share is of at most {MOST_ANSWERS:,} answers, not of {n:,}")
    if not 0 <= count <= n:
        raise InputError(f"a share needs 0 <= count <= n, not {count} of {n}")
    z = normal_quantile(level=level)
    if n == 0:
        return Share(0, 0, None, None, None, level)
    centre = (count + z * z / 2) / (n + z * z)
    half = z / (n + z * z) * sqrt(count * (n - count) / n + z * z / 4)
    # At the ends the formula is exactly 0 and 1, but floating point misses them by a hair.
    low = 0.0 if count == 0 else centre - half
    high = 1.0 if count == n else centre + half
    return Share(count, n, count / n, low, high, level)
