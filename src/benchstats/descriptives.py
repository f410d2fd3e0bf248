"""Descriptives of one item in one group, from nothing but the counts of its answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import ClassVar, SupportsIndex

from benchstats.definitions import DEFINITIONS
from benchstats.errors import InputError
from benchstats.quantiles import LEVEL, normal_quantile, t_quantile
from benchstats.results import Interval, Result, Sentence, say
from benchstats.scales import Scale

MEAN_INTERVAL_FROM = 10
"""Fewest answers for a t interval; below that the own SD says too little."""

WILSON = "Wilson score interval"


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
            "%(count)s of %(n)s answers are positive, %(share)s %%;"
            " with so many answers the true share is probably between %(low)s and %(high)s %%.",
            decimals=0,
            count=self.count,
            n=self.n,
            share=100 * self.value,
            low=100 * self.low,
            high=100 * self.high,
        )


@dataclass(frozen=True, slots=True)
class Description(Result):
    """Counts of the answers to one item, lowest value first, and what follows from them.

    What cannot be computed is None: the mean and `sd_population` need 1 answer, `sd_sample` 2,
    `mean_interval` 10. That interval is the 95 % t interval in units of the scale. It is not cut at the ends of the
    scale, and its width is zero when all answers are alike, however few they are: never use it as a weight. The words
    for each statistic are in `benchstats.definitions.DEFINITIONS`.
    """

    statistic: ClassVar[str] = "mean"

    scale: Scale
    counts: tuple[int, ...]
    n: int
    mean: float | None
    sd_sample: float | None
    sd_population: float | None
    mean_interval: Interval | None
    share_positive: Share

    @property
    def interval(self) -> Interval | None:
        """The t interval of the mean, or None below 10 answers."""
        return self.mean_interval

    def sentence(self) -> Sentence:
        """The mean with its n, and its interval where there is one, in one plain sentence."""
        if self.mean is None:
            return say("Nobody has answered yet.")
        if self.mean_interval is None:
            return say(
                "The mean of %(n)s answers is %(mean)s on a scale from %(lowest)s to %(highest)s.",
                decimals=1,
                n=self.n,
                mean=self.mean,
                lowest=self.scale.low,
                highest=self.scale.high,
            )
        return say(
            "The mean of %(n)s answers is %(mean)s on a scale from %(lowest)s to %(highest)s;"
            " the true mean is probably between %(low)s and %(high)s.",
            decimals=1,
            n=self.n,
            mean=self.mean,
            lowest=self.scale.low,
            highest=self.scale.high,
            low=max(self.mean_interval.low, float(self.scale.low)),
            high=min(self.mean_interval.high, float(self.scale.high)),
        )


def wilson_share(count: int, n: int, *, level: float = LEVEL) -> Share:
    """The share `count` of `n` with its score interval, which stays honest at 0 of n and n of n.

    Source: Wilson 1927, JASA 22, 209-212; recommended by Brown, Cai and DasGupta 2001, Statistical Science
    16, 101-133. Equals R `prop.test(correct = FALSE)`.

    Raises:
        InputError: unless 0 <= count <= n and 0 < level < 1.
    """
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


def _mean_interval(n: int, mean: float | None, sd_sample: float | None) -> Interval | None:
    if mean is None or sd_sample is None or n < MEAN_INTERVAL_FROM:
        return None
    half = t_quantile(n - 1) * sd_sample / sqrt(n)
    return Interval(mean - half, mean + half, DEFINITIONS["mean_interval"].method)


def describe(counts: Iterable[SupportsIndex], *, scale: Scale) -> Description:
    """Describe the answers to one item: n, mean, both SDs by name, mean interval, positive share.

    `counts` holds how often each value of `scale` was given, lowest first; missing answers are not in it. The
    sums are exact whole numbers, so a constant far from zero costs no digits (Chan, Golub and LeVeque 1983,
    The American Statistician 37, on what goes wrong otherwise). Source of the interval: Student 1908; of the
    share: Wilson 1927.

    Raises:
        InputError: when the counts do not suit the scale.
        TypeError: when a count is no whole number.
    """
    plain = scale.checked(counts)
    n = sum(plain)
    total = sum(count * value for count, value in zip(plain, scale.values, strict=True))
    squares = sum(count * value * value for count, value in zip(plain, scale.values, strict=True))
    spread = n * squares - total * total  # n times the sum of squared deviations, exact
    mean = total / n if n else None
    sd_sample = sqrt(spread / (n * (n - 1))) if n > 1 else None
    positive = sum(plain[scale.positive.start - scale.low :])
    return Description(
        scale=scale,
        counts=plain,
        n=n,
        mean=mean,
        sd_sample=sd_sample,
        sd_population=sqrt(spread / (n * n)) if n else None,
        mean_interval=_mean_interval(n, mean, sd_sample),
        share_positive=wilson_share(positive, n),
    )


def describe_many(counts: Iterable[Iterable[SupportsIndex]], *, scale: Scale) -> tuple[Description, ...]:
    """Describe many groups or items: one row of counts each, as in an array of shape (rows, values).

    Source: `describe`, row by row; the same numbers to the last bit.
    """
    return tuple(describe(row, scale=scale) for row in counts)
