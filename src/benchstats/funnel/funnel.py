"""The funnel: whether an organisation is within the range expected for its size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from benchstats.funnel.display import FunnelDisplay
from benchstats.funnel.point import FunnelPoint
from benchstats.results import Interval, Reason, Result, Sentence, say


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
            return say("There are too few organisations (%(n)s) to say which range would be expected.", n=self.n)
        return say(
            "Organisations within the range expected for their size: %(within)s of %(n)s.", within=within, n=self.n
        )
