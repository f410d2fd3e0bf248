"""Descriptives of one item in one group, from nothing but the counts of its answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import ClassVar, SupportsIndex

from benchstats.definitions import DEFINITIONS
from benchstats.quantiles import t_quantile
from benchstats.results import Interval, Result, Sentence, say, say_counted
from benchstats.scales import Scale
from benchstats.shares import Share, wilson_share

MEAN_INTERVAL_FROM = 10
"""Fewest answers for a t interval; below that the own SD says too little."""


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
            return say_counted(
                "The mean of %(n)s answer is %(mean)s on a scale from %(lowest)s to %(highest)s.",
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


def interval_of_mean(mean: float | None, *, sd_sample: float | None, n: int) -> Interval | None:
    """The t interval of the mean of `n` answers from their own SD; None below 10 answers.

    Source: Student 1908, Biometrika 6.
    """
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
        mean_interval=interval_of_mean(mean, sd_sample=sd_sample, n=n),
        share_positive=wilson_share(positive, n),
    )


def describe_many(counts: Iterable[Iterable[SupportsIndex]], *, scale: Scale) -> tuple[Description, ...]:
    """Describe many groups or items: one row of counts each, as in an array of shape (rows, values).

    Source: `describe`, row by row; the same numbers to the last bit.

    Raises:
        InputError: when the counts of a row do not suit the scale.
        TypeError: when a count is no whole number.
    """
    return tuple(describe(row, scale=scale) for row in counts)
