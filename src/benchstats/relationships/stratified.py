"""What is known of a correlation within strata."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

from benchstats.relationships.telling import EXPLORATORY_FROM
from benchstats.results import Interval, Reason, Result, Sentence, say


@dataclass(frozen=True, slots=True)
class StratumCorrelation:
    """Pearson's r within one stratum of `n` complete pairs; `used` where its Fisher z could be put together."""

    stratum: Hashable
    n: int
    r: float | None
    used: bool


@dataclass(frozen=True, slots=True)
class StratifiedCorrelation(Result):
    """The correlation within strata, by meta-analysis of Fisher's z over the `n` organisations in usable strata.

    `r` with `interval` is the common effect, for one true correlation in all strata; `r_random` with `random_interval`
    (REML, modified Hartung-Knapp) lets it differ between strata, and needs at least two. `q` is Cochran's Q. All None
    with a `reason` where no stratum can be used.
    """

    statistic: ClassVar[str] = "stratified_r"

    n: int
    strata: tuple[StratumCorrelation, ...]
    r: float | None
    p_value: float | None
    interval: Interval | None
    q: float | None
    q_p_value: float | None
    tau2: float | None
    r_random: float | None
    random_interval: Interval | None
    reason: Reason | None

    def sentence(self) -> Sentence:
        """The correlation within countries and its likely range."""
        if self.r is None or self.interval is None:
            return say("There is not enough evidence for a relationship within countries.")
        if self.n < EXPLORATORY_FROM:
            return say("There are too few organisations to put a relationship in a number (n = %(n)s).", n=self.n)
        return say(
            "Within countries the two go together with a correlation of %(r)s (%(n)s organisations); its likely range "
            "is %(low)s to %(high)s.",
            r=self.r,
            n=self.n,
            low=self.interval.low,
            high=self.interval.high,
        )
