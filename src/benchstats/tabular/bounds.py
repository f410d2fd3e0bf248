"""The smallest and largest value of each withheld cell: what an outsider can work out from a published table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import ClassVar

from benchstats.errors import InputError
from benchstats.results import Result, Sentence, say
from benchstats.tabular.equations import CellName, Equation, Unknowns
from benchstats.tabular.ranges import Ends, ends_of

EXACT = 1e-6
"""Two ends this close are one value, for cells that need not be whole."""


@dataclass(frozen=True, slots=True)
class CellBounds:
    """Between which ends a withheld cell lies: for any number (`low`, `high`) and for whole numbers.

    `high` and `whole_high` are None where nothing limits the cell; both whole ends are None where cells need not be
    whole numbers.
    """

    cell: CellName
    low: float
    high: float | None
    whole_low: int | None
    whole_high: int | None

    @property
    def exactly_disclosed(self) -> bool:
        """Whether only one value is possible."""
        if self.whole_low is not None:
            return self.whole_low == self.whole_high
        return self.high is not None and self.high - self.low <= EXACT

    def holds(self, value: float, *, protection: float = 0) -> bool:
        """Whether the possible values reach from `value - protection` (or 0) to `value + protection`."""
        low = self.low if self.whole_low is None else self.whole_low
        high = self.high if self.whole_low is None else self.whole_high
        enough_below = low <= max(0, value - protection) + EXACT
        return enough_below and (high is None or high >= value + protection - EXACT)


@dataclass(frozen=True, slots=True)
class TableBounds(Result):
    """The bounds of all withheld cells of a table, in the order asked; `n` is how many there are."""

    statistic: ClassVar[str] = "cell_bounds"

    cells: tuple[CellBounds, ...]
    interval: None = None

    @property
    def n(self) -> int:
        """How many cells are withheld."""
        return len(self.cells)

    @property
    def disclosed(self) -> tuple[CellName, ...]:
        """The cells of which only one value is possible."""
        return tuple(one.cell for one in self.cells if one.exactly_disclosed)

    def of_cell(self, cell: CellName) -> CellBounds:
        """The bounds of one cell.

        Raises:
            KeyError: when the cell is not withheld.
        """
        return {one.cell: one for one in self.cells}[cell]

    def sentence(self) -> Sentence:
        """How many withheld cells can be worked out."""
        if not self.cells:
            return say("Nothing is withheld from this table.")
        if not self.disclosed:
            return say("Not one of the withheld cells (%(n)s) can be worked out exactly from what is shown.", n=self.n)
        return say(
            "Withheld cells that can be worked out exactly from what is shown: %(found)s of %(n)s.",
            found=len(self.disclosed),
            n=self.n,
        )


def equation_bounds(
    cells: Sequence[CellName],
    *,
    equations: Sequence[Equation],
    lower: float = 0.0,
    upper: float | None = None,
    known: Mapping[CellName, float] | None = None,
    whole: bool = True,
) -> TableBounds:
    """Bound each of the named cells, given published sums of them and the cells that an audience knows anyway.

    `known` holds what the audience knows of itself; such a cell is bounded to its value. `whole` says that cells are
    counts; their whole-number bounds are then exact, and each is reached by a table of whole numbers that was checked
    against every equation. Source: feasibility intervals of the Handbook on Statistical Disclosure Control, 2nd ed.,
    chapter 4; HiGHS through `scipy.optimize.milp`.

    Raises:
        InputError: when a cell occurs twice, an equation or `known` names another cell, the limits are the wrong way
            round, or the figures contradict each other.
    """
    number = {cell: at for at, cell in enumerate(cells)}
    if len(number) != len(cells):
        raise InputError("a cell is named twice")
    if not isfinite(lower) or (upper is not None and not lower <= upper < float("inf")):
        raise InputError(f"cells lie between a low and a high limit, not between {lower} and {upper}")
    fixed = dict(known or {})
    for name in [*fixed, *(cell for one in equations for cell in one.cells)]:
        if name not in number:
            raise InputError(f"an equation or a known value names {name!r}, which is no cell")
    unknowns = Unknowns(
        lines=tuple(tuple(number[cell] for cell in one.cells) for one in equations),
        line_low=tuple(float(one.low) for one in equations),
        line_high=tuple(float(one.high) for one in equations),
        low=tuple(float(fixed.get(cell, lower)) for cell in cells),
        high=tuple(float(fixed.get(cell, float("inf") if upper is None else upper)) for cell in cells),
    )
    return TableBounds(tuple(_read(cell, ends) for cell, ends in zip(cells, ends_of(unknowns, whole), strict=True)))


def table_bounds(
    table: Sequence[Sequence[float | None]],
    *,
    row_totals: Sequence[float | None],
    column_totals: Sequence[float | None],
    lower: float = 0.0,
    upper: float | None = None,
    known: Mapping[tuple[int, int], float] | None = None,
    whole: bool = True,
) -> TableBounds:
    """Bound each withheld cell (None) of a two-way table with published totals; a withheld total is None too.

    Cells are named (row, column), counted from 0, row by row. `known` holds the cells that an audience knows anyway,
    for instance its own row; they must be withheld ones. Source: as `equation_bounds`.

    Raises:
        InputError: when the table is not rectangular, a total is missing, or as `equation_bounds` does.
    """
    rows, columns = len(row_totals), len(column_totals)
    if len(table) != rows or any(len(row) != columns for row in table):
        raise InputError(f"the table has not the {rows} rows and {columns} columns of its totals")
    unseen = [(i, j) for i in range(rows) for j in range(columns) if table[i][j] is None]
    lines = [([(i, j) for j in range(columns)], row_totals[i]) for i in range(rows)]
    lines += [([(i, j) for i in range(rows)], column_totals[j]) for j in range(columns)]
    equations = [_left_over(table, places, total) for places, total in lines if total is not None]
    return equation_bounds(unseen, equations=equations, lower=lower, upper=upper, known=_named(known), whole=whole)


def _named(known: Mapping[tuple[int, int], float] | None) -> dict[CellName, float]:
    return {} if known is None else dict(known.items())


def _left_over(table: Sequence[Sequence[float | None]], places: Sequence[tuple[int, int]], total: float) -> Equation:
    shown = sum(value for i, j in places if (value := table[i][j]) is not None)
    return Equation(tuple((i, j) for i, j in places if table[i][j] is None), total - shown, total - shown)


def _read(cell: CellName, ends: Ends) -> CellBounds:
    high = ends.high if isfinite(ends.high) else None
    return CellBounds(cell, ends.low, high, ends.whole_low, ends.whole_high)
