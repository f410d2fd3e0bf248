"""One organisation in the funnel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from benchstats.funnel.display import FunnelDisplay
from benchstats.funnel.limits import FunnelLimits
from benchstats.results import Interval, Reason, Result, Sentence, say


@dataclass(frozen=True, slots=True)
class FunnelPoint(Result):
    """One organisation in the funnel; `n` is its denominator: answers, or expected occurrences.

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
