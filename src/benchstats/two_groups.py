"""What every result on two groups of answers holds: the counts of both, and how many answered."""

from __future__ import annotations

from dataclasses import dataclass

from benchstats.results import Result


@dataclass(frozen=True, slots=True)
class TwoGroups(Result):
    """Counts of the scale's values in two groups, lowest first, and the number of answers in each."""

    counts_a: tuple[int, ...]
    counts_b: tuple[int, ...]
    n_a: int
    n_b: int

    @property
    def n(self) -> int:
        """How many answers both groups gave together."""
        return self.n_a + self.n_b
