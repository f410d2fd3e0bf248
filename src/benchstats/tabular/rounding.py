"""Controlled rounding: a rounded table that still adds up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import index
from typing import ClassVar, SupportsIndex

import numpy as np

from benchstats.errors import InputError
from benchstats.results import Reason, Result, Sentence, say
from benchstats.solvers import linear_system, minimise

Table = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class RoundedTable(Result):
    """A table rounded to `base` with its totals in the last row and column; `n` is the true grand total.

    total_change: the sum of all absolute changes, totals included; no additive rounding changes less.
    """

    statistic: ClassVar[str] = "controlled_rounding"

    base: int
    n: int
    rounded: Table
    total_change: int
    reason: Reason | None = None
    interval: None = None

    def sentence(self) -> Sentence:
        """What was done to the table."""
        if self.total_change == 0:
            return say("All figures of this table are multiples of %(base)s already.", base=self.base)
        return say(
            "All figures of this table are rounded to a multiple of %(base)s, so that rows and columns still add up.",
            base=self.base,
        )


def with_totals(table: Sequence[Sequence[SupportsIndex]]) -> Table:
    """A table of counts with its row totals, column totals and grand total added.

    Source: sums of whole numbers.

    Raises:
        InputError: when rows differ in length, there is none, or a count is negative.
        TypeError: when a count is no whole number.
    """
    counts = [[index(count) for count in row] for row in table]
    if not counts or not counts[0] or len({len(row) for row in counts}) > 1:
        raise InputError("a table has at least one row and column, and rows of one length")
    if any(count < 0 for row in counts for count in row):
        raise InputError("a count cannot be negative")
    rows = [(*row, sum(row)) for row in counts]
    return (*rows, tuple(sum(column) for column in zip(*rows, strict=True)))


def is_controlled_rounding(
    rounded: Sequence[Sequence[SupportsIndex]], *, table: Sequence[Sequence[SupportsIndex]], base: int
) -> bool:
    """Whether a table with totals rounds another one (without) so that it adds up and no figure moves by a base.

    Every figure is a multiple of the base next to its true value; multiples stay. Source: Cox 1987, JASA 82, 520-524.

    Raises:
        InputError: as `with_totals` does, or when the shapes differ.
    """
    true = with_totals(table)
    found = tuple(tuple(index(value) for value in row) for row in rounded)
    if [len(row) for row in found] != [len(row) for row in true]:
        raise InputError("a rounded table has one row and one column more than its table")
    near = all(
        b % base == 0 and abs(a - b) < base for old, new in zip(true, found, strict=True)
        for a, b in zip(old, new, strict=True)
    )  # fmt: skip
    return near and with_totals([row[:-1] for row in found[:-1]]) == found


def table_change(rounded: Sequence[Sequence[SupportsIndex]], *, table: Sequence[Sequence[SupportsIndex]]) -> int:
    """The sum of the absolute changes of all figures, totals included.

    Source: the objective of controlled rounding, Handbook on Statistical Disclosure Control, 2nd ed., chapter 5.

    Raises:
        InputError: as `with_totals` does.
    """
    pairs = zip(with_totals(table), rounded, strict=True)
    return sum(abs(a - index(b)) for old, new in pairs for a, b in zip(old, new, strict=True))


def controlled_rounding(table: Sequence[Sequence[SupportsIndex]], *, base: int = 5) -> RoundedTable:
    """Round a two-way table so that it adds up and changes least, by a proved optimum.

    Cells and totals that are multiples of the base stay, all others go to one of their two neighbours; such a rounding
    always exists for a two-way table. Source: Cox 1987, JASA 82, 520-524; HiGHS through `scipy.optimize.milp`.

    Raises:
        InputError: when the base is below 2, or as `with_totals` does.
        TypeError: when a count is no whole number.
    """
    if index(base) < 2:
        raise InputError(f"a rounding base is at least 2, not {base}")
    true = np.array(with_totals(table))
    height, width = true.shape
    floor = true // base * base
    rest = true - floor
    rows, due = _additive(floor, height, width, base)
    # Going up costs base - rest, staying down costs rest; the constant part is left out.
    costs = (base - 2 * rest).ravel()
    system = linear_system(rows, row_low=due, row_high=due, low=0.0, high=(rest > 0).ravel(), whole=True)
    found = minimise(costs, system=system)
    if found.point is None:  # a two-way table always has one: Cox 1987
        raise InputError("this table has no controlled rounding")
    up = np.round(np.array(found.point)).astype(int).reshape(height, width)
    rounded = floor + base * up
    plain = tuple(tuple(int(value) for value in row) for row in rounded)
    return RoundedTable(base, int(true[-1, -1]), plain, table_change(plain, table=table))


def _additive(
    floor: np.ndarray[tuple[int, ...], np.dtype[np.int64]], height: int, width: int, base: int
) -> tuple[list[list[float]], list[float]]:
    """The equations that the choices up or down meet: each row and each column adds up to its total."""
    rows, due = [], []
    lines = [[(i, j) for j in range(width)] for i in range(height)]
    lines += [[(i, j) for i in range(height)] for j in range(width)]
    for line in lines:
        row = np.zeros((height, width))
        for place in line[:-1]:
            row[place] = 1
        row[line[-1]] = -1
        missing = floor[line[-1]] - sum(floor[place] for place in line[:-1])
        rows.append(row.ravel().tolist())
        due.append(float(missing // base))
    return rows, due
