"""The local search behind table plans: people change seats, at first freely, then only for the better."""

from __future__ import annotations

from collections import Counter
from math import exp, log

from numpy.random import Generator

from benchstats.matching.seating import Seating

Plan = tuple[tuple[int, ...], ...]
"""The table of each person, session by session."""

CHUNK = 20_000
WARM, COLD = 1.0, 0.08
FAULT = 20
"""What a broken wish costs, in pairs."""


class Mixing:
    """A plan that changes by two people of one session changing seats."""

    def __init__(self, seating: Seating) -> None:
        self.seating = seating
        self.wished = bool(seating.apart or seating.languages)
        # Dealt out by organisation, every table has its size and at most its part of each organisation.
        dealt = sorted(range(seating.people), key=lambda person: (seating.organisations[person], person))
        place = {person: at % seating.tables for at, person in enumerate(dealt)}
        self.table = [[place[person] for person in range(seating.people)] for _ in range(seating.sessions)]
        self.sitting = [
            [{p for p in range(seating.people) if row[p] == table} for table in range(seating.tables)]
            for row in self.table
        ]
        self.met: Counter[tuple[int, int]] = Counter(
            pair for pair in seating.pairs for row in self.table if row[pair[0]] == row[pair[1]]
        )
        self.value = sum(1 for times in self.met.values() if times)
        self.broken = sum(seating.faults(one) for row in self.sitting for one in row)

    def plan(self) -> Plan:
        """The plan as it is now."""
        return tuple(tuple(row) for row in self.table)

    def change(self, session: int, a: int, b: int) -> int | None:
        """Let two people change seats; gives what it is worth, or None where a table does not take them."""
        row, seating = self.table[session], self.seating
        here, there = row[a], row[b]
        if here == there:
            return None
        first, second = self.sitting[session][here], self.sitting[session][there]
        faults = seating.faults(first) + seating.faults(second) if self.wished else 0
        first.remove(a)
        second.remove(b)
        lost = self._leave(a, first) + self._leave(b, second)
        won = self._join(a, second) + self._join(b, first)
        first.add(b)
        second.add(a)
        row[a], row[b] = there, here
        more = (seating.faults(first) + seating.faults(second) if self.wished else 0) - faults
        self.value += won - lost
        self.broken += more
        return won - lost - FAULT * more

    def is_crowded(self, session: int, a: int, b: int) -> bool:
        """Whether the tables of two people hold too many of one organisation."""
        row = self.table[session]
        return any(self.seating.crowded(self.sitting[session][row[person]]) for person in (a, b))

    def _leave(self, person: int, table: set[int]) -> int:
        lost, met, own = 0, self.met, self.seating.organisations
        for other in table:
            if own[other] != own[person]:
                pair = (person, other) if person < other else (other, person)
                met[pair] -= 1
                lost += met[pair] == 0
        return lost

    def _join(self, person: int, table: set[int]) -> int:
        won, met, own = 0, self.met, self.seating.organisations
        for other in table:
            if own[other] != own[person]:
                pair = (person, other) if person < other else (other, person)
                met[pair] += 1
                won += met[pair] == 1
        return won


def mixed(seating: Seating, *, generator: Generator, steps: int, rounds: int = 3) -> tuple[Plan, int] | None:
    """A plan without broken wishes and the number of pairs that meet in it; None where none was found.

    The search stops when it meets the bound. Steps, not seconds, limit it, so that it repeats on any machine.
    """
    mixing, bound = Mixing(seating), seating.bound()
    found = (mixing.plan(), mixing.value) if not mixing.broken else None
    people, sessions, done = seating.people, seating.sessions, 0
    while done < steps and not (found is not None and found[1] >= bound):
        at = generator.integers(0, (sessions, people, people), size=(CHUNK, 3))
        luck = generator.uniform(size=CHUNK)
        for (session, a, b), chance in zip(at.tolist(), luck.tolist(), strict=True):
            part = (done * rounds / steps) % 1
            done += 1
            worth = mixing.change(session, a, b)
            if worth is None:
                continue
            heat = WARM * exp(part * log(COLD / WARM))
            if (worth < 0 and chance >= exp(worth / heat)) or mixing.is_crowded(session, a, b):
                mixing.change(session, a, b)
            elif not mixing.broken and (found is None or mixing.value > found[1]):
                found = (mixing.plan(), mixing.value)
                if mixing.value >= bound:
                    break
    return found
