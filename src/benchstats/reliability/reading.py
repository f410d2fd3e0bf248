"""Reads tables of answers and scores in groups; refuses what makes no sense."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from benchstats.errors import InputError

Floats = NDArray[np.float64]

Scores: TypeAlias = ArrayLike | Sequence[float | None]
"""A number each, None and NaN where it is missing."""

Answers: TypeAlias = ArrayLike | Sequence[Sequence[float | None]]
"""One row a person and one column an item, None and NaN where an answer is missing."""

NOTHING = 1e-12
"""A variance below this share of what it is made of is rounding, not variation."""


def answer_table(values: Answers) -> Floats:
    """Answers as an array of shape (persons, items); None and NaN are missing.

    Raises:
        InputError: when the values form no table of numbers, or one is infinite.
    """
    try:
        table = np.array(values, dtype=float)
    except (TypeError, ValueError):
        raise InputError("answers form a table of numbers, one row a person and one column an item") from None
    if table.ndim != 2:
        raise InputError("answers form a table, one row a person and one column an item")
    if np.isinf(table).any():
        raise InputError("an answer cannot be infinite")
    return table


def scale_table(values: Answers) -> Floats:
    """The complete rows of a table of at least two items."""
    table = answer_table(values)
    if table.shape[1] < 2:
        raise InputError(f"a scale has at least two items, not {table.shape[1]}")
    return table[~np.isnan(table).any(axis=1)]


def column(values: Scores) -> Floats:
    """Numbers in a row as a vector; None and NaN are missing."""
    try:
        vector = np.array(values, dtype=float)
    except (TypeError, ValueError):
        raise InputError("scores are numbers in a row") from None
    if vector.ndim != 1:
        raise InputError("scores are numbers in a row")
    if np.isinf(vector).any():
        raise InputError("a score cannot be infinite")
    return vector


def labels_of(groups: Sequence[object], *, size: int) -> list[str]:
    """One label a row as text.

    Raises:
        InputError: when there is not one label for each row.
    """
    plain = [str(one) for one in groups]
    if len(plain) != size:
        raise InputError(f"there is one group for each of the {size} rows, not {len(plain)} groups")
    return plain


def positions(labels: Sequence[str]) -> tuple[list[str], NDArray[np.intp]]:
    """The distinct labels in order, and where each row's label stands in it."""
    distinct, where = np.unique(np.array(labels, dtype=str), return_inverse=True)
    return [str(one) for one in distinct], np.asarray(where, dtype=np.intp).reshape(-1)
