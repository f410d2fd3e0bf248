"""The mean of one organisation at the network's average case, and what moved it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

from benchstats.results import Interval, Reason, Result, Sentence, say_counted

TO_EXPLAIN = 0.2
"""An adjustment of more than this, in units of the score, is explained to the reader."""


@dataclass(frozen=True, slots=True)
class AdjustedMean(Result):
    """One organisation: its own mean and the mean at the network's average case; `n` is its number of answers."""

    statistic: ClassVar[str] = "case_mix"

    organisation: Hashable
    n: int
    mean: float
    adjusted: float | None
    se: float | None
    interval: Interval | None
    reason: Reason | None = None

    @property
    def must_be_explained(self) -> bool:
        """Whether the adjustment is larger than 0.2 and its cause has to be told."""
        return self.adjusted is not None and abs(self.adjusted - self.mean) > TO_EXPLAIN

    def sentence(self) -> Sentence:
        """The own mean beside the adjusted one, with a word where they are far apart."""
        if self.adjusted is None:
            return say_counted(
                "The mean of %(n)s answer is %(mean)s; it could not be adjusted.",
                "The mean of %(n)s answers is %(mean)s; it could not be adjusted.",
                n=self.n,
                mean=self.mean,
            )
        if self.must_be_explained:
            return say_counted(
                "The mean of %(n)s answer is %(mean)s; with the same mix of people everywhere it would be "
                "%(adjusted)s, which is far enough from it to ask who answered here.",
                "The mean of %(n)s answers is %(mean)s; with the same mix of people everywhere it would "
                "be %(adjusted)s, which is far enough from it to ask who answered here.",
                n=self.n,
                mean=self.mean,
                adjusted=self.adjusted,
            )
        return say_counted(
            "The mean of %(n)s answer is %(mean)s; with the same mix of people everywhere it would be %(adjusted)s.",
            "The mean of %(n)s answers is %(mean)s; with the same mix of people everywhere it would be %(adjusted)s.",
            n=self.n,
            mean=self.mean,
            adjusted=self.adjusted,
        )


@dataclass(frozen=True, slots=True)
class Coefficient:
    """By how much the score differs, within an organisation, for one more of a number or for a level of a factor."""

    covariate: str
    level: str | None
    value: float
    se: float | None
