"""Pairs of figures whose difference is about too few: found before anything is solved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from benchstats.disclosure.differencing import SUBGROUP_DIFFERENCE
from benchstats.disclosure.findings import MEMBERS, PUBLIC, Finding, finding
from benchstats.disclosure.policy import Policy
from benchstats.disclosure.released import NAMED_AUDIENCES, Released, Round
from benchstats.disclosure.words import Check

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    """A figure, its groups, its organisations, and those who look on whoever sees it: the bits of whole numbers."""

    figure: Released
    groups: int
    houses: int
    onlookers: int


def pair_findings(
    figures: Sequence[Released],
    *,
    answers: Round,
    policy: Policy,
    coalition: int,
    audience: tuple[str, ...] | None = None,
) -> list[Finding]:
    """Differences of too few among figures of one subject, statistic and values.

    Figures within one organisation differ by 10 persons or more (a later release by 5 who are new in it), figures over
    several by organisations (three, as the policy says), not counting those that look on. `coalition` is how many
    organisations put together what they see; with an `audience` all figures are seen by this one.
    """
    groups = sorted({name for one in figures for name in one.groups})
    cells = answers.of(figures[0].subject, groups)
    homes = {one.group: one.organisation for one in cells}
    about = _About(
        groups={name: 2**at for at, name in enumerate(groups)},
        houses={name: 2**at for at, name in enumerate(sorted(set(homes.values())))},
        homes=homes,
        sizes={one.group: one.n for one in cells},
        editions={one.group: one.edition for one in cells},
        policy=policy,
        coalition=coalition,
        audience=audience,
    )
    shown = [about.shown(one) for one in figures]
    return [
        found
        for one, other in combinations(shown, 2)
        if one.groups & other.groups
        for larger, smaller in ((one, other), (other, one))
        if about.can_tell(larger, smaller)
        for found in about.findings(larger, smaller)
    ]


@dataclass(frozen=True, slots=True)
class _About:
    """What the figures are about: a bit for each group and organisation, whose a group is, and how many answered."""

    groups: dict[str, int]
    houses: dict[str, int]
    homes: dict[str, str]
    sizes: dict[str, int]
    editions: dict[str, int]
    policy: Policy
    coalition: int
    audience: tuple[str, ...] | None

    def shown(self, figure: Released) -> _Shown:
        houses = {self.homes[name] for name in figure.groups}
        names = self.audience if self.audience is not None else figure.seen_by if len(figure.seen_by) == 1 else ()
        onlookers = {name for name in names if name in self.houses and name not in NAMED_AUDIENCES}
        return _Shown(
            figure, _joined(self.groups, figure.groups), _joined(self.houses, houses), _joined(self.houses, onlookers)
        )

    def audiences(self, one: Released, other: Released) -> list[Names]:
        return [self.audience] if self.audience is not None else together(one, other)

    def can_tell(self, larger: _Shown, smaller: _Shown) -> bool:
        """Whether so few are left of the larger figure that its difference to the smaller one has to be looked at.

        There are very many pairs, of which nearly none has: so this asks the bits alone.
        """
        rest = larger.houses & ~smaller.houses
        if not rest:
            return larger.groups & ~smaller.groups != 0
        rest &= ~(larger.onlookers | smaller.onlookers)
        # At most as many as look on together drop out of so many, so that enough are left whoever it is.
        free = self.coalition if self.audience is None else 0
        return 0 < rest.bit_count() < self.policy.others.difference + free

    def findings(self, larger: _Shown, smaller: _Shown) -> Iterator[Finding]:
        """What the larger figure tells when the smaller one is taken away from it."""
        if rest := larger.houses & ~smaller.houses:
            yield from self.organisations(larger, smaller, _named(self.houses, rest))
            return
        left = _named(self.groups, larger.groups & ~smaller.groups)
        is_later = all(self.editions[name] > smaller.figure.edition for name in left)
        is_one = larger.houses.bit_count() == 1
        least = self.policy.others.rerelease if is_later or not is_one else SUBGROUP_DIFFERENCE
        for house in sorted({self.homes[name] for name in left}):
            own = [name for name in left if self.homes[name] == house]
            size = sum(self.sizes[name] for name in own)
            if 0 < size < least:
                for names in self.audiences(larger.figure, smaller.figure):
                    yield _difference(larger, smaller, own, names, size)

    def organisations(self, larger: _Shown, smaller: _Shown, left: list[str]) -> Iterator[Finding]:
        least = self.policy.others.difference
        for names in self.audiences(larger.figure, smaller.figure):
            base = [name for name in names if name not in NAMED_AUDIENCES]
            if self.audience is None and len(base) > self.coalition:
                continue
            rest = [name for name in left if name not in base]
            free = 0 if self.audience is not None else self.coalition - len(base)
            helpers = max(0, min(free, len(rest) - least + 1))
            if 0 < len(rest) - helpers < least:
                audience = (*base, *rest[:helpers]) if helpers else names
                yield _difference(larger, smaller, rest[helpers:], audience, len(rest) - helpers)


def _joined(bits: dict[str, int], names: Iterable[str]) -> int:
    total = 0
    for name in names:
        total |= bits[name]
    return total


def _named(bits: dict[str, int], number: int) -> list[str]:
    return [name for name, bit in bits.items() if number & bit]


def _difference(larger: _Shown, smaller: _Shown, left: Sequence[str], audience: Names, size: int) -> Finding:
    figures = [larger.figure, smaller.figure]
    return finding(Check.DIFFERENCE, figures, about=left, audience=audience, found=float(size))


def together(one: Released, other: Released) -> list[Names]:
    """The smallest audiences that see both figures."""
    return sorted({_audience({first, second}) for first, second in product(one.seen_by, other.seen_by)})


def _audience(names: set[str]) -> Names:
    """Whoever sees more needs no name of whom everybody, or every member, belongs to."""
    single = names - {PUBLIC, MEMBERS}
    return tuple(sorted(single)) or ((MEMBERS,) if MEMBERS in names else (PUBLIC,))
