"""The share of one organisation, drawn towards the others by as much as its own answers leave open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from scipy import special

from benchstats.results import Interval, Reason, Result, Sentence, say_counted

METHOD = "beta posterior, 95 %, prior taken as known"


@dataclass(frozen=True, slots=True)
class PooledShare(Result):
    """One organisation: its own share and the pooled one; `n` is its number of answers.

    `above_mean` is the probability that its true share is above the mean of the network. `others_assumed` gives the
    pooled share under each other concentration tried. `mean` equals the network's mean, without an interval, where
    the organisations differ by chance only.
    """

    statistic: ClassVar[str] = "pooled_share"

    positive: int
    n: int
    share: float
    mean: float
    interval: Interval | None
    above_mean: float | None
    others_assumed: tuple[tuple[float, float], ...] = ()
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """The pooled share beside the own one, with the number of answers."""
        own, pooled = round(100 * self.share), round(100 * self.mean)
        if self.interval is None:
            return say_counted(
                "%(own)s %% of %(n)s answer was positive; all organisations together give %(pooled)s %%, "
                "and nothing speaks for a difference between them.",
                "%(own)s %% of %(n)s answers were positive; all organisations together give %(pooled)s "
                "%%, and nothing speaks for a difference between them.",
                own=own,
                n=self.n,
                pooled=pooled,
            )
        return say_counted(
            "%(own)s %% of %(n)s answer was positive; seen together with the other organisations, "
            "%(pooled)s %% is most likely (%(low)s to %(high)s %%).",
            "%(own)s %% of %(n)s answers were positive; seen together with the other organisations, "
            "%(pooled)s %% is most likely (%(low)s to %(high)s %%).",
            own=own,
            n=self.n,
            pooled=pooled,
            low=round(100 * self.interval.low),
            high=round(100 * self.interval.high),
        )


def share_posterior(some: int, every: int, alpha: float, beta: float, others: tuple[float, ...]) -> PooledShare:
    """One organisation under the prior Beta(alpha, beta), and under other concentrations with the same mean."""
    a, b = alpha + some, beta + every - some
    mean = alpha / (alpha + beta)
    return PooledShare(
        positive=some,
        n=every,
        share=some / every,
        mean=a / (a + b),
        interval=Interval(float(special.betaincinv(a, b, 0.025)), float(special.betainccinv(a, b, 0.025)), METHOD),
        above_mean=float(special.betaincc(a, b, mean)),
        others_assumed=tuple((size, (size * mean + some) / (size + every)) for size in others),
    )
