"""Two figures that differ by a few: what one audience finds by taking one group away from another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar

from benchstats.disclosure.policy import OTHERS, OthersRule
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
            return say("No two of the %(n)s groups shown differ by fewer than %(least)s.", n=self.n, least=self.least)
        return say(
            "%(pairs)s pairs of the %(n)s groups shown differ by fewer than %(least)s, who could be found out.",
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


@dataclass(frozen=True, slots=True)
class AudienceDifference:
    """A difference of too few organisations, and for whom: None is the public, a name an organisation's own view."""

    audience: str | None
    difference: Difference


@dataclass(frozen=True, slots=True)
class LatticeAudit(Result):
    """Whether a lattice of peer groups is safe for the public and each organisation; n counts the groups."""

    statistic: ClassVar[str] = "lattice_audit"

    n: int
    organisations: int
    least: int
    differences: tuple[AudienceDifference, ...]
    interval: ClassVar[None] = None

    @property
    def is_safe(self) -> bool:
        """Whether no audience can find fewer than `least` organisations by taking groups away from each other."""
        return not self.differences

    def sentence(self) -> Sentence:
        """Whether the peer groups can be shown beside each other."""
        if self.is_safe:
            return say("The %(n)s peer groups can be shown beside each other.", n=self.n)
        return say(
            "The %(n)s peer groups cannot all be shown: some differ by fewer than %(least)s organisations.",
            n=self.n,
            least=self.least,
        )


def lattice_audit(groups: Mapping[str, Collection[str]], *, rule: OthersRule = OTHERS) -> LatticeAudit:
    """Check a fixed lattice of peer groups (O5): any two differ by none or at least three organisations, each way.

    Every organisation is an audience too: it knows its own figures, which drop out of a difference and can make it too
    small. All groups count as seen by all. A group of too few itself is found as a difference to nobody.

    Source: statistics.md 6.3, O5.
    """
    everybody = sorted(frozenset().union(*map(frozenset, groups.values())))
    ones = dict.fromkeys(everybody, 1)
    # Taking one audience out lowers a difference by at most one, so only differences just at the floor can turn unsafe.
    few = differencing(groups, sizes=ones, least=rule.difference + 1).differences
    suspects = [
        *((one.larger, one.smaller, one.cells) for one in few),
        *((name, "", tuple(sorted(set(found)))) for name, found in sorted(groups.items())),
    ]
    found = [
        AudienceDifference(audience, Difference(larger, smaller, left, len(left)))
        for larger, smaller, cells in suspects
        if len(cells) <= rule.difference
        for audience in (None, *cells)
        if 0 < len(left := tuple(cell for cell in cells if cell != audience)) < rule.difference
    ]
    return LatticeAudit(len(groups), len(everybody), rule.difference, tuple(found))


@dataclass(frozen=True, slots=True)
class PanelCheck(Result):
    """What of a mean over organisations may be shown for two rounds (O6); n counts the constant panel.

    are_both_shown: whether the means of everybody in each round may both be shown. The trend of the constant panel is
    always the one to show; `joined` and `left` are the organisations of one round only.
    """

    statistic: ClassVar[str] = "panel_check"

    panel: tuple[str, ...]
    joined: tuple[str, ...]
    left: tuple[str, ...]
    least: int
    least_panel: int
    interval: ClassVar[None] = None

    @property
    def n(self) -> int:
        """How many organisations took part in both rounds."""
        return len(self.panel)

    @property
    def is_trend_shown(self) -> bool:
        """Whether the constant panel is large enough to be shown."""
        return self.n >= self.least_panel

    @property
    def are_both_shown(self) -> bool:
        """Whether neither one nor two organisations could be found from the change of the panel."""
        return all(not some or len(some) >= self.least for some in (self.joined, self.left))

    def sentence(self) -> Sentence:
        """What the change is shown for."""
        if self.is_trend_shown:
            return say("The change is shown for the %(n)s organisations of both rounds.", n=self.n)
        return say("The change is not shown: only %(n)s organisations took part in both rounds.", n=self.n)


def panel_check(earlier: Sequence[str], later: Sequence[str], *, rule: OthersRule = OTHERS) -> PanelCheck:
    """Split the organisations of two rounds into the constant panel, joiners and leavers, and say what may be shown.

    Source: statistics.md 6.3, O6: trends on the constant panel; where one or two joined or left, not both means.
    """
    first, second = frozenset(earlier), frozenset(later)
    return PanelCheck(
        panel=tuple(sorted(first & second)),
        joined=tuple(sorted(second - first)),
        left=tuple(sorted(first - second)),
        least=rule.difference,
        least_panel=rule.mean,
    )
