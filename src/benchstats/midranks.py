"""Places in an order: what is alike shares the mean of its places."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

import numpy as np

from benchstats.inputs import Floats


def doubled_midranks(sizes: Iterable[int]) -> list[int]:
    """Twice the mean place of each group of values alike, lowest group first, which is always whole."""
    counts = list(sizes)
    return [2 * upto - count + 1 for count, upto in zip(counts, accumulate(counts), strict=True)]


def midranks(values: Floats, *, slack: float = 0.0) -> Floats:
    """The places of the values in their order, lowest 1; values alike share the mean of their places.

    Values whose neighbours are within `slack` of each other count as alike.
    """
    order = np.argsort(values, kind="stable")
    starts = np.concatenate(([True], np.diff(values[order]) > slack))[: values.size]
    run = np.cumsum(starts) - 1
    middles = np.array(doubled_midranks(np.bincount(run, minlength=1).tolist())) / 2
    places = np.empty(values.size)
    places[order] = middles[run]
    return places
