"""Reads tables of ratings, one row a unit (a plan, a comment) and one column a rater."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchstats.errors import InputError
from benchstats.inputs import refuse_extremes

Floats = NDArray[np.float64]
Cell = Hashable | None


@dataclass(frozen=True, slots=True)
class Counted:
    """How many raters gave each value to each unit: `counts` of shape (units, values), `values` in order."""

    values: tuple[Hashable, ...]
    counts: Floats
    raters: int

    @property
    def pairable(self) -> Counted:
        """Only the units that two raters or more rated, and the values that occur in them."""
        rows = self.counts[self.counts.sum(axis=1) >= 2]
        there = rows.sum(axis=0) > 0
        values = tuple(value for value, is_there in zip(self.values, there, strict=True) if is_there)
        return Counted(values, rows[:, there], self.raters)


def is_missing(cell: Cell) -> bool:
    """None and NaN are missing; NaN is what does not equal itself."""
    return cell is None or cell != cell


def rating_rows(ratings: Iterable[Iterable[Cell]]) -> list[list[Cell]]:
    """The ratings as a list of rows of one length, missing ones as None.

    Raises:
        InputError: when the ratings form no table.
    """
    try:
        rows = [[None if is_missing(cell) else cell for cell in row] for row in ratings]
    except (TypeError, ValueError):
        raise InputError("ratings form a table, one row a unit and one column a rater") from None
    if len({len(row) for row in rows}) > 1:
        raise InputError("each unit has one place for each rater, empty where there is no rating")
    return rows


def counted(ratings: Iterable[Iterable[Cell]], *, numeric: bool = False) -> Counted:
    """Count the ratings of each unit by value; `numeric` refuses what is no finite number.

    Raises:
        InputError: when the ratings form no table, or a value does not suit.
    """
    rows = rating_rows(ratings)
    found = {cell for row in rows for cell in row if cell is not None}
    if numeric:
        for value in found:
            _check_number(value)
        refuse_extremes([float(value) for value in found], of="ratings")  # type: ignore[arg-type]
    values = _in_order(found)
    at = {value: place for place, value in enumerate(values)}
    counts = np.zeros((len(rows), len(values)))
    for unit, row in enumerate(rows):
        for cell in row:
            if cell is not None:
                counts[unit, at[cell]] += 1
    return Counted(values, counts, len(rows[0]) if rows else 0)


def counted_on(ratings: Iterable[Iterable[Cell]], *, levels: Sequence[Hashable]) -> Counted:
    """Count the ratings of each unit on given levels, also those that nobody used.

    Raises:
        InputError: when the ratings form no table, levels repeat or are fewer than two, or a rating is none of them.
    """
    rows = rating_rows(ratings)
    at = places_of(levels)
    counts = np.zeros((len(rows), len(at)))
    for unit, row in enumerate(rows):
        for cell in row:
            if cell is not None:
                counts[unit, place_of(cell, at)] += 1
    return Counted(tuple(at), counts, len(rows[0]) if rows else 0)


def places_of(levels: Sequence[Hashable]) -> dict[Hashable, int]:
    """Where each level stands.

    Raises:
        InputError: when levels repeat, or are fewer than two.
    """
    at = {level: place for place, level in enumerate(levels)}
    if len(at) != len(levels) or len(at) < 2:
        raise InputError(f"a scale has two or more levels, each once, not {list(levels)}")
    return at


def place_of(cell: Hashable, at: dict[Hashable, int]) -> int:
    """Where a rating stands among the levels.

    Raises:
        InputError: when it is none of them.
    """
    if cell not in at:
        raise InputError(f"the rating {cell!r} is no level of the scale")
    return at[cell]


def _check_number(value: Hashable) -> None:
    if isinstance(value, bool | str) or not isinstance(value, int | float | np.number) or not np.isfinite(value):
        raise InputError(f"this level of measurement needs numbers, not {value!r}")


def _in_order(found: set[Hashable]) -> tuple[Hashable, ...]:
    if all(isinstance(value, int | float | np.number) for value in found):
        return tuple(sorted(found, key=float))  # type: ignore[arg-type]
    return tuple(sorted(found, key=lambda value: (type(value).__name__, _written(value))))


def _written(value: Hashable) -> str:
    """A value as text; a set by its members in order, which Python's own text of it does not keep between runs."""
    return str(sorted(map(str, value))) if isinstance(value, frozenset) else str(value)
