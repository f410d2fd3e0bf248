"""Which points of a chart are more than common variation: the rules of Making Data Count, in their order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from benchstats.errors import InputError
from benchstats.relationships.inputs import Floats

ImprovementDirection = Literal["increase", "decrease", "neutral"]
DIRECTIONS = ("increase", "decrease", "neutral")

Flags = NDArray[np.bool_]
Signs = NDArray[np.int_]

RUN = 7


class SpecialCause(StrEnum):
    """Why a point stands out; the words are those of NHSRplotthedots and may be stored."""

    COMMON = "Common Cause"
    ABOVE_LIMIT = "Above UCL"
    BELOW_LIMIT = "Below LCL"
    INCREASING = "7 Point Trend (Increasing)"
    DECREASING = "7 Point Trend (Decreasing)"
    TWO_OF_THREE_ABOVE = "2 in 3 Above CL"
    TWO_OF_THREE_BELOW = "2 in 3 Below CL"
    RUN_ABOVE = "7 Points Above CL"
    RUN_BELOW = "7 Points Below CL"


class PointType(StrEnum):
    """What a point means by the declared direction; the words are those of NHSRplotthedots and may be stored."""

    COMMON = "common_cause"
    IMPROVEMENT = "special_cause_improvement"
    CONCERN = "special_cause_concern"
    NEUTRAL_HIGH = "special_cause_neutral_high"
    NEUTRAL_LOW = "special_cause_neutral_low"


UPWARDS = {
    SpecialCause.ABOVE_LIMIT,
    SpecialCause.INCREASING,
    SpecialCause.TWO_OF_THREE_ABOVE,
    SpecialCause.RUN_ABOVE,
}


@dataclass(frozen=True, slots=True)
class Points:
    """A series with its place beside the centre line (1 above, -1 below, 0 on it) and beside the limits."""

    values: Floats
    sides: Signs
    outside: Flags
    close: Flags


def placed(values: Floats, *, centre: float | Floats, reach: Floats) -> Points:
    """Place a series beside its centre and limits (centre plus and minus `reach`, one for each point).

    Close is beyond two thirds of the reach, but not outside. What differs by rounding noise is alike, so that a value
    equal to the centre or a limit is on it.
    """
    noise = 1e-12 * max(1e-300, float(np.abs(values).max()), float(np.abs(centre).max()))
    distance = values - centre
    sides = np.where(np.abs(distance) <= noise, 0, np.sign(distance)).astype(int)
    outside = np.abs(distance) > reach + noise
    close = ~outside & (np.abs(distance) > reach * 2 / 3 + noise)
    return Points(values, sides, outside, close)


def special_causes(points: Points) -> tuple[SpecialCause, ...]:
    """Each point's special cause: outside, then a trend of 7, 2 of 3 close to a limit, 7 on one side.

    A rule marks all points that make it up. Source: NHSRplotthedots 0.2.2.
    """
    trend, direction = _trends(points)
    two = _two_of_three(points)
    run = _runs(points.sides)
    return tuple(
        _cause(points, at, bool(trend[at]), int(direction[at]), bool(two[at]), bool(run[at]))
        for at in range(points.values.size)
    )


def point_types(causes: tuple[SpecialCause, ...], *, direction: ImprovementDirection) -> tuple[PointType, ...]:
    """What each cause means where rising, falling or neither is an improvement.

    Raises:
        InputError: when the direction is none of the three.
    """
    if direction not in DIRECTIONS:
        raise InputError(f"an improvement is an increase, a decrease or neutral, not {direction!r}")
    return tuple(_type(cause, direction) for cause in causes)


def _type(cause: SpecialCause, direction: ImprovementDirection) -> PointType:
    if cause is SpecialCause.COMMON:
        return PointType.COMMON
    is_up = cause in UPWARDS
    if direction == "neutral":
        return PointType.NEUTRAL_HIGH if is_up else PointType.NEUTRAL_LOW
    return PointType.IMPROVEMENT if is_up == (direction == "increase") else PointType.CONCERN


def _cause(points: Points, at: int, trend: bool, direction: int, two: bool, run: bool) -> SpecialCause:
    above = points.sides[at] > 0
    if points.outside[at]:
        return SpecialCause.ABOVE_LIMIT if above else SpecialCause.BELOW_LIMIT
    if trend:
        return SpecialCause.INCREASING if direction > 0 else SpecialCause.DECREASING
    if two:
        return SpecialCause.TWO_OF_THREE_ABOVE if above else SpecialCause.TWO_OF_THREE_BELOW
    if run:
        return SpecialCause.RUN_ABOVE if above else SpecialCause.RUN_BELOW
    return SpecialCause.COMMON


def _trends(points: Points) -> tuple[Flags, Signs]:
    """Which points belong to 7 that rise or fall throughout, and the direction told of each.

    A point between two others of trends is told by the step that follows it, the last one by the step before.
    """
    steps = np.diff(points.values)
    # A step within rounding noise is no step, as for `placed`.
    noise = 1e-12 * float(np.abs(points.values).max())
    signs = np.where(np.abs(steps) <= noise, 0, np.sign(steps)).astype(int)
    member = np.zeros(points.values.size, dtype=bool)
    for end in range(RUN - 1, points.values.size):
        if abs(int(signs[end - RUN + 1 : end].sum())) == RUN - 1:
            member[end - RUN + 1 : end + 1] = True
    before, after = np.concatenate(([0], signs)), np.concatenate((signs, [0]))
    goes_on = member & np.concatenate((member[1:], [False]))
    return member, np.where(goes_on, after, before)


def _two_of_three(points: Points) -> Flags:
    """Close points in three neighbours on one side of which at least two are close."""
    found = np.zeros(points.values.size, dtype=bool)
    for start in range(points.values.size - 2):
        three = slice(start, start + 3)
        if points.close[three].sum() >= 2 and abs(int(points.sides[three].sum())) == 3:
            found[three] = True
    return found & points.close


def _runs(sides: Signs) -> Flags:
    found = np.zeros(sides.size, dtype=bool)
    for start in range(sides.size - RUN + 1):
        if abs(int(sides[start : start + RUN].sum())) == RUN:
            found[start : start + RUN] = True
    return found
