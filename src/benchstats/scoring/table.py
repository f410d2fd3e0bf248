"""Reads a table of answers, one row a person and one column an item, turned the right way round."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from benchstats.errors import InputError
from benchstats.inputs import Floats, GappedTable, table_with_gaps
from benchstats.scales import Scale


def read_table(answers: GappedTable, *, scale: Scale, reversed_items: Collection[int]) -> Floats:
    """Answers of shape (persons, items) with NaN for missing, reversed items turned; refuses what is not on the scale.

    A copy; what came in stays as it was.

    Raises:
        InputError: when there is no table or no item, an answer is not on the scale, or a reversed item is not there.
    """
    table = table_with_gaps(answers, of="answers", row="a person", column="an item")
    items = table.shape[1]
    if not items:
        raise InputError("a dimension has at least one item; without people, give an array of shape (0, items)")
    answered = table[~np.isnan(table)]
    if ((answered < scale.low) | (answered > scale.high) | (answered != np.floor(answered))).any():
        raise InputError(f"an answer is a whole number from {scale}, or missing")
    if strange := [at for at in reversed_items if not 0 <= at < items]:
        raise InputError(f"there are items 0 to {items - 1}, so no item {strange[0]} can be reversed")
    turned = sorted(set(reversed_items))
    table[:, turned] = scale.low + scale.high - table[:, turned]
    return table
