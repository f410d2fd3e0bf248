"""Complementary suppression: what else must be withheld so that the withheld cells stay unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import index
from typing import ClassVar, SupportsIndex

import numpy as np

from benchstats.errors import InputError, TooManySteps
from benchstats.results import Reason, Result, Sentence, say
from benchstats.tabular.cutting import Attack, Covering, Target

PATTERN_LIMIT = 500
"""Most patterns that are counted one by one."""


@dataclass(frozen=True, slots=True)
class SuppressionPattern(Result):
    """Which cells to withhold besides the primary ones; `n` is how many cells the table has.

    further: the cells, in order; None with a `reason` where no pattern protects the primary cells.
    value: the sum of the further cells, the smallest among all patterns with so few of them.
    minimum_patterns: how many patterns need as few cells; None where they were not counted.
    """

    statistic: ClassVar[str] = "complementary_suppression"

    primary: tuple[int, ...]
    protection: float
    n: int
    further: tuple[int, ...] | None
    value: int | None
    minimum_patterns: int | None
    columns: int | None = None
    reason: Reason | None = None
    interval: None = None

    @property
    def withheld(self) -> tuple[int, ...]:
        """All cells to withhold, by number."""
        return tuple(sorted((*self.primary, *(self.further or ()))))

    @property
    def places(self) -> tuple[tuple[int, int], ...]:
        """The further cells as (row, column), for a two-way table; empty otherwise."""
        if self.columns is None or self.further is None:
            return ()
        return tuple(divmod(cell, self.columns) for cell in self.further)

    def sentence(self) -> Sentence:
        """How many cells to withhold."""
        if self.further is None:
            return say("No choice of further cells protects the small cells: do not show this table.")
        if not self.further:
            return say("The small cells protect each other: nothing else has to be withheld.")
        return say(
            "Cells to withhold besides the small ones: %(further)s of %(n)s.",
            further=len(self.further),
            n=self.n,
        )


def protect_table(
    table: Sequence[Sequence[SupportsIndex]],
    *,
    primary: Sequence[tuple[int, int]],
    protection: float = 2,
    count_patterns: bool = False,
) -> SuppressionPattern:
    """Choose the fewest further cells of a two-way table with published totals, and among those the smallest sum.

    Each primary cell of value x stays possible from max(0, x - protection) to x + protection. With `count_patterns`
    all patterns of the smallest number are counted. Source: as `protect_cells`; equals exhaustive search with bounds.

    Raises:
        InputError: when the table is not rectangular, or as `protect_cells` does.
        TooManySteps: as `protect_cells` does.
    """
    if len({len(row) for row in table}) > 1 or not table:
        raise InputError("a two-way table has rows of one length")
    height, width = len(table), len(table[0])
    if not all(0 <= i < height and 0 <= j < width for i, j in primary):
        raise InputError("a primary cell is not in the table")
    lines = [[i * width + j for j in range(width)] for i in range(height)]
    lines += [[i * width + j for i in range(height)] for j in range(width)]
    return protect_cells(
        [value for row in table for value in row],
        sums=lines,
        primary=[i * width + j for i, j in primary],
        protection=protection,
        count_patterns=count_patterns,
        columns=width,
    )


def protect_cells(
    values: Sequence[SupportsIndex],
    *,
    sums: Sequence[Sequence[int]],
    primary: Sequence[int],
    protection: float = 2,
    count_patterns: bool = False,
    columns: int | None = None,
) -> SuppressionPattern:
    """Choose the fewest further cells of any linked table: `sums` lists the numbers of the cells of each shown total.

    Exact: a covering program is solved again and again, each time with the inequalities that its last pattern broke
    under attack. Cells are counts that an attacker knows not to be negative. Source: Fischetti and Salazar-González
    2001, Management Science 47, 1008-1027; HiGHS through `scipy.optimize`.

    Raises:
        InputError: when a value is negative, a number names no cell, or the protection is not above zero.
        TooManySteps: when the search passes its limit of rounds, or there are more patterns than are counted.
    """
    plain = [index(value) for value in values]
    chosen = sorted(set(primary))
    if any(value < 0 for value in plain) or not 0 < protection < float("inf"):
        raise InputError("cells are counts from zero upwards, and their protection is above zero")
    if any(not 0 <= cell < len(plain) for line in [*sums, chosen] for cell in line):
        raise InputError("a sum or a primary cell names a cell that is not there")
    targets = [Target(cell, min(protection, plain[cell]), protection) for cell in chosen]
    attack = Attack(plain, [sorted(set(line)) for line in sums])
    pattern = _cheapest_pattern(attack, targets)
    further = None if pattern is None else tuple(cell for cell in pattern if cell not in chosen)
    counted = _count(attack, targets, len(pattern)) if count_patterns and pattern is not None else None
    return SuppressionPattern(
        primary=tuple(chosen),
        protection=protection,
        n=len(plain),
        further=further,
        value=None if further is None else sum(plain[cell] for cell in further),
        minimum_patterns=counted,
        columns=columns,
        reason=None if further is not None else Reason.TOO_FEW_GROUPS,
    )


def _cheapest_pattern(attack: Attack, targets: Sequence[Target]) -> tuple[int, ...] | None:
    size = len(attack.values)
    if not targets:
        return ()
    by_number = Covering(attack, targets)
    fewest = by_number.solved()
    if fewest is None:
        return None
    by_number.require(-np.ones(size), -len(fewest))
    by_number.costs = attack.values
    return by_number.solved()


def _count(attack: Attack, targets: Sequence[Target], number: int) -> int:
    """How many patterns of this many cells protect every target: each one found is forbidden, until none is left."""
    if not targets:
        return 1
    size = len(attack.values)
    covering = Covering(attack, targets)
    covering.require(-np.ones(size), -number)
    for found in range(PATTERN_LIMIT + 1):
        pattern = covering.solved()
        if pattern is None:
            return found
        used = np.zeros(size)
        used[list(pattern)] = -1
        covering.require(used, 1 - number)
    raise TooManySteps(f"more than {PATTERN_LIMIT} patterns are equally small; they are not counted")
