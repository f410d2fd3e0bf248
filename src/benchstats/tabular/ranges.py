"""The solver's part of the bounds: the ends of every unknown, one part of the table at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, floor, inf, isfinite

import numpy as np

from benchstats.errors import InputError, NotSettled
from benchstats.solvers import LinearSystem, linear_system, minimise
from benchstats.tabular.equations import SLACK, Unknowns


@dataclass(frozen=True, slots=True)
class Ends:
    """The ends of one unknown; `high` may be infinite, whole ends are None where there are none."""

    low: float
    high: float
    whole_low: int | None = None
    whole_high: int | None = None


def ends_of(unknowns: Unknowns, whole: bool) -> list[Ends]:
    """The smallest and the largest value of every unknown, for any number and, if asked, for whole numbers.

    Raises:
        InputError: when nothing fits.
    """
    for line, low, high in zip(unknowns.lines, unknowns.line_low, unknowns.line_high, strict=True):
        if not line and not low - SLACK <= 0 <= high + SLACK:
            raise InputError("the published figures contradict each other")
    narrowed = unknowns.narrowed()
    found: dict[int, Ends] = {}
    for cells, lines in narrowed.parts():
        part = _Part(_system(narrowed, cells, lines))
        loose = part.all_ends(whole=False)
        tight = part.all_ends(whole=True) if whole else loose
        for place, cell in enumerate(cells):
            low, high = loose[place]
            found[cell] = Ends(low, high)
            if whole:
                whole_low, whole_high = tight[place]
                found[cell] = Ends(low, high, round(whole_low), round(whole_high) if isfinite(whole_high) else None)
    return [found[cell] for cell in range(len(unknowns.low))]


def _system(unknowns: Unknowns, cells: list[int], lines: list[int]) -> LinearSystem:
    place = {cell: at for at, cell in enumerate(cells)}
    rows = np.zeros((len(lines), len(cells)))
    for at, line in enumerate(lines):
        rows[at, [place[cell] for cell in unknowns.lines[line]]] = 1
    return linear_system(
        rows,
        row_low=[unknowns.line_low[line] for line in lines],
        row_high=[unknowns.line_high[line] for line in lines],
        low=[unknowns.low[cell] for cell in cells],
        high=[unknowns.high[cell] for cell in cells],
        size=len(cells),
    )


class _Part:
    """One part of a table. Every point found is kept, because it may show the end of a further unknown for nothing."""

    def __init__(self, system: LinearSystem) -> None:
        self.system = system

    def all_ends(self, whole: bool) -> list[tuple[float, float]]:
        """The ends of every unknown of this part."""
        system = self.system
        if whole:
            # A limit that is no whole number is drawn in to the next one that is.
            low = np.array([ceil(end - SLACK) for end in system.low], dtype=float)
            high = np.array([floor(end + SLACK) if isfinite(end) else inf for end in system.high])
            if (low > high).any():
                raise InputError("the published figures contradict each other")
            system = replace(system, low=low, high=high, whole=np.ones(system.size, dtype=bool))
        search = _Search(system, whole)
        return [(search.end(at, 1), -search.end(at, -1)) for at in range(system.size)]


class _Search:
    def __init__(self, system: LinearSystem, whole: bool) -> None:
        self.system, self.whole = system, whole
        self.least = np.full(system.size, inf)
        self.most = np.full(system.size, -inf)

    def end(self, at: int, sign: int) -> float:
        """The smallest value of `sign` times one unknown."""
        outer = self.system.low[at] if sign > 0 else -self.system.high[at]
        seen = self.least[at] if sign > 0 else -self.most[at]
        if seen <= outer + SLACK or (not len(self.system.rows)):
            return float(outer)
        if outer == -inf and not self.system.rows[:, at].any():
            return -inf
        objective = np.zeros(self.system.size)
        objective[at] = sign
        return _tidy(self._solved(objective))

    def _solved(self, objective: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
        # Whole-number ends are mostly those of the plain program, whose corners are whole in most tables.
        if self.whole:
            plain = minimise(objective, system=replace(self.system, whole=np.zeros(self.system.size, dtype=bool)))
            if plain.point is not None and self._keep(plain.point):
                return float(objective @ np.round(plain.point))
        found = minimise(objective, system=self.system)
        if found.point is None or found.value is None:
            raise InputError("the published figures contradict each other")
        if not self._keep(found.point):
            raise NotSettled("the solver's point does not meet the published figures exactly")
        return float(objective @ np.round(found.point)) if self.whole else found.value

    def _keep(self, point: tuple[float, ...]) -> bool:
        """Remember a point; for whole numbers only if, rounded, it meets every line and limit exactly."""
        at = np.round(point) if self.whole else np.array(point)
        if self.whole:
            sums = self.system.rows @ at
            fits = (sums >= self.system.row_low - SLACK).all() and (sums <= self.system.row_high + SLACK).all()
            near = np.abs(at - np.array(point)).max() <= 1e-5
            within = (at >= self.system.low).all() and (at <= self.system.high).all()
            if not (fits and near and within):
                return False
        np.minimum(self.least, at, out=self.least)
        np.maximum(self.most, at, out=self.most)
        return True


def _tidy(value: float) -> float:
    """A corner of a table of whole numbers is whole; the solver misses it by a hair."""
    nearest = round(value)
    return float(nearest) if abs(value - nearest) <= 1e-7 * max(1.0, abs(value)) else value
