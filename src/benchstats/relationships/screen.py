"""What a look at every pair of dimensions finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from benchstats.results import Interval, Result, Sentence, say

Q = 0.10
"""The false discovery rate that screens keep."""

Coefficient = Literal["spearman", "pearson"]


@dataclass(frozen=True, slots=True)
class ScreenedPair:
    """One pair of dimensions by their columns; None where `n` complete organisations are under 3 or do not vary."""

    first: int
    second: int
    n: int
    correlation: float | None
    p_value: float | None
    p_benjamini_hochberg: float | None
    p_benjamini_yekutieli: float | None
    p_holm: float | None
    passes: bool


@dataclass(frozen=True, slots=True)
class PairScreen(Result):
    """All pairs of the dimensions of `n` organisations; a pair passes at a false discovery rate of `q` or less."""

    statistic: ClassVar[str] = "pair_screen"

    n: int
    coefficient: Coefficient
    q: float
    pairs: tuple[ScreenedPair, ...]
    interval: Interval | None = None

    def sentence(self) -> Sentence:
        """How many pairs stand out, and of how many."""
        passing = sum(pair.passes for pair in self.pairs)
        if not passing:
            return say(
                "Pairs of topics that stand out from chance: none of %(pairs)s (organisations: %(n)s).",
                pairs=len(self.pairs),
                n=self.n,
            )
        return say(
            "Pairs of topics that stand out from chance: %(passing)s of %(pairs)s (organisations: %(n)s); part of that "
            "can be chance in the answers, which this look does not take off.",
            pairs=len(self.pairs),
            n=self.n,
            passing=passing,
        )
