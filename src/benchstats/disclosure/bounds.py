"""Between which values single unknowns lie, where only sums of them are shown. Exact, by linear programming.

Unknowns that occur in all sums alike are taken together before anything is solved, and taken apart again afterwards;
where one sum is left, no solver is needed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor
from operator import sub

import numpy as np

from benchstats.errors import InputError
from benchstats.solvers import linear_system, value_range

Ends = tuple[float, float]

_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Row:
    """A sum that is known to lie within ends: its weight for each unknown."""

    weights: Mapping[str, float]
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class _Bundle:
    """Unknowns that occur in all rows alike: the shape of their column, and the factor of each."""

    shape: tuple[tuple[int, float], ...]
    factors: Mapping[str, float]


def ranges(boxes: Mapping[str, Ends], rows: Sequence[Row], *, whole: bool = False) -> dict[str, Ends]:
    """The least and the most each unknown can be, given its own ends and all rows.

    With `whole` the unknowns are whole numbers, as counts are, and so are their own ends.

    Raises:
        InputError: when nothing fits.
    """
    tight, wide = _tightened(boxes, rows)
    if whole:
        tight = {name: _inside(ends) for name, ends in tight.items()}
    bundles = _bundles(tight, wide, whole=whole)
    found = dict(tight)
    sums = _sums(bundles, tight, wide, whole=whole)
    for at, bundle in enumerate(bundles):
        low, high = sums[at]
        ends = {name: _scaled(tight[name], factor) for name, factor in bundle.factors.items()}
        least, most = sum(low for low, _ in ends.values()), sum(high for _, high in ends.values())
        for name, factor in bundle.factors.items():
            own_low = max(ends[name][0], low - (most - ends[name][1]))
            own_high = min(ends[name][1], high - (least - ends[name][0]))
            found[name] = _scaled((own_low, own_high), 1 / factor)
    return found


def _scaled(ends: Ends, factor: float) -> Ends:
    return ends[0] * factor, ends[1] * factor


def _tightened(boxes: Mapping[str, Ends], rows: Sequence[Row]) -> tuple[dict[str, Ends], list[Row]]:
    """Rows of one unknown become ends of it; the others are returned."""
    tight, wide = dict(boxes), []
    for row in rows:
        named = [name for name, weight in row.weights.items() if weight]
        if len(named) > 1:
            wide.append(row)
        elif named:
            least, most = _divided(row, row.weights[named[0]])
            low, high = tight[named[0]]
            tight[named[0]] = max(low, least), min(high, most)
    return tight, wide


def _divided(row: Row, weight: float) -> Ends:
    """The ends of a row that is one unknown times a weight, which may be negative."""
    ends = row.low / weight, row.high / weight
    return min(ends), max(ends)


def _inside(ends: Ends) -> Ends:
    """The first and the last whole number between ends that were computed."""
    return float(ceil(ends[0] - _TINY)), float(floor(ends[1] + _TINY))


def _bundles(boxes: Mapping[str, Ends], rows: Sequence[Row], *, whole: bool) -> list[_Bundle]:
    """Unknowns with proportional columns; whole ones only with the same column, so that their sum is whole too."""
    found: dict[tuple[tuple[int, float], ...], dict[str, float]] = {}
    for name in boxes:
        column = [(at, weight) for at, row in enumerate(rows) if (weight := row.weights.get(name))]
        if column:
            factor = 1.0 if whole else abs(column[0][1])
            shape = tuple((at, round(weight / factor, 12)) for at, weight in column)
            found.setdefault(shape, {})[name] = factor
    return [_Bundle(shape, factors) for shape, factors in found.items()]


def _sums(bundles: Sequence[_Bundle], boxes: Mapping[str, Ends], rows: Sequence[Row], *, whole: bool) -> list[Ends]:
    """The least and the most the sum of each bundle can be."""
    sums = []
    for bundle in bundles:
        ends = [_scaled(boxes[name], factor) for name, factor in bundle.factors.items()]
        sums.append((sum(low for low, _ in ends), sum(high for _, high in ends)))
    if len(bundles) == 1:
        (shape,) = (bundle.shape for bundle in bundles)
        limits = [_divided(rows[at], weight) for at, weight in shape]
        low, high = max([sums[0][0], *(one[0] for one in limits)]), min([sums[0][1], *(one[1] for one in limits)])
        low, high = _inside((low, high)) if whole else (low, high)
        return [(low, max(low, high))]
    found = _solved(bundles, sums, rows, whole=whole)
    return [_inside(ends) for ends in found] if whole else found


def _solved(bundles: Sequence[_Bundle], sums: list[Ends], rows: Sequence[Row], *, whole: bool) -> list[Ends]:
    matrix = np.zeros((len(rows), len(bundles)))
    for at, bundle in enumerate(bundles):
        for row, weight in bundle.shape:
            matrix[row, at] = weight
    system = linear_system(
        matrix,
        row_low=[row.low for row in rows],
        row_high=[row.high for row in rows],
        low=[low for low, _ in sums],
        high=[high for _, high in sums],
        whole=whole,
    )
    found = [value_range(one, system=system) for one in np.eye(len(bundles))]
    if any(one is None for one in found):
        raise InputError("no answers fit the figures of this audience")
    return [one for one in found if one is not None]


def slack(values: Sequence[float], *, low: Sequence[float], high: Sequence[float], gone: int) -> list[Ends]:
    """How far each value can surely move down and up while others move against it, whoever else is known.

    `values` are the parts of one sum that is shown, with their own ends. Any `gone` of the others may be known and
    stand still: the bound holds for each choice of them, because those that could move furthest are left out.
    """
    room_down, room_up = list(map(sub, values, low)), list(map(sub, high, values))
    down = map(min, room_down, _of_others(room_up, gone))
    up = map(min, room_up, _of_others(room_down, gone))
    return list(map(_ends, down, up))


def _ends(low: float, high: float) -> Ends:
    return float(low), float(high)


def _of_others(room: Sequence[float], gone: int) -> list[float]:
    """For each, the sum of the others without the `gone` largest of them."""
    kept = sorted(room, reverse=True)[gone:]
    total = sum(kept)
    # Where it is among the largest itself, the next largest of the others goes in its place.
    return [max(0.0, total - min([one, *kept[:1]])) for one in room]
