"""The rules of Making Data Count in their order: which points are more than common variation."""

from __future__ import annotations

import numpy as np

from benchstats.change.causes import SpecialCause
from benchstats.change.points import Flags, Points, Signs

RUN = 7


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
