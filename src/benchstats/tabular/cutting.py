"""The search behind complementary suppression: a covering program that learns from what an attacker could do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchstats.errors import InputError, TooManySteps
from benchstats.solvers import linear_system, minimise, row_prices

Floats = NDArray[np.float64]
ROUND_LIMIT = 2000
"""Most times the covering program is solved before the search is refused."""

ENOUGH = 1e-6


@dataclass(frozen=True, slots=True)
class Target:
    """One cell and how far below and above its value an attacker must be left."""

    cell: int
    below: float
    above: float


class Attack:
    """What an attacker can make of withheld cells: how far each can move while every published sum stays."""

    def __init__(self, values: Sequence[int], lines: Sequence[Sequence[int]]) -> None:
        self.values = np.array(values, dtype=float)
        self.rows = np.zeros((len(lines), len(values)))
        for at, line in enumerate(lines):
            self.rows[at, list(line)] = 1
        # An attacker knows at least that no cell is above the smallest published sum it belongs to.
        totals = self.rows @ self.values
        tops = [totals[self.rows[:, cell] > 0].min(initial=self.values.sum()) for cell in range(len(values))]
        self.room_up = np.array(tops) - self.values
        self.room_down = self.values

    def shortfall(self, target: Target, withheld: Floats) -> list[Floats]:
        """For each direction in which a pattern leaves a target too narrow, the inequality `cut @ x >= 1` it breaks.

        Dual prices bound the movement for every pattern, not only for this one, so each inequality is valid.
        """
        found = []
        for sign, wanted in ((1, target.above), (-1, target.below)):
            if wanted <= 0:
                continue
            reach, cut = self._furthest(target.cell, sign, withheld)
            if reach < wanted - ENOUGH:
                found.append(np.minimum(cut, wanted) / wanted)
        return found

    def _furthest(self, cell: int, sign: int, withheld: Floats) -> tuple[float, Floats]:
        objective = np.zeros(len(self.values))
        objective[cell] = -sign
        system = linear_system(
            self.rows,
            row_low=0.0,
            row_high=0.0,
            low=-self.room_down * withheld,
            high=self.room_up * withheld,
            size=len(self.values),
        )
        priced = row_prices(objective, system=system)
        reduced = objective - np.array(priced.rows) @ self.rows
        return -priced.value, np.maximum(-reduced, 0) * self.room_up + np.maximum(reduced, 0) * self.room_down


class Covering:
    """The covering program: which further cells to withhold, at the least `costs`, under the cuts so far.

    Each cell costs 1 at first, so the least cost is the least number.
    """

    def __init__(self, attack: Attack, targets: Sequence[Target]) -> None:
        self.attack, self.targets = attack, targets
        size = len(attack.values)
        self.costs: Floats = np.ones(size)
        self.low = np.zeros(size)
        self.low[[target.cell for target in targets]] = 1
        self.rows: list[Floats] = []
        self.least: list[float] = []
        self.rounds = 0
        for line in attack.rows:
            for cell in np.flatnonzero(line):
                # A cell alone in a published sum is determined: withholding it would help nobody.
                beside = line.copy()
                beside[cell] = -1
                self.require(beside, 0)

    def require(self, row: Floats, least: float) -> None:
        """Add an inequality."""
        self.rows.append(row)
        self.least.append(least)

    def solved(self) -> tuple[int, ...] | None:
        """The cheapest pattern that protects every target, or None where there is none.

        Raises:
            TooManySteps: when the pattern is not settled within the limit of rounds.
            InputError: when the table's numbers are too large.
        """
        while True:
            self.rounds += 1
            if self.rounds > ROUND_LIMIT:
                raise TooManySteps(f"the pattern was not settled within {ROUND_LIMIT} rounds; withhold larger parts")
            pattern = self._cheapest()
            if pattern is None:
                return None
            cuts = [cut for target in self.targets for cut in self.attack.shortfall(target, pattern)]
            if not cuts:
                return tuple(int(cell) for cell in np.flatnonzero(pattern))
            for cut in cuts:
                if cut @ pattern >= 1 - ENOUGH:
                    raise InputError("the table's numbers are too large to protect it exactly")
                self.require(cut, 1 - ENOUGH)

    def _cheapest(self) -> Floats | None:
        size = len(self.low)
        system = linear_system(
            np.array(self.rows).reshape(len(self.rows), size),
            row_low=self.least,
            row_high=np.inf,
            low=self.low,
            high=1.0,
            whole=True,
            size=size,
        )
        found = minimise(self.costs, system=system)
        return None if found.point is None else np.round(np.array(found.point))
