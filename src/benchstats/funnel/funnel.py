"""The funnel: whether an organisation is within the range expected for its size."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from benchstats.funnel.limits import FunnelLimits
from benchstats.results import Interval, Reason, Result, Sentence, say

FEWEST_FOR_FUNNEL = 10
FEWEST_FOR_OVERDISPERSION = 15


class FunnelDisplay(StrEnum):
    """What may be shown with so many organisations. The value is stable and may be stored."""

    POOLED_ONLY = "pooled figures only"
    UNADJUSTED = "unadjusted limits beside pooled figures"
    OVERDISPERSED = "limits adjusted for overdispersion"


def funnel_display(organisations: int) -> FunnelDisplay:
    """What may be shown: below 10 organisations no funnel, from 15 on limits adjusted for overdispersion.

    With fewer, setting back the extremes hides overdispersion rather than measuring it.
    Source: statistics.md 2.5, with reference case FUN-05.
    """
    if organisations < FEWEST_FOR_FUNNEL:
        return FunnelDisplay.POOLED_ONLY
    return FunnelDisplay.UNADJUSTED if organisations < FEWEST_FOR_OVERDISPERSION else FunnelDisplay.OVERDISPERSED


@dataclass(frozen=True, slots=True)
class FunnelPoint(Result):
    """One organisation in the funnel; `n` is its denominator: answers, or expected events.

    `z` is its distance from the target in standard errors, None for a ratio of 0 on the logarithmic scale; `z_used`
    the one that went into phi (None where left out), `z_adjusted` the one with the variance between organisations.
    `shown` are the limits that the display allows.
    """

    statistic: ClassVar[str] = "funnel"

    figure: float
    n: float
    z: float | None
    z_used: float | None
    z_adjusted: float | None
    unadjusted: FunnelLimits
    overdispersed: FunnelLimits
    display: FunnelDisplay
    reason: Reason | None = None

    @property
    def shown(self) -> FunnelLimits | None:
        """The limits to show, None where there are too few organisations for a funnel."""
        if self.display is FunnelDisplay.POOLED_ONLY:
            return None
        return self.overdispersed if self.display is FunnelDisplay.OVERDISPERSED else self.unadjusted

    @property
    def is_within(self) -> bool | None:
        """Whether the figure is within the 95 % limits shown; None without a funnel."""
        return None if self.shown is None else self.shown.low95 <= self.figure <= self.shown.high95

    @property
    def is_alarming(self) -> bool | None:
        """Whether the figure is outside the 99.8 % limits shown; None without a funnel."""
        return None if self.shown is None else not self.shown.low998 <= self.figure <= self.shown.high998

    @property
    def interval(self) -> Interval | None:
        """The range expected for an organisation of this size."""
        if self.shown is None:
            return None
        return Interval(self.shown.low95, self.shown.high95, "funnel limits, 95 %")

    def sentence(self) -> Sentence:
        """Within the expected range, worth a conversation, or too few organisations to say."""
        if self.is_within is None:
            return say("There are too few organisations to say which range would be expected.")
        if self.is_within:
            return say("For an organisation of this size, %(figure)s is within the expected range.", figure=self.figure)
        return say("For an organisation of this size, %(figure)s is worth a conversation.", figure=self.figure)


@dataclass(frozen=True, slots=True)
class Funnel(Result):
    """All organisations against one target; `n` is the number of organisations, in the order given.

    `phi` is the mean square of the z scores used, about 1 where organisations differ by chance only; `tau2` the
    variance between organisations beyond chance, on the scale compared on (statistics.md 2.5).
    """

    statistic: ClassVar[str] = "funnel"

    organisations: tuple[FunnelPoint, ...]
    n: int
    target: float
    phi: float
    tau2: float
    display: FunnelDisplay
    interval: Interval | None = None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """How many organisations are within the range expected for their size."""
        within = sum(bool(one.is_within) for one in self.organisations)
        if self.display is FunnelDisplay.POOLED_ONLY:
            return say("With %(n)s organisations there are too few for a range that would be expected.", n=self.n)
        return say(
            "%(within)s of %(n)s organisations are within the range expected for their size.", within=within, n=self.n
        )
