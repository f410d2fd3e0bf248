"""What is known of the trends of a network's organisations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from benchstats.results import Interval, Reason, Result, Sentence, say


@dataclass(frozen=True, slots=True)
class NetworkTrends(Result):
    """Slopes of `n` organisations, in units of the score a unit of time.

    `own_slopes` and `own_errors` are each organisation's weighted least squares. `mean_slope`, `mean_error`,
    `tau_slope` and `blup_slopes` are the random-slope model's by REML. `slopes`, `slope_intervals` and `above_others`,
    the probability that an organisation's true slope is above the median of the others', are posterior; `interval` is
    that of the mean slope. With fewer than three organisations only the own slopes are given, with a `reason`.
    """

    statistic: ClassVar[str] = "network_trends"

    n: int
    times: tuple[float, ...]
    own_slopes: tuple[float, ...]
    own_errors: tuple[float, ...]
    mean_slope: float | None
    mean_error: float | None
    tau_slope: float | None
    blup_slopes: tuple[float, ...] | None
    slopes: tuple[float, ...] | None
    slope_intervals: tuple[Interval, ...] | None
    above_others: tuple[float, ...] | None
    interval: Interval | None
    reason: Reason | None

    def sentence(self) -> Sentence:
        """How the network moves from round to round."""
        if self.mean_slope is None or self.interval is None:
            return say("There are too few organisations to speak of a trend of the network.")
        return say(
            "Over %(rounds)s rounds the %(n)s organisations moved by about %(slope)s a round; the likely range of that "
            "is %(low)s to %(high)s.",
            rounds=len(self.times),
            n=self.n,
            slope=self.mean_slope,
            low=self.interval.low,
            high=self.interval.high,
        )
