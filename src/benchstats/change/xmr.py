"""The XmR chart of one figure over many rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike

from benchstats.change.causes import (
    ImprovementDirection,
    PointType,
    SpecialCause,
    placed,
    point_types,
    special_causes,
)
from benchstats.change.pieces import LOCKED_FROM, Rebase, Stage, checked_fix, cuts, stage
from benchstats.errors import InputError
from benchstats.relationships.inputs import Floats, vector
from benchstats.results import Interval, Result, Sentence, say

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
        """The limits that may be drawn; None below 6 points."""
        if self.stage is Stage.NONE or self.lower_process_limit is None or self.upper_process_limit is None:
            return None
        return Interval(self.lower_process_limit, self.upper_process_limit, f"XmR, {self.stage.value}", 0.997)


@dataclass(frozen=True, slots=True)
class XmrChart(Result):
    """The chart of `n` points as pieces, which are not joined across a break, and the rebases that wait for points.

    `interval` are the limits of the last piece that may be shown.
    """

    statistic: ClassVar[str] = "xmr_chart"

    n: int
    pieces: tuple[XmrPiece, ...]
    breaks: tuple[int, ...]
    waiting: tuple[Rebase, ...]

    @property
    def interval(self) -> Interval | None:
        """The limits of the last piece."""
        return self.pieces[-1].shown_limits

    def sentence(self) -> Sentence:
        """What the last piece of the chart says."""
        piece = self.pieces[-1]
        limits, points = piece.shown_limits, len(piece.values)
        if limits is None:
            return say("There are %(n)s comparable rounds so far; limits are drawn from 6 rounds on.", n=points)
        special = sum(one is not SpecialCause.COMMON for one in piece.special_causes)
        if piece.stage is Stage.TRIAL:
            return say(
                "Over %(n)s rounds the figure is expected between %(low)s and %(high)s, which are trial limits; rounds "
                "worth a question: %(special)s.",
                n=points,
                low=limits.low,
                high=limits.high,
                special=special,
            )
        return say(
            "Over %(n)s rounds the figure is expected between %(low)s and %(high)s; rounds worth a question: "
            "%(special)s.",
            n=points,
            low=limits.low,
            high=limits.high,
            special=special,
        )


def xmr_chart(
    values: ArrayLike,
    *,
    improvement_direction: ImprovementDirection,
    screen_outliers: bool = True,
    fix_after_n_points: int | None = LOCKED_FROM,
    breaks: Sequence[int] = (),
    rebases: Sequence[Rebase] = (),
) -> XmrChart:
    """Chart one figure over rounds, oldest first, with limits of 2.66 mean moving ranges about the mean.

    Rounds without a figure are left out beforehand. `screen_outliers` leaves out moving ranges of 3.267 times their
    mean or more, once. Limits are fixed on the first `fix_after_n_points` points (at least 12; None: they use all
    points). `breaks` are places of points from which the wording is another: the series is cut, and nothing is
    compared across. `rebases` start new limits after a documented change once 6 points follow it; until then they
    are `waiting`.
    Source: Wheeler 2000, Understanding Variation; Nelson 1982, Journal of Quality Technology 14 (screening); equals
    NHSRplotthedots 0.2.2.

    Raises:
        InputError: when there is no value, one is missing, limits are to be fixed on fewer than 12 points, a cut is not
            inside the series, or the direction is unknown.
    """
    series = vector(values, of="values of a chart")
    if not series.size:
        raise InputError("a chart needs at least one value")
    fix = checked_fix(fix_after_n_points)
    found = cuts(series.size, breaks=breaks, rebases=rebases)
    pieces = tuple(
        _piece(series[part], part.start, screen_outliers, fix, improvement_direction)
        for part in found.slices(series.size)
    )
    return XmrChart(n=series.size, pieces=pieces, breaks=tuple(sorted(set(breaks))), waiting=found.waiting)


def mean_moving_range(values: Floats, *, screened: bool) -> float:
    """The mean of the steps' sizes between neighbours; screened, without those of 3.267 times the mean or more."""
    ranges = np.abs(np.diff(values))
    mean = float(ranges.mean())
    # All alike: nothing is left to screen.
    return float(ranges[ranges < SCREEN * mean].mean()) if screened and mean > 0 else mean


def _piece(values: Floats, first: int, screened: bool, fix: int | None, direction: ImprovementDirection) -> XmrPiece:
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
