"""What is known of one item in one group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from benchstats.ordinal.boxes import Boxes
from benchstats.results import Interval, Reason, Result, Sentence, say
from benchstats.scales import Scale


@dataclass(frozen=True, slots=True)
class ItemSummary(Result):
    """The answers to one item. `n` are answers; missing and "not applicable" are counted apart and in no number.

    Units: the scale's own, squared for the variance; percentages and `net_score` (positive minus negative, percentage
    points) are of `n`. `distribution` is the percentage of each value, lowest first. None where it cannot be computed:
    with no answer nearly everything, with one answer `sd_sample`, `variance_sample` and `se_mean`; `interval` of the
    mean below 10. `se_mean` is for showing one group, never a weight.
    """

    statistic: ClassVar[str] = "item_summary"

    scale: Scale
    boxes: Boxes
    counts: tuple[int, ...]
    n: int
    n_missing: int
    n_na: int
    mean: float | None
    sd_sample: float | None
    sd_population: float | None
    variance_sample: float | None
    se_mean: float | None
    median: float | None
    interpolated_median: float | None
    q1_type7: float | None
    q3_type7: float | None
    iqr_type7: float | None
    q1_type6: float | None
    q3_type6: float | None
    distribution: tuple[float, ...] | None
    percent_positive: float | None
    percent_neutral: float | None
    percent_negative: float | None
    percent_top: float | None
    net_score: float | None
    interval: Interval | None
    reason: Reason | None

    def sentence(self) -> Sentence:
        """How many answered how, in one plain sentence."""
        if self.n == 0:
            return say("Nobody has answered yet.")
        return say(
            "%(positive)s %% of the answers are positive, %(neutral)s %% are neutral and %(negative)s "
            "%% are negative (n = %(n)s).",
            decimals=0,
            n=self.n,
            positive=self.percent_positive,
            neutral=self.percent_neutral,
            negative=self.percent_negative,
        )
