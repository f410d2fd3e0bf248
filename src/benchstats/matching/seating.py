"""The tables of an event as a problem: who is there, what is asked of each table, and what nobody can exceed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from benchstats.errors import InputError

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Seating:
    """People by number and organisation, tables and sessions, and what is asked of each table.

    sizes: the size of each table, differing by at most one. most: how many of each organisation one table takes.
    apart: pairs that never share a table. languages: what each person speaks; a table needs one that all speak.
    """

    organisations: tuple[int, ...]
    tables: int
    sessions: int
    sizes: tuple[int, ...]
    most: tuple[int, ...]
    apart: frozenset[Pair]
    languages: tuple[frozenset[str], ...] | None

    @property
    def people(self) -> int:
        """How many people there are."""
        return len(self.organisations)

    def are_strangers(self, a: int, b: int) -> bool:
        """Whether two people are of different organisations."""
        return self.organisations[a] != self.organisations[b]

    @property
    def pairs(self) -> list[Pair]:
        """All pairs of people of different organisations."""
        return [pair for pair in combinations(range(self.people), 2) if self.are_strangers(*pair)]

    def faults(self, table: Collection[int]) -> int:
        """How many wishes one table breaks: pairs that should be apart, and a missing common language."""
        broken = sum(pair in self.apart for pair in combinations(sorted(table), 2)) if self.apart else 0
        if self.languages is not None and table and not frozenset.intersection(*(self.languages[p] for p in table)):
            broken += 1
        return broken

    def crowded(self, table: Collection[int]) -> bool:
        """Whether a table holds more of one organisation than it takes."""
        return any(count > self.most[one] for one, count in Counter(self.organisations[p] for p in table).items())

    def bound(self) -> int:
        """More distinct pairs of different organisations than this cannot meet, by counting alone."""
        seats = sum(comb(size, 2) for size in self.sizes)
        alike = sum(_fewest_pairs(count, self.tables) for count in Counter(self.organisations).values())
        possible = [pair for pair in self.pairs if self._may_meet(*pair)]
        others = Counter(person for pair in possible for person in pair)
        each = sum(min(self.sessions * (self.sizes[0] - 1), others[person]) for person in range(self.people)) // 2
        # Who shares a table of g > t in one session shares one of the t tables of the next with somebody again.
        again = sum(_fewest_pairs(size, self.tables) for size in self.sizes)
        repeated = self.sessions * seats - (self.sessions - 1) * again - alike
        return min(len(possible), self.sessions * (seats - alike), each, repeated)

    def _may_meet(self, a: int, b: int) -> bool:
        if (min(a, b), max(a, b)) in self.apart:
            return False
        return self.languages is None or bool(self.languages[a] & self.languages[b])


def _fewest_pairs(count: int, places: int) -> int:
    """The fewest pairs that share a place when `count` people are spread over `places`."""
    each, more = divmod(count, places)
    return more * comb(each + 1, 2) + (places - more) * comb(each, 2)


def seating_of(
    organisations: Sequence[Hashable],
    *,
    tables: int,
    sessions: int,
    apart: Collection[Pair],
    languages: Sequence[Collection[str]] | None,
) -> Seating:
    """Check and number what is asked.

    Raises:
        InputError: when there are no tables or sessions, more tables than people, a pair names nobody, or not everybody
            speaks a language.
    """
    people = len(organisations)
    if tables < 1 or sessions < 1 or people < tables:
        raise InputError(f"{people} people cannot sit at {tables} tables in {sessions} sessions")
    numbers = {name: at for at, name in enumerate(dict.fromkeys(organisations))}
    pairs = frozenset((min(pair), max(pair)) for pair in apart)
    if any(not 0 <= a < b < people for a, b in pairs):
        raise InputError("a pair that is kept apart names somebody who is not there")
    if languages is not None and (len(languages) != people or not all(languages)):
        raise InputError("everybody speaks at least one language")
    coded = tuple(numbers[name] for name in organisations)
    sizes = tuple(people // tables + (at < people % tables) for at in range(tables))
    most = tuple(-(-count // tables) for _, count in sorted(Counter(coded).items()))
    spoken = None if languages is None else tuple(frozenset(one) for one in languages)
    return Seating(coded, tables, sessions, sizes, most, pairs, spoken)
