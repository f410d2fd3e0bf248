"""All ways in which n answers can fall into the levels of a scale, and which of them fit exact conditions.

Levels are counted from 0; a set of answers is its counts by level. Everything is whole numbers. Sets of one scale and n
are few enough to be written down (635,376 for 60 answers on five levels); where they are not, they are counted by a
recursion over the levels, and the ends come from integer programming.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import comb, prod
from operator import mul
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchstats.errors import NotSettled, TooManySteps
from benchstats.solvers import linear_system, value_range

MOST_ROWS = 700_000
"""Most sets of answers that are written down; 60 answers on five levels are within it."""

MOST_STATES = 25_000_000
"""Most states of the counting recursion; 200 answers on five levels with a mean are within it."""


_MACHINE = 2**62

Counts = tuple[int, ...]
Range = tuple[int, int]
Table = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Conditions:
    """What sets of answers must meet, ends included.

    n answers on `levels` levels; `weighted` pairs a weight for each level with the range of the weighted sum (a mean is
    the weights 0, 1, 2, ..., a share the weights 0 and 1); `spreads` are ranges of n times the sum of squares minus the
    square of the sum; `known` are answers that are known to be among them.
    """

    n: int
    levels: int
    weighted: tuple[tuple[Counts, Range], ...] = ()
    spreads: tuple[Range, ...] = ()
    known: Counts = ()


@dataclass(frozen=True, slots=True)
class Fits:
    """How many sets fit, and the least and most answers at each level and at the low levels together.

    `first` is the first set in lexicographic order, None where nothing fits or the sets were only counted.
    """

    solutions: int
    least: Counts
    most: Counts
    least_low: int
    most_low: int
    first: Counts | None


NOTHING = Fits(0, (), (), 0, 0, None)


@lru_cache(maxsize=4096)
def fitting(conditions: Conditions, low_levels: int) -> Fits:
    """All sets that fit, in numbers. The first `low_levels` levels are the low answers.

    Raises:
        TooManySteps: when the sets can neither be written down nor counted within the limits.
    """
    if _all_sets(conditions) <= MOST_ROWS:
        return _read(_rows_that_fit(conditions), low_levels)
    if conditions.spreads:
        raise TooManySteps("a spread of so many answers fits more sets than can be written down")
    return _counted(conditions, low_levels)


@lru_cache(maxsize=4096)
def number_of_sets(conditions: Conditions) -> int:
    """How many sets fit.

    Raises:
        TooManySteps: when the sets can neither be counted nor written down within the limits.
    """
    if not conditions.spreads:
        return _number_of_sets(conditions)
    if _all_sets(conditions) > MOST_ROWS:
        raise TooManySteps("a spread of so many answers fits more sets than can be written down")
    return len(_rows_that_fit(conditions))


@lru_cache(maxsize=4096)
def least_steps(conditions: Conditions, first: int) -> int | None:
    """The least sum of steps above the lowest level among sets with nothing below level `first`; None where none fits.

    Raises:
        TooManySteps: when the sets cannot be written down within the limits.
    """
    kept = Conditions(
        conditions.n,
        conditions.levels - first,
        tuple((weights[first:], ends) for weights, ends in conditions.weighted),
        conditions.spreads,
    )
    if _all_sets(kept) > MOST_ROWS:
        raise TooManySteps("the sets of answers without low ones are too many to be written down")
    rows = _rows_that_fit(kept)
    if len(rows) == 0:
        return None
    return int((rows @ np.arange(first, conditions.levels)).min())


def _all_sets(conditions: Conditions) -> int:
    return comb(conditions.n + conditions.levels - 1, conditions.levels - 1)


def _rows_that_fit(conditions: Conditions) -> Table:
    rows = compositions(conditions.n, conditions.levels)
    kept = np.ones(len(rows), dtype=bool)
    for weights, (low, high) in conditions.weighted:
        sums = rows @ np.array(weights)
        kept &= (sums >= low) & (sums <= high)
    if conditions.spreads:
        steps = np.arange(conditions.levels)
        spread = conditions.n * (rows @ steps**2) - (rows @ steps) ** 2
        for low, high in conditions.spreads:
            kept &= (spread >= low) & (spread <= high)
    for level, count in enumerate(conditions.known):
        kept &= rows[:, level] >= count
    return rows[kept]


def _read(rows: Table, low_levels: int) -> Fits:
    if len(rows) == 0:
        return NOTHING
    low = rows[:, :low_levels].sum(axis=1)
    return Fits(
        solutions=len(rows),
        least=tuple(map(int, rows.min(axis=0))),
        most=tuple(map(int, rows.max(axis=0))),
        least_low=int(low.min()),
        most_low=int(low.max()),
        first=tuple(map(int, rows[0])),
    )


@lru_cache(maxsize=8)
def compositions(n: int, levels: int) -> Table:
    """Every way to deal n answers to the levels, one a row, in lexicographic order; shape (ways, levels)."""
    table = np.zeros((1, 0), dtype=np.int32)
    left = np.array([n], dtype=np.int32)
    for _ in range(levels - 1):
        ways = left + 1
        first = np.repeat(np.cumsum(ways) - ways, ways)
        dealt = (np.arange(first.size) - first).astype(np.int32)
        table = np.column_stack([np.repeat(table, ways, axis=0), dealt])
        left = np.repeat(left, ways) - dealt
    table = np.column_stack([table, left])
    table.flags.writeable = False
    return table


def _counted(conditions: Conditions, low_levels: int) -> Fits:
    solutions = _number_of_sets(conditions)
    if solutions == 0:
        return NOTHING
    levels = conditions.levels
    ends = [_ends(conditions, range(level, level + 1)) for level in range(levels)]
    least_low, most_low = _ends(conditions, range(low_levels))
    least, most = tuple(low for low, _ in ends), tuple(high for _, high in ends)
    return Fits(solutions, least, most, least_low, most_low, None)


def _number_of_sets(conditions: Conditions) -> int:
    """How many sets fit: levels are added one by one, an answer at a time (as ways to pay a sum with coins)."""
    known = conditions.known or (0,) * conditions.levels
    free = conditions.n - sum(known)
    if free < 0:
        return 0
    ranges = [_without(known, weights, ends) for weights, ends in conditions.weighted]
    if any(high < 0 for _, high in ranges):
        return 0
    sizes = [min(free * max(weights), ranges[at][1]) + 1 for at, (weights, _) in enumerate(conditions.weighted)]
    shape = (free + 1, *sizes)
    if prod(shape) > MOST_STATES:
        raise TooManySteps("the sets of answers that fit are too many to be counted")
    # Beyond that, whole numbers of the machine are too small; Python's own are slower and have no end.
    ways = np.zeros(shape, dtype=np.int64 if _all_sets(conditions) < _MACHINE else object)
    ways[(0,) * len(shape)] = 1
    for level in range(conditions.levels):
        steps = [weights[level] for weights, _ in conditions.weighted]
        into: tuple[Any, ...] = tuple(slice(step, None) for step in steps)
        source: tuple[Any, ...] = tuple(slice(None, max(0, sizes[at] - step)) for at, step in enumerate(steps))
        for taken in range(1, free + 1):
            ways[(taken, *into)] += ways[(taken - 1, *source)]
    inside: tuple[Any, ...] = tuple(slice(max(0, low), None) for low, _ in ranges)
    return int(ways[(free, *inside)].sum())


def _without(known: Counts, weights: Counts, ends: Range) -> Range:
    """The range of a weighted sum that is left when the known answers are taken out."""
    taken = sum(map(mul, weights, known))
    return ends[0] - taken, ends[1] - taken


def _ends(conditions: Conditions, wanted: range) -> Range:
    """The least and the most answers at some levels together, by integer programming."""
    rows = [[1.0] * conditions.levels, *(list(map(float, weights)) for weights, _ in conditions.weighted)]
    ranges = [(conditions.n, conditions.n), *(ends for _, ends in conditions.weighted)]
    system = linear_system(
        rows,
        row_low=[low for low, _ in ranges],
        row_high=[high for _, high in ranges],
        low=conditions.known or 0.0,
        whole=True,
    )
    found = value_range([float(level in wanted) for level in range(conditions.levels)], system=system)
    if found is None:
        raise NotSettled("the solver found none of the sets of answers that were counted")
    return round(found[0]), round(found[1])
