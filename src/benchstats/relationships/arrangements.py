"""The arrangements of a few values: every one, or many drawn ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from benchstats.inputs import Places

_CHUNK = 60_000


@cache
def _all_places(size: int) -> NDArray[np.uint8]:
    """Every order of 0..size-1, one a row, built by inserting the last number at each place."""
    if size == 1:
        return np.zeros((1, 1), dtype=np.uint8)
    shorter = _all_places(size - 1)
    longest = np.full((len(shorter), 1), size - 1, dtype=np.uint8)
    return np.concatenate([np.hstack([shorter[:, :at], longest, shorter[:, at:]]) for at in range(size)])


def enumerated(size: int) -> Iterator[Places]:
    """Every arrangement of 0..size-1, one a row, many at a time."""
    places = _all_places(size)
    for start in range(0, len(places), _CHUNK):
        yield places[start : start + _CHUNK].astype(np.intp)


def drawn(size: int, draws: int, generator: Generator) -> Iterator[Places]:
    """So many arrangements drawn from the generator, one a row, many at a time."""
    for start in range(0, draws, _CHUNK):
        rows = np.tile(np.arange(size), (min(_CHUNK, draws - start), 1))
        yield generator.permuted(rows, axis=1)
