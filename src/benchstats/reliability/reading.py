"""Reads answers to the items of a scale: one row a person and one column an item."""

from __future__ import annotations

import numpy as np

from benchstats.errors import InputError
from benchstats.inputs import Floats, GappedTable, table_with_gaps


def answer_table(values: GappedTable) -> Floats:
    """Answers as an array of shape (persons, items); None and NaN are missing.

    Raises:
        InputError: when the values form no table of numbers, or one is infinite.
    """
    return table_with_gaps(values, of="answers", row="a person", column="an item")


def scale_table(values: GappedTable) -> Floats:
    """The complete rows of a table of at least two items.

    Raises:
        InputError: when the values form no table, or there are fewer than two items.
    """
    table = answer_table(values)
    if table.shape[1] < 2:
        raise InputError(f"a scale has at least two items, not {table.shape[1]}")
    return table[~np.isnan(table).any(axis=1)]
