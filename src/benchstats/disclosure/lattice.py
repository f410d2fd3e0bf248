"""Peer groups that are shown beside each other: which few organisations somebody could work out from them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from benchstats.disclosure.derivable import ToldSums, derived
from benchstats.disclosure.differencing import Difference, differencing
from benchstats.disclosure.policy import OTHERS, OthersRule
from benchstats.results import Result, Sentence, say, say_counted


@dataclass(frozen=True, slots=True)
class AudienceDifference:
    """A difference of too few organisations, and for whom: None is the public, a name an organisation's own view."""

    audience: str | None
    difference: Difference


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """Too few organisations that several groups tell together by adding and subtracting, and for whom."""

    audience: str | None
    groups: tuple[str, ...]
    cells: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many organisations that are."""
        return len(self.cells)


@dataclass(frozen=True, slots=True)
class LatticeAudit(Result):
    """Whether a lattice of peer groups is safe for the public and each organisation; n counts the groups.

    differences: of two groups, or one group of too few itself. worked_out: what several groups tell together that no
    two of them do, the smallest sets only, each for the smallest audience.
    """

    statistic: ClassVar[str] = "lattice_audit"

    n: int
    organisations: int
    least: int
    differences: tuple[AudienceDifference, ...]
    worked_out: tuple[WorkedOut, ...]
    interval: ClassVar[None] = None

    @property
    def is_safe(self) -> bool:
        """Whether no audience can find fewer than `least` organisations by adding and taking away groups."""
        return not self.differences and not self.worked_out

    def sentence(self) -> Sentence:
        """Whether the peer groups can be shown beside each other."""
        if self.is_safe:
            return say_counted(
                "The %(n)s peer group can be shown.", "The %(n)s peer groups can be shown beside each other.", n=self.n
            )
        if self.differences:
            return say(
                "The %(n)s peer groups cannot all be shown: some differ by fewer than %(least)s organisations.",
                n=self.n,
                least=self.least,
            )
        return say(
            "The %(n)s peer groups cannot all be shown: together they tell about fewer than %(least)s organisations.",
            n=self.n,
            least=self.least,
        )


def lattice_audit(groups: Mapping[str, Collection[str]], *, rule: OthersRule = OTHERS) -> LatticeAudit:
    """Check a fixed lattice of peer groups (O5): nobody can work out fewer than three others from them.

    Every organisation is an audience too: it knows its own figures, which drop out of a difference and can make it too
    small. All groups count as seen by all. A group of too few itself is found as a difference to nobody. Any two groups
    are compared first, then all together: every set of too few whose sum is a combination of the groups' sums is found,
    such as what is left of all without two groups apart. Exact, in fractions.

    Source: statistics.md 6.3, O5; Denning, Denning and Schwartz 1979, ACM Transactions on Database Systems 4.

    Raises:
        TooManySteps: when there are too many sets to look at.
    """
    everybody = sorted(frozenset().union(*map(frozenset, groups.values())))
    found = tuple(_differences(groups, everybody, rule.difference))
    told = {(one.audience, one.difference.cells) for one in found}
    return LatticeAudit(
        len(groups),
        len(everybody),
        rule.difference,
        found,
        tuple(_worked_out(groups, everybody, rule.difference, told)),
    )


def _differences(
    groups: Mapping[str, Collection[str]], everybody: Collection[str], least: int
) -> Iterator[AudienceDifference]:
    # Taking one audience out lowers a difference by at most one, so only differences just at the floor can turn unsafe.
    few = differencing(groups, sizes=dict.fromkeys(everybody, 1), least=least + 1).differences
    suspects = [
        *((one.larger, one.smaller, one.cells) for one in few),
        *((name, "", tuple(sorted(set(found)))) for name, found in sorted(groups.items())),
    ]
    for larger, smaller, cells in suspects:
        if len(cells) <= least:
            for audience in (None, *cells):
                left = tuple(cell for cell in cells if cell != audience)
                if 0 < len(left) < least:
                    yield AudienceDifference(audience, Difference(larger, smaller, left, len(left)))


def _worked_out(
    groups: Mapping[str, Collection[str]],
    everybody: list[str],
    least: int,
    told: Collection[tuple[str | None, tuple[str, ...]]],
) -> Iterator[WorkedOut]:
    """What several groups tell and no two of them, for the public first and then for each organisation."""
    bits = {name: 1 << at for at, name in enumerate(everybody)}
    names = sorted(groups)
    sums = ToldSums(tuple(sum(bits[one] for one in set(groups[name])) for name in names))
    public: set[tuple[str, ...]] = {cells for audience, cells in told if audience is None}
    for audience in (None, *everybody):
        known = 0 if audience is None else bits[audience]
        for one in derived(sums, sizes={}, least=least, known=known):
            cells = tuple(name for name in everybody if bits[name] & one.cells)
            if cells in public or (audience, cells) in told:
                continue
            if audience is None:
                public.add(cells)
            yield WorkedOut(audience, tuple(names[at] for at in one.through), cells)
