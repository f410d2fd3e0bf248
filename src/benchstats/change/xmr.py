"""The XmR chart of one figure over many rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from numpy.typing import ArrayLike

from benchstats.change.causes import ImprovementDirection, SpecialCause
from benchstats.change.pieces import Rebase, cuts
from benchstats.change.stages import LOCKED_FROM, Stage, checked_fix
from benchstats.change.xmr_piece import XmrPiece, piece_of_values
from benchstats.errors import InputError
from benchstats.inputs import vector
from benchstats.results import Interval, Result, Sentence, say


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
        if limits is None and piece.stage is not Stage.NONE:
            return say("Over %(n)s rounds the figure hardly ever changed, so no limits can be drawn.", n=points)
        if limits is None:
            return say("Comparable rounds so far: %(n)s; limits are drawn from 6 rounds on.", n=points)
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
        piece_of_values(series[part], part.start, screen_outliers, fix, improvement_direction)
        for part in found.slices(series.size)
    )
    return XmrChart(n=series.size, pieces=pieces, breaks=tuple(sorted(set(breaks))), waiting=found.waiting)
