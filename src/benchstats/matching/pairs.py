"""Pairs and triads of organisations in which all learn from each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import isfinite
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from benchstats.errors import InputError, TooManySteps
from benchstats.inputs import refuse_extremes
from benchstats.results import Result, Sentence, say
from benchstats.solvers import linear_system, minimise

Floats = NDArray[np.float64]
PAIRED_AT_MOST, IN_TRIADS_AT_MOST = 200, 40
ROOM = 1e-9
"""What two sums of the same numbers may differ by."""


@dataclass(frozen=True, slots=True)
class LearningGroup:
    """Organisations that learn from each other, by number, and the weight of their exchange.

    gains: what each of them gains, in the same order: in a triad from the one it gains most from.
    """

    members: tuple[int, ...]
    gains: tuple[float, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class LearningPairs(Result):
    """Pairs of organisations; `n` is how many organisations there are.

    total: the sum of the pairs' weights, each the harmonic mean of both gains; `largest_total` is the largest possible.
    least_gain: the smallest gain of a paired organisation, None without a pair.
    """

    statistic: ClassVar[str] = "reciprocal_pairs"

    n: int
    partners: int
    groups: tuple[LearningGroup, ...]
    total: float
    largest_total: float
    interval: None = None

    @property
    def least_gain(self) -> float | None:
        """The smallest gain of an organisation in a pair."""
        return min((gain for group in self.groups for gain in group.gains), default=None)

    @property
    def alone(self) -> tuple[int, ...]:
        """The organisations without a partner."""
        return _alone(self.n, self.groups)

    def sentence(self) -> Sentence:
        """How many pairs."""
        if not self.groups:
            return say("There are no two organisations that can learn from each other.")
        return say(
            "Pairs of organisations that can learn from each other: %(pairs)s; without a partner: %(alone)s of %(n)s.",
            pairs=len(self.groups),
            alone=len(self.alone),
            n=self.n,
        )


@dataclass(frozen=True, slots=True)
class LearningTriads(Result):
    """Groups of three organisations; `n` is how many organisations there are, `total` the sum of the weights."""

    statistic: ClassVar[str] = "learning_triads"

    n: int
    groups: tuple[LearningGroup, ...]
    total: float
    interval: None = None

    @property
    def alone(self) -> tuple[int, ...]:
        """The organisations in no triad."""
        return _alone(self.n, self.groups)

    def sentence(self) -> Sentence:
        """How many triads."""
        if not self.groups:
            return say("There are no three organisations that can all learn from each other.")
        return say(
            "Groups of three organisations that can learn from each other: %(triads)s; in none of "
            "them: %(alone)s of %(n)s.",
            triads=len(self.groups),
            alone=len(self.alone),
            n=self.n,
        )


def reciprocal_pairs(gains: Sequence[Sequence[float | None]], *, partners: int = 1) -> LearningPairs:
    """Pair organisations so that the sum of the harmonic means of both gains is the largest possible.

    `gains[i][j]` is what i gains from j, from zero upwards; None or NaN: no consent. The diagonal is not read. A pair
    in which one side gains nothing is not made. With `partners` above 1 each organisation may have so many.
    Source: Edmonds 1965, maximum-weight matching, solved as an integer program by HiGHS; equals networkx
    `max_weight_matching`.

    Raises:
        InputError: when the table is not square, a gain is negative or infinite, or `partners` is below 1.
        TooManySteps: for more than 200 organisations.
        NotSettled: when the solver gives up.
    """
    table = _gains(gains, PAIRED_AT_MOST)
    if partners < 1:
        raise InputError(f"an organisation has at least one partner, not {partners}")
    groups = _heaviest(_pairs(table, 0.0), len(table), partners)
    total = sum(group.weight for group in groups)
    return LearningPairs(len(table), partners, groups, total, total)


def fairer_pairs(gains: Sequence[Sequence[float | None]], *, keep: float = 0.95) -> LearningPairs:
    """The second pass: as many pairs, at least `keep` of the largest total, and the smallest gain as large as possible.

    Among equal smallest gains the total is the largest. Source: max-min fairness over the matchings of
    `reciprocal_pairs`; on fairness in reciprocal matching Tomita and Yokoyama 2024, arXiv 2409.00720.

    Raises:
        InputError: when `keep` is not between 0 and 1, or as `reciprocal_pairs` does.
        TooManySteps: as `reciprocal_pairs` does.
    """
    if not 0 <= keep <= 1:
        raise InputError(f"the part of the total to keep is between 0 and 1, not {keep}")
    table = _gains(gains, PAIRED_AT_MOST)
    first = reciprocal_pairs(gains)
    floors = sorted({min(one.gains) for one in _pairs(table, 0.0)})
    found = first.groups
    low, high = 0, len(floors)
    while low < high:  # the lowest floor that is too high lies in low..high
        middle = (low + high) // 2
        groups = _heaviest(_pairs(table, floors[middle]), len(table), 1, at_least=len(first.groups))
        if len(groups) == len(first.groups) and sum(one.weight for one in groups) >= keep * first.total - ROOM:
            found, low = groups, middle + 1
        else:
            high = middle
    return LearningPairs(first.n, 1, found, sum(one.weight for one in found), first.total)


def learning_triads(gains: Sequence[Sequence[float | None]]) -> LearningTriads:
    """Group organisations by three so that the sum of all pairs' harmonic means is the largest possible.

    Each pair of a triad gains on both sides; nobody is in two triads. `gains` is as in `reciprocal_pairs`. Source: set
    packing as an integer program, solved by HiGHS through `scipy.optimize.milp`.

    Raises:
        InputError: as `reciprocal_pairs` does.
        TooManySteps: for more than 40 organisations.
    """
    table = _gains(gains, IN_TRIADS_AT_MOST)
    groups = []
    for members in combinations(range(len(table)), 3):
        weights = [_harmonic(table[i, j], table[j, i]) for i, j in combinations(members, 2)]
        if min(weights) > 0:
            most = tuple(max(float(table[i, j]) for j in members if j != i) for i in members)
            groups.append(LearningGroup(members, most, sum(weights)))
    chosen = _heaviest(groups, len(table), 1)
    return LearningTriads(len(table), chosen, sum(one.weight for one in chosen))


def _gains(gains: Sequence[Sequence[float | None]], at_most: int) -> Floats:
    size = len(gains)
    if any(len(row) != size for row in gains):
        raise InputError("gains form a square table: a row and a column for each organisation")
    if size > at_most:
        raise TooManySteps(f"an exact matching is made for up to {at_most} organisations, not {size}")
    plain = [[0.0 if one is None or one != one else float(one) for one in row] for row in gains]
    if not all(isfinite(one) and one >= 0 for row in plain for one in row):
        raise InputError("a gain is a number from zero upwards")
    refuse_extremes(plain, of="gains")
    return np.array(plain).reshape(size, size)


def _harmonic(a: float, b: float) -> float:
    return float(2 * a * (b / (a + b))) if a > 0 and b > 0 else 0.0


def _pairs(table: Floats, floor: float) -> list[LearningGroup]:
    """Every pair in which both gain something, and at least `floor`."""
    found = []
    for i, j in combinations(range(len(table)), 2):
        gains = (float(table[i, j]), float(table[j, i]))
        if min(gains) > 0 and min(gains) >= floor:
            found.append(LearningGroup((i, j), gains, _harmonic(*gains)))
    return found


def _heaviest(
    groups: Sequence[LearningGroup], size: int, times: int, *, at_least: int = 0
) -> tuple[LearningGroup, ...]:
    """The groups of the largest total weight with every organisation in at most `times` of them; none if impossible."""
    if not groups:
        return ()
    rows = np.zeros((size + 1, len(groups)))
    for at, group in enumerate(groups):
        rows[list(group.members), at] = 1
    rows[size] = -1
    ends = [float(times)] * size + [-float(at_least)]
    system = linear_system(rows, row_low=-np.inf, row_high=ends, high=1.0, whole=True)
    found = minimise([-group.weight for group in groups], system=system)
    point = found.point or (0.0,) * len(groups)
    return tuple(group for group, chosen in zip(groups, point, strict=True) if chosen > 0.5)


def _alone(size: int, groups: Sequence[LearningGroup]) -> tuple[int, ...]:
    taken = {member for group in groups for member in group.members}
    return tuple(one for one in range(size) if one not in taken)
