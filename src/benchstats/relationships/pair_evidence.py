"""What a pair of dimensions supports, in figures and in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from benchstats.results import Interval, Reason, Result, Sentence, say


class Evidence(StrEnum):
    """How far a relationship is supported. The value is stable and may be stored."""

    PROFILES_ONLY = "profiles_only"
    NOT_COMPUTABLE = "not_computable"
    EXPLORATORY = "exploratory"
    NOT_CLEAR = "not_clear"
    NOT_REPLICATED = "not_replicated"
    SUPPORTED = "supported"


@dataclass(frozen=True, slots=True)
class PairEvidence(Result):
    """One pair of dimensions by their columns: what `n` organisations support, and the figures that may be shown.

    `r` and `interval` are None below 6 organisations and where a corrected variance is not positive; `p_value` (the
    jackknife's) and `p_adjusted` are for coordinators. `agrees` tells whether the other round has the same sign; None
    where there is no other round, or none that can tell.
    """

    statistic: ClassVar[str] = "relationship_evidence"

    first: int
    second: int
    n: int
    evidence: Evidence
    r: float | None
    interval: Interval | None
    p_value: float | None
    p_adjusted: float | None
    agrees: bool | None
    reason: Reason | None

    def sentence(self) -> Sentence:
        """What may be said of the pair, without words of cause."""
        if self.evidence is Evidence.PROFILES_ONLY:
            return say(
                "There are too few organisations to put a relationship in a number (n = %(n)s): look at their profile "
                "lines.",
                n=self.n,
            )
        if self.r is None or self.interval is None:
            return say("There is not enough evidence: the %(n)s organisations differ too little for it.", n=self.n)
        if self.evidence is Evidence.EXPLORATORY:
            return say(
                "There is not enough evidence for a statement from %(n)s organisations; a first look gives %(r)s, "
                "likely between %(low)s and %(high)s.",
                n=self.n,
                r=max(-1.0, min(1.0, self.r)),
                low=self.interval.low,
                high=self.interval.high,
            )
        return self._stated()

    def _stated(self) -> Sentence:
        if self.evidence is Evidence.NOT_REPLICATED:
            return say(
                "There is not enough evidence yet: the relationship across %(n)s organisations has not shown itself in "
                "another round.",
                n=self.n,
            )
        if self.evidence is Evidence.NOT_CLEAR or self.r is None:
            return say("There is not enough evidence for a relationship across %(n)s organisations.", n=self.n)
        if self.r > 0:
            return say("Organisations higher in one tend to be higher in the other (%(n)s organisations).", n=self.n)
        return say("Organisations higher in one tend to be lower in the other (%(n)s organisations).", n=self.n)
