"""The parts of a network's change, which add up to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from benchstats.results import Interval, Reason, Result, Sentence, say


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a change, in units of the score, with its interval by sampling error."""

    change: float
    standard_error: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class CompositionChange(Result):
    """The change of the unweighted mean of a network's organisations (or units), and the parts that add up to it.

    `total` = `stayers` + `joiners` + `leavers`, exactly. `stayers`: the mean change of those in both rounds. `joiners`:
    how far the second round's mean lies from that of the stayers because of those who came. `leavers`: how far the
    first round's mean lay from that of the stayers because of those who left, with the sign turned. `composition` is
    the last two together. Without stayers the parts are None with a `reason`. `n` counts whoever took part in either.
    """

    statistic: ClassVar[str] = "composition_change"

    n_stayers: int
    n_joiners: int
    n_leavers: int
    total: Part
    stayers: Part | None
    joiners: Part | None
    leavers: Part | None
    composition: Part | None
    reason: Reason | None

    @property
    def n(self) -> int:
        """Whoever took part in either round."""
        return self.n_stayers + self.n_joiners + self.n_leavers

    @property
    def interval(self) -> Interval:
        """The interval of the whole change."""
        return self.total.interval

    def sentence(self) -> Sentence:
        """The whole change and its two halves."""
        if self.stayers is None or self.composition is None:
            return say(
                "The mean moved by %(total)s, but no organisation took part in both rounds, so it "
                "compares different ones.",
                total=self.total.change,
            )
        if not self.n_joiners + self.n_leavers:
            return say(
                "The same organisations (%(n)s) took part in both rounds; their mean moved by %(total)s.",
                n=self.n_stayers,
                total=self.total.change,
            )
        return say(
            "The mean moved by %(total)s: %(stayers)s from the organisations in both rounds (%(n)s), "
            "and %(composition)s because others came (%(joiners)s) or left (%(leavers)s).",
            total=self.total.change,
            stayers=self.stayers.change,
            n=self.n_stayers,
            composition=self.composition.change,
            joiners=self.n_joiners,
            leavers=self.n_leavers,
        )
