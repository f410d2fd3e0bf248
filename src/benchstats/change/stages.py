"""How far the limits of a chart can be trusted by its number of points."""

from __future__ import annotations

from enum import StrEnum
from operator import index

from benchstats.errors import InputError

TRIAL_FROM = 6
"""Points from which limits are shown, as trial limits."""

LOCKED_FROM = 12
"""Points from which limits are locked; fewer may not be."""


class Stage(StrEnum):
    """How far limits can be trusted by their number of points. The value is stable and may be stored.

    NONE: fewer than 6, none are shown. TRIAL: 6 to 11. LOCKED: fixed on the first 12 or more. MOVING: 12 or more
    points, but the limits still follow each new one.
    """

    NONE = "none"
    TRIAL = "trial"
    LOCKED = "locked"
    MOVING = "moving"


def stage(points: int, *, fix_after_n_points: int | None) -> Stage:
    """How far the limits of so many points can be trusted."""
    if points < TRIAL_FROM:
        return Stage.NONE
    if points < LOCKED_FROM or (fix_after_n_points is not None and points < fix_after_n_points):
        return Stage.TRIAL
    return Stage.MOVING if fix_after_n_points is None else Stage.LOCKED


def checked_fix(fix_after_n_points: int | None) -> int | None:
    """The number of points after which limits are fixed, at least 12.

    Raises:
        InputError: when it is below 12.
    """
    if fix_after_n_points is None:
        return None
    number = index(fix_after_n_points)
    if number < LOCKED_FROM:
        raise InputError(f"limits are fixed after at least {LOCKED_FROM} points, not {number}")
    return number
