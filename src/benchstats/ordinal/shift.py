"""What is known of a latent shift between two groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from benchstats.results import Interval, Reason, Sentence, say
from benchstats.two_groups import TwoGroups

Link = Literal["logit", "probit"]


@dataclass(frozen=True, slots=True)
class CumulativeShift(TwoGroups):
    """The shift of the second group against the first: link P(Y <= j) = threshold_j - shift for the second group.

    A positive shift means that the second group answers higher; its unit is that of the link. `thresholds` are those
    between the values that occur (`values`, as steps above the scale's lowest). Where the groups do not overlap, no
    shift is largest: shift and se are None (`reason` separated), but `direction` (-1, 0, 1) is still told.
    """

    statistic: ClassVar[str] = "cumulative_shift"

    link: Link
    values: tuple[int, ...]
    shift: float | None
    se: float | None
    thresholds: tuple[float, ...] | None
    log_likelihood: float | None
    direction: int
    interval: Interval | None
    reason: Reason | None

    def sentence(self) -> Sentence:
        """Which group answers higher, and whether chance alone could have done it, in one plain sentence."""
        if self.reason is Reason.NO_VARIATION:
            return say("All %(n)s answers of the two groups are alike.", n=self.n)
        if self.interval is None:
            return say(
                "The answers of the two groups (n = %(n_a)s and %(n_b)s) do not overlap.", n_a=self.n_a, n_b=self.n_b
            )
        if self.interval.low <= 0 <= self.interval.high:
            return say(
                "From these answers (n = %(n_a)s and %(n_b)s) it cannot be told which of the two groups "
                "answers higher.",
                n_a=self.n_a,
                n_b=self.n_b,
            )
        if self.direction > 0:
            return say(
                "The second group (n = %(n_b)s) tends to answer higher than the first (n = %(n_a)s).",
                n_a=self.n_a,
                n_b=self.n_b,
            )
        return say(
            "The second group (n = %(n_b)s) tends to answer lower than the first (n = %(n_a)s).",
            n_a=self.n_a,
            n_b=self.n_b,
        )
