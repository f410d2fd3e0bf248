"""One stretch of an XmR chart, with its own mean and limits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchstats.change.causes import ImprovementDirection, PointType, SpecialCause, point_types
from benchstats.change.chart_rules import special_causes
from benchstats.change.points import placed
from benchstats.change.stages import Stage, stage
from benchstats.inputs import Floats
from benchstats.results import Interval

REACH = 2.66
"""Limits in mean moving ranges: 3 / 1.128, rounded as the chart's tradition has it."""

UNSCREENED_REACH = 3 / 1.128
"""The same unrounded, as qcc has it."""

SCREEN = 3.267
"""Moving ranges from this many mean moving ranges on are screened out, once."""


@dataclass(frozen=True, slots=True)
class XmrPiece:
    """A stretch of the chart with its own limits; `first` is its first point's place in the series.

    `lower_process_limit` and `upper_process_limit` are as the reference computes them, at any number of points; what
    may be shown is `shown_limits`, which is None below 6 points. `unscreened_limits` are 3 / 1.128 mean moving ranges
    wide and None where moving ranges were screened. A single point has no limits at all.
    """

    first: int
    values: tuple[float, ...]
    mean: float
    mean_moving_range: float | None
    lower_process_limit: float | None
    upper_process_limit: float | None
    unscreened_limits: tuple[float, float] | None
    stage: Stage
    outside_limits: tuple[bool, ...]
    close_to_limits: tuple[bool, ...]
    special_causes: tuple[SpecialCause, ...]
    point_types: tuple[PointType, ...]

    @property
    def shown_limits(self) -> Interval | None:
        """The limits that may be drawn; None below 6 points, and where all steps that were not screened out are 0.

        Limits without width would call every round unusual that differs from the others by the last digit.
        """
        if self.stage is Stage.NONE or not self.mean_moving_range:
            return None
        if self.lower_process_limit is None or self.upper_process_limit is None:
            return None
        return Interval(self.lower_process_limit, self.upper_process_limit, f"XmR, {self.stage.value}", 0.997)


def mean_moving_range(values: Floats, *, screened: bool) -> float:
    """The mean of the steps' sizes between neighbours; screened, without those of 3.267 times the mean or more."""
    ranges = np.abs(np.diff(values))
    mean = float(ranges.mean())
    # All alike: nothing is left to screen.
    return float(ranges[ranges < SCREEN * mean].mean()) if screened and mean > 0 else mean


def piece_of_values(
    values: Floats, first: int, screened: bool, fix: int | None, direction: ImprovementDirection
) -> XmrPiece:
    """The stretch of values that begins at the point `first`, its limits fixed after `fix` points."""
    base = values[:fix]
    mean = float(base.mean())
    moving = mean_moving_range(base, screened=screened) if base.size > 1 else None
    reach = None if moving is None else REACH * moving
    points = placed(values, centre=mean, reach=np.full(values.size, np.inf if reach is None else reach))
    causes = special_causes(points)
    wide = None if moving is None or screened else UNSCREENED_REACH * moving
    return XmrPiece(
        first=first,
        values=tuple(values.tolist()),
        mean=mean,
        mean_moving_range=moving,
        lower_process_limit=None if reach is None else mean - reach,
        upper_process_limit=None if reach is None else mean + reach,
        unscreened_limits=None if wide is None else (mean - wide, mean + wide),
        stage=stage(values.size, fix_after_n_points=fix),
        outside_limits=tuple(points.outside.tolist()),
        close_to_limits=tuple(points.close.tolist()),
        special_causes=causes,
        point_types=point_types(causes, direction=direction),
    )
