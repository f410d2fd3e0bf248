"""The rate of one organisation, drawn towards the others by as much as its own occurrences leave open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from scipy import special

from benchstats.results import Interval, Reason, Result, Sentence, say_counted

METHOD = "gamma posterior, 95 %, prior taken as known"

Floats = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PooledRate(Result):
    """One organisation: its own rate O/E and the pooled one; `n` is its number of observed occurrences.

    `above_mean` is the probability that its true rate is above the mean of the network. `others_assumed` gives the
    pooled rate under each other shape tried.
    """

    statistic: ClassVar[str] = "pooled_rate"

    n: int
    expected: float
    ratio: float
    mean: float
    interval: Interval | None
    above_mean: float | None
    others_assumed: tuple[tuple[float, float], ...] = ()
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """The pooled rate beside what was observed and expected."""
        if self.interval is None:
            return say_counted(
                "%(n)s occurrence was seen where %(expected)s were expected; nothing speaks for a "
                "difference between the organisations, whose common ratio is %(pooled)s.",
                "%(n)s occurrences were seen where %(expected)s were expected; nothing speaks for a "
                "difference between the organisations, whose common ratio is %(pooled)s.",
                n=self.n,
                expected=self.expected,
                pooled=self.mean,
            )
        return say_counted(
            "%(n)s occurrence was seen where %(expected)s were expected; seen together with the other "
            "organisations, a ratio of %(pooled)s is most likely (%(low)s to %(high)s).",
            "%(n)s occurrences were seen where %(expected)s were expected; seen together with the "
            "other organisations, a ratio of %(pooled)s is most likely (%(low)s to %(high)s).",
            n=self.n,
            expected=self.expected,
            pooled=self.mean,
            low=self.interval.low,
            high=self.interval.high,
        )


def rate_posterior(occurrences: int, exposure: float, shape: float, rate: float, others: Floats) -> PooledRate:
    """One organisation under the prior Gamma(shape, rate), and under other shapes with the same mean."""
    a, b, mean = shape + occurrences, rate + exposure, shape / rate
    return PooledRate(
        n=occurrences,
        expected=exposure,
        ratio=occurrences / exposure,
        mean=a / b,
        interval=Interval(float(special.gammaincinv(a, 0.025)) / b, float(special.gammainccinv(a, 0.025)) / b, METHOD),
        above_mean=float(special.gammaincc(a, b * mean)),
        others_assumed=tuple((other, (other + occurrences) / (other / mean + exposure)) for other in others),
    )
