"""What is published of a table, as equations and ranges over its cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf, isfinite

from benchstats.errors import InputError
from benchstats.tabular.rounded import RoundedRange

CellName = str | tuple[int, int]
"""A cell by its own name, or by its row and column counted from 0."""


@dataclass(frozen=True, slots=True)
class Equation:
    """What is published of the sum of some cells: it lies between `low` and `high`, both ends included.

    Raises:
        InputError: when a cell occurs twice, an end is not finite, or the ends are the wrong way round.
    """

    cells: tuple[CellName, ...]
    low: float
    high: float

    def __post_init__(self) -> None:
        """Refuse what says nothing."""
        if len(set(self.cells)) != len(self.cells):
            raise InputError("a cell occurs twice in one equation")
        if not (isfinite(self.low) and isfinite(self.high) and self.low <= self.high):
            raise InputError(f"a published sum runs from a low to a high end, not from {self.low} to {self.high}")


def published_sum(cells: Iterable[CellName], *, value: float | RoundedRange) -> Equation:
    """The sum of some cells as published: exactly, or rounded to a base.

    Source: the constraints of an audit, Handbook on Statistical Disclosure Control, 2nd ed., chapter 4.

    Raises:
        InputError: as `Equation` does.
    """
    if isinstance(value, RoundedRange):
        return Equation(tuple(cells), float(value.low), float(value.high))
    return Equation(tuple(cells), float(value), float(value))


@dataclass(frozen=True, slots=True)
class Unknowns:
    """Withheld cells by number: which sums are known, and between which ends each cell lies before anything is solved.

    `lines[r]` holds the numbers of the cells whose sum lies between `line_low[r]` and `line_high[r]`.
    """

    lines: tuple[tuple[int, ...], ...]
    line_low: tuple[float, ...]
    line_high: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]

    def narrowed(self) -> Unknowns:
        """The same with the ends of each cell drawn in by what each line leaves for it, until nothing moves.

        Raises:
            InputError: when the figures contradict each other.
        """
        low, high = list(self.low), list(self.high)
        for _ in range(min(PASSES, 1 + len(low))):
            before = (low[:], high[:])
            for at, line in enumerate(self.lines):
                _draw_in(line, self.line_low[at], self.line_high[at], low, high)
            if (low, high) == before:
                break
        return Unknowns(self.lines, self.line_low, self.line_high, tuple(low), tuple(high))

    def parts(self) -> list[tuple[list[int], list[int]]]:
        """The cells that hang together through lines, with those lines; what does not hang together is independent."""
        parent = list(range(len(self.low)))

        def root(cell: int) -> int:
            while parent[cell] != cell:
                parent[cell] = parent[parent[cell]]
                cell = parent[cell]
            return cell

        for line in self.lines:
            for cell in line[1:]:
                parent[root(cell)] = root(line[0])
        cells: dict[int, list[int]] = {}
        for cell in range(len(self.low)):
            cells.setdefault(root(cell), []).append(cell)
        lines: dict[int, list[int]] = {}
        for at, line in enumerate(self.lines):
            if line:
                lines.setdefault(root(line[0]), []).append(at)
        return [(own, lines.get(top, [])) for top, own in cells.items()]


PASSES = 20
"""Drawing in can go on for ever in ever smaller steps; what is left is the solver's."""

SLACK = 1e-7
"""How far a sum may be from its published ends before the figures are said to contradict each other."""


def _draw_in(line: Sequence[int], least: float, most: float, low: list[float], high: list[float]) -> None:
    floor, ceiling = sum(low[cell] for cell in line), sum(high[cell] for cell in line)
    if floor > most + SLACK or ceiling < least - SLACK:
        raise InputError("the published figures contradict each other")
    was_high = [high[cell] for cell in line]
    for at, cell in enumerate(line):
        if isfinite(floor):
            high[cell] = max(low[cell], min(high[cell], most - (floor - low[cell])))
        others = ceiling - was_high[at] if isfinite(ceiling) else sum(was_high[:at]) + sum(was_high[at + 1 :])
        if others < inf:
            low[cell] = min(high[cell], max(low[cell], least - others))
