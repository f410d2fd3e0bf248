"""The answers behind every cell of a published table, for each number of answers that is possible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from benchstats.definitions import SdDefinition
from benchstats.errors import InputError
from benchstats.reconstruct.groups import GroupReconstruction, fit_group
from benchstats.reconstruct.published import Published
from benchstats.reconstruct.search import STEP_LIMIT, Budget, Counts
from benchstats.reconstruct.single import reconstruct
from benchstats.results import Result, Sentence, say
from benchstats.scales import Scale

CELLS_PER_LIMIT = 100
"""A table may take the steps of one search, `STEP_LIMIT`, for every so many cells begun."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell: the mean and SD of an item in a group; `n` is None where it was not printed."""

    item: str
    group: str
    mean: Published
    sd: Published
    n: int | None = None


@dataclass(frozen=True, slots=True)
class CellSolution:
    """One set of `n` answers that fits a cell under a definition of the SD."""

    n: int
    definition: SdDefinition
    counts: Counts


@dataclass(frozen=True, slots=True)
class CellReconstruction:
    """A cell with every set of answers that fits it, fewest answers first; there may be none."""

    cell: Cell
    solutions: tuple[CellSolution, ...]

    @property
    def is_determined(self) -> bool:
        """Whether one set of answers fits and no other, whatever the definition of the SD."""
        return len({one.counts for one in self.solutions}) == 1

    def counts_by_n(self, definition: SdDefinition) -> dict[int, tuple[Counts, ...]]:
        """For each n that fits under this definition, smallest first, the sets of answers."""
        by_n: dict[int, list[Counts]] = {}
        for one in self.solutions:
            if one.definition == definition:
                by_n.setdefault(one.n, []).append(one.counts)
        return {n: tuple(counts) for n, counts in by_n.items()}


@dataclass(frozen=True, slots=True)
class TableReconstruction(Result):
    """A table with what fits each cell and what fits each group as a whole, in the table's order."""

    statistic: ClassVar[str] = "answers_behind_table"

    scale: Scale
    n_from: int
    n_to: int
    cells: tuple[CellReconstruction, ...]
    groups: tuple[GroupReconstruction, ...]

    @property
    def n(self) -> int:
        """How many cells were printed."""
        return len(self.cells)

    @property
    def interval(self) -> None:
        """An exact search has none."""
        return None

    @property
    def determined(self) -> int:
        """How many cells leave one set of answers only: by themselves, or read together with their group."""
        told = {(one.group, item) for one in self.groups if one.is_certain for item in one.told}
        return sum(one.is_determined or (one.cell.group, one.cell.item) in told for one in self.cells)

    def sentence(self) -> Sentence:
        """How much the table gives away, in one plain sentence."""
        if not self.determined:
            return say(
                "Not one of the printed cells (%(n)s) leaves exactly one set of answers that can be behind it.",
                n=self.n,
            )
        return say(
            "Printed cells that leave only one set of answers that can be behind them: %(determined)s of %(n)s.",
            determined=self.determined,
            n=self.n,
        )

    def of_group(self, group: str) -> GroupReconstruction:
        """The group of this name.

        Raises:
            KeyError: when the table has no such group.
        """
        return {one.group: one for one in self.groups}[group]


def reconstruct_table(cells: Sequence[Cell], *, scale: Scale, n_from: int = 2, n_to: int = 40) -> TableReconstruction:
    """Find the answers behind a published table, and the definition and n that explain each group.

    Where a cell does not say its n, every n from `n_from` to `n_to` is tried. How the cells of a group are
    read together is described at `benchstats.reconstruct.GroupFit`. Source: as `reconstruct`, cell by cell.

    Raises:
        InputError: when the range of n is empty, a cell occurs twice, or as `reconstruct` does.
        TooManySteps: as `reconstruct`, for the table as a whole.
    """
    if not 1 <= n_from <= n_to:
        raise InputError(f"the range of n runs upwards from at least 1, not from {n_from} to {n_to}")
    for (item, group), times in Counter((cell.item, cell.group) for cell in cells).items():
        if times > 1:
            raise InputError(f"{item!r} of {group!r} is in the table {times} times")
    budget = Budget(STEP_LIMIT * (1 + len(cells) // CELLS_PER_LIMIT))
    solved = tuple(_solve(cell, scale, range(n_from, n_to + 1), budget) for cell in cells)
    groups = dict.fromkeys(cell.group for cell in cells)
    return TableReconstruction(scale, n_from, n_to, solved, tuple(_read_group(name, solved) for name in groups))


def _solve(cell: Cell, scale: Scale, searched: range, budget: Budget) -> CellReconstruction:
    solutions = tuple(
        CellSolution(n, found.definition, found.counts)
        for n in (searched if cell.n is None else (cell.n,))
        for found in reconstruct(n=n, mean=cell.mean, sd=cell.sd, scale=scale, budget=budget)
        if found.definition  # always there, as a cell has an SD
    )
    return CellReconstruction(cell, solutions)


def _read_group(group: str, solved: Sequence[CellReconstruction]) -> GroupReconstruction:
    own = [one for one in solved if one.cell.group == group]
    return fit_group(
        group,
        {
            "sd_sample": {one.cell.item: one.counts_by_n("sd_sample") for one in own},
            "sd_population": {one.cell.item: one.counts_by_n("sd_population") for one in own},
        },
    )
