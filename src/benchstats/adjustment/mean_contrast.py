"""What is known of the distance of organisations from the mean of all."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

from benchstats.results import Interval, Reason, Result, Sentence, say, say_counted


@dataclass(frozen=True, slots=True)
class MeanContrast(Result):
    """One organisation: its mean minus the unweighted mean of all organisations; `n` is its number of answers.

    The p values are for coordinators; a statement for a lay reader follows the one verdict rule instead.
    """

    statistic: ClassVar[str] = "mean_contrast"

    organisation: Hashable
    n: int
    mean: float
    contrast: float
    se: float | None
    t: float | None
    p: float | None
    p_adjusted: float | None
    interval: Interval | None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """The distance with its interval."""
        if self.interval is None:
            return say_counted(
                "The mean of %(n)s answer is %(mean)s; how sure its distance from the others is cannot be told.",
                "The mean of %(n)s answers is %(mean)s; how sure its distance from the others is cannot be told.",
                n=self.n,
                mean=self.mean,
            )
        return say_counted(
            "The mean of %(n)s answer is %(mean)s, which differs by %(contrast)s (%(low)s to "
            "%(high)s) from the mean of all organisations.",
            "The mean of %(n)s answers is %(mean)s, which differs by %(contrast)s (%(low)s to "
            "%(high)s) from the mean of all organisations.",
            n=self.n,
            mean=self.mean,
            contrast=self.contrast,
            low=self.interval.low,
            high=self.interval.high,
        )


@dataclass(frozen=True, slots=True)
class MeanContrasts(Result):
    """All organisations against their unweighted mean; `n` is the number of answers, `sd_within` their pooled sample
    SD about the means of their organisations (divides by answers minus organisations).
    """

    statistic: ClassVar[str] = "mean_contrast"

    organisations: tuple[MeanContrast, ...]
    n: int
    mean_of_means: float | None
    sd_within: float | None
    degrees: int
    interval: Interval | None = None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """The mean that organisations are held against."""
        if self.mean_of_means is None:
            return say("There are too few organisations with answers for a mean of all.")
        return say(
            "The mean of %(k)s organisations, each counting once, is %(mean)s (%(n)s answers).",
            k=len(self.organisations),
            mean=self.mean_of_means,
            n=self.n,
        )
