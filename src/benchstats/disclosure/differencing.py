"""Two figures that differ by a few: what one audience finds by taking one group away from another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar

from benchstats.disclosure.policy import OTHERS
from benchstats.errors import InputError
from benchstats.results import Result, Sentence, say

SUBGROUP_DIFFERENCE = 10
"""Least persons by which two sub-groups differ, if they differ."""

RERELEASE_DIFFERENCE = 5
"""Least persons by which a figure and its later release differ."""

ORGANISATION_DIFFERENCE = OTHERS.difference
"""Least organisations by which two groups of organisations differ, if they differ."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What is left of `larger` without `smaller`: its cells and how many they hold together."""

    larger: str
    smaller: str
    cells: tuple[str, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Differencing(Result):
    """All differences of two groups that hold somebody but fewer than `least`; n counts the groups."""

    statistic: ClassVar[str] = "differencing"

    n: int
    least: int
    known: tuple[str, ...]
    differences: tuple[Difference, ...]
    interval: ClassVar[None] = None

    @property
    def is_safe(self) -> bool:
        """Whether no two groups differ by too few."""
        return not self.differences

    def sentence(self) -> Sentence:
        """Whether single ones can be found by taking groups away from each other."""
        if self.is_safe:
            return say("No two of the groups shown (%(n)s) differ by fewer than %(least)s.", n=self.n, least=self.least)
        return say(
            "Pairs of the groups shown (%(n)s) that differ by fewer than %(least)s, who could be found out: %(pairs)s.",
            pairs=len(self.differences),
            n=self.n,
            least=self.least,
        )


def differencing(
    groups: Mapping[str, Collection[str]],
    *,
    sizes: Mapping[str, int],
    least: int,
    known: Collection[str] = (),
) -> Differencing:
    """Find every pair of overlapping groups whose difference holds 1 to `least` - 1.

    A group is a set of elementary cells, none of which overlap; `sizes` says how many persons (or organisations, each
    of size 1) a cell holds. `known` cells are known to the audience anyway and drop out of every difference. Groups
    without a common cell cannot be taken away from each other. A cell of size 0 counts as nobody.

    Source: differencing of filters, Handbook on Statistical Disclosure Control, 2nd ed.; Denning, Denning and Schwartz
    1979, ACM Transactions on Database Systems 4 (the tracker).

    Raises:
        InputError: when `least` is below 1, or a cell has no size or a negative one.
    """
    if least < 1:
        raise InputError(f"a least difference is at least 1, not {least}")
    cells = {name: frozenset(found) for name, found in groups.items()}
    _check_sizes(frozenset().union(*cells.values()), sizes)
    gone = frozenset(known)
    found = (
        _difference(larger, smaller, cells[larger] - cells[smaller] - gone, sizes)
        for pair in combinations(sorted(cells), 2)
        if cells[pair[0]] & cells[pair[1]]
        for larger, smaller in (pair, pair[::-1])
    )
    few = sorted((one for one in found if 0 < one.size < least), key=lambda one: (one.size, one.larger, one.smaller))
    return Differencing(len(cells), least, tuple(sorted(gone)), tuple(few))


def _check_sizes(cells: Iterable[str], sizes: Mapping[str, int]) -> None:
    for cell in sorted(cells):
        if cell not in sizes or sizes[cell] < 0:
            raise InputError(f"the cell {cell!r} needs a size of at least 0")


def _difference(larger: str, smaller: str, cells: frozenset[str], sizes: Mapping[str, int]) -> Difference:
    return Difference(larger, smaller, tuple(sorted(cells)), sum(sizes[cell] for cell in cells))
