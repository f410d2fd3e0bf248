"""What goes in, read once for all methods: rows and tables of numbers, with gaps or without, variances and labels.

Values come as any sequence or array and leave as a new array, so that nobody's values are changed. None and NaN stand
for what is missing, where gaps are taken at all. Each refusal names what was wrong.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from benchstats.errors import InputError

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

Gapped: TypeAlias = ArrayLike | Sequence[float | None]
"""A row of numbers in which None and NaN stand for what is missing."""

GappedTable: TypeAlias = ArrayLike | Sequence[Sequence[float | None]]
"""A table of numbers in which None and NaN stand for what is missing."""

ALIKE = 1e-12
"""Differences below this share of the largest number are rounding noise, not variation."""

NOTHING = 1e-12
"""A variance below this share of what it is made of is rounding, not variation."""


LARGEST, SMALLEST = 1e24, 1e-24
"""Larger numbers are refused and smaller ones are 0, since numbers are squared and the squares multiplied."""


def vector(values: Gapped, *, of: str) -> Floats:
    """A row of finite numbers; `of` names them in the refusal.

    Raises:
        InputError: when they are no row of numbers, or one is missing, infinite or too large.
    """
    row = vector_with_gaps(values, of=of)
    if np.isnan(row).any():
        raise InputError(f"the {of} may not have gaps, but number {int(np.isnan(row).argmax()) + 1} is missing")
    return row


def vector_with_gaps(values: Gapped, *, of: str) -> Floats:
    """A row of numbers in which None and NaN stand for what is missing.

    Raises:
        InputError: when they are no row of numbers, or one is infinite.
    """
    return _numbers(values, 1, of, "are not a row of numbers")


def table_with_gaps(values: GappedTable, *, of: str, row: str, column: str) -> Floats:
    """A table of numbers, one `row` a row and one `column` a column; None and NaN stand for what is missing.

    Raises:
        InputError: when they form no table of numbers, or one is infinite.
    """
    return _numbers(values, 2, of, f"form no table of numbers, one row {row} and one column {column}")


def variances_of(values: ArrayLike, *, size: int, of: str = "variances") -> Floats:
    """One sampling variance for each of `size` values, none negative.

    Raises:
        InputError: when there are more or fewer, or one is negative, missing or infinite.
    """
    row = vector(values, of=of)
    if row.size != size:
        raise InputError(f"there are {size} values but {row.size} {of}")
    if (row < 0).any():
        raise InputError(f"a variance cannot be negative: {row.min():g} among the {of}")
    return row


def aligned(first: Gapped, second: Gapped, *, of: tuple[str, str]) -> tuple[Floats, Floats]:
    """Two rows of one length, whose numbers belong together by their place; both may have gaps.

    Raises:
        InputError: when the two rows are not of one length.
    """
    x, y = vector_with_gaps(first, of=of[0]), vector_with_gaps(second, of=of[1])
    if x.size != y.size:
        raise InputError(f"the {of[0]} and the {of[1]} are not of one length, but {x.size} and {y.size}")
    return x, y


def complete_pairs(first: Gapped, second: Gapped) -> tuple[Floats, Floats]:
    """The pairs that are whole; a pair with None or NaN on either side is left out.

    Raises:
        InputError: when the two rows are not of one length.
    """
    x, y = aligned(first, second, of=("first values", "second values"))
    whole = ~(np.isnan(x) | np.isnan(y))
    return x[whole], y[whole]


def labels_of(groups: Sequence[object], *, size: int) -> list[str]:
    """One label a row as text.

    Raises:
        InputError: when there is not one label for each row.
    """
    plain = [str(one) for one in groups]
    if len(plain) != size:
        raise InputError(f"there is one group for each of the {size} rows, not {len(plain)} groups")
    return plain


def in_order(labels: Sequence[str]) -> tuple[list[str], Places]:
    """The distinct labels in alphabetical order, and where each row's label stands among them."""
    distinct, where = np.unique(np.array(labels, dtype=str), return_inverse=True)
    return [str(one) for one in distinct], np.asarray(where, dtype=np.intp).reshape(-1)


def as_they_come(labels: Sequence[Hashable]) -> tuple[tuple[Hashable, ...], Places]:
    """The distinct labels in order of first appearance, and where each row's label stands among them."""
    place = {label: at for at, label in enumerate(dict.fromkeys(labels))}
    return tuple(place), np.array([place[label] for label in labels], dtype=np.intp)


def varies(values: Floats) -> bool:
    """Whether the values differ by more than rounding noise."""
    return bool(values.size) and bool(np.ptp(values) > ALIKE * max(np.abs(values).max(), np.finfo(float).tiny))


def _numbers(values: Gapped | GappedTable, dimensions: int, of: str, wrong: str) -> Floats:
    try:
        plain = np.array(values, dtype=float)
    except (TypeError, ValueError):
        raise InputError(f"the {of} {wrong}") from None
    if plain.ndim != dimensions:
        raise InputError(f"the {of} {wrong}, but have the shape {plain.shape}")
    if np.isinf(plain).any():
        raise InputError(f"the {of} are not finite: {plain[np.isinf(plain)][0]} is among them")
    return held(plain, of=of)


def held(values: ArrayLike, *, of: str) -> Floats:
    """Finite numbers (NaN stands for a gap) as a new array, in which what is next to nothing is 0.

    Raises:
        InputError: when one is so large that the square of a square would be none.
    """
    refuse_extremes(values, of=of)
    plain = np.array(values, dtype=float)
    plain[np.abs(plain) <= SMALLEST] = 0.0
    return plain


def refuse_extremes(values: ArrayLike, *, of: str) -> None:
    """Refuse numbers that are too large for the square of a square to be one.

    Raises:
        InputError: when one is.
    """
    sizes = np.abs(np.asarray(values, dtype=float))
    if (sizes >= LARGEST).any():
        raise InputError(f"the {of} lie below {LARGEST:g} in size, not at {np.nanmax(sizes):g}")
