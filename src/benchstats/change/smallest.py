"""The change that two rounds can tell from chance, to be known before a round opens."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

from benchstats.checked_counts import moderate_number
from benchstats.errors import InputError
from benchstats.quantiles import normal_quantile
from benchstats.results import Interval, Result, Sentence, say


@dataclass(frozen=True, slots=True)
class SmallestChange(Result):
    """The change of a mean that two rounds of `n` answers each can tell from chance at 95 %, in units of the score."""

    statistic: ClassVar[str] = "smallest_change"

    n: int
    change: float
    sd_within: float
    correlation: float
    interval: Interval | None = None

    def sentence(self) -> Sentence:
        """What to expect before a round is opened."""
        return say(
            "With so many answers in each round (%(n)s) only a change of about %(change)s or more can "
            "be told from chance.",
            n=self.n,
            change=self.change,
        )


def smallest_change(answers: int, *, sd_within: float, correlation: float = 0.0) -> SmallestChange:
    """The smallest change two rounds of so many answers can tell from chance, to print before a round opens.

    `sd_within` is the sample SD within a group, pooled over groups; `correlation` is that of linked units, 0 where
    nobody is linked. Source: 1.96 sd sqrt(2 (1 - r) / n), statistics specification 3.1.

    Raises:
        InputError: when there is no answer, the SD is not positive, or the correlation not between -1 and 1.
    """
    if answers < 1:
        raise InputError(f"each round needs at least one answer, not {answers}")
    sd = moderate_number(sd_within, of="the SD within a group")
    if not -1 <= correlation < 1:
        raise InputError(f"the correlation of linked units lies between -1 and 1, not {correlation}")
    change = normal_quantile() * sd * sqrt(2 * (1 - correlation) / answers)
    return SmallestChange(int(answers), change, sd, float(correlation))
