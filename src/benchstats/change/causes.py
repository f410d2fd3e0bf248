"""Why a point of a chart stands out, and what that means by the direction wanted."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from benchstats.errors import InputError

ImprovementDirection = Literal["increase", "decrease", "neutral"]
DIRECTIONS = ("increase", "decrease", "neutral")


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
