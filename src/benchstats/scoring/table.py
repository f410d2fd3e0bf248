"""Reads a table of answers, one row a person and one column an item, turned the right way round."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from benchstats.errors import InputError
from benchstats.scales import Scale

Floats = NDArray[np.float64]
Answers: TypeAlias = ArrayLike | Sequence[Sequence[float | None]]


def read_table(answers: Answers, *, scale: Scale, reversed_items: Collection[int]) -> Floats:
    """Answers of shape (persons, items) with NaN for missing, reversed items turned; refuses what is not on the scale.

    A copy; what came in stays as it was.
    """
    table = _as_table(answers)
    items = table.shape[1]
    answered = table[~np.isnan(table)]
    if ((answered < scale.low) | (answered > scale.high) | (answered != np.floor(answered))).any():
        raise InputError(f"an answer is a whole number from {scale}, or missing")
    if strange := [at for at in reversed_items if not 0 <= at < items]:
        raise InputError(f"there are items 0 to {items - 1}, so no item {strange[0]} can be reversed")
    turned = sorted(set(reversed_items))
    table[:, turned] = scale.low + scale.high - table[:, turned]
    return table


def _as_table(answers: Answers) -> Floats:
    try:
        if isinstance(answers, np.ndarray) and answers.dtype != object:
            table = np.array(answers, dtype=float)
        else:
            rows: Any = answers
            table = np.array([[np.nan if one is None else float(one) for one in row] for row in rows], dtype=float)
    except (TypeError, ValueError):
        raise InputError("answers form a table of numbers: one row a person, one column an item") from None
    if table.ndim == 1 and not table.size:
        raise InputError("a dimension has at least one item; without people, give an array of shape (0, items)")
    if table.ndim != 2 or not table.shape[1]:
        raise InputError("answers form a table of numbers: one row a person, one column an item")
    return table
