"""The integer program behind small table plans: it finds what the search missed, or proves that there is nothing."""

from __future__ import annotations

from collections import Counter

import numpy as np

from benchstats.errors import NotSettled
from benchstats.matching.mixing import Plan
from benchstats.matching.seating import Pair, Seating
from benchstats.solvers import Solution, linear_system, minimise

SMALL = 160
"""Most people x tables x sessions that the program is asked about: beyond it, it does not come to an end."""

NODES = 3000


class Program:
    """Unknowns: who sits where in each session (whole), which pairs share a table there, and which meet at all."""

    def __init__(self, seating: Seating) -> None:
        self.seating = seating
        self.pairs = seating.pairs
        self.places = [(s, t) for s in range(seating.sessions) for t in range(seating.tables)]
        self.tongues = sorted(set().union(*seating.languages)) if seating.languages is not None else []
        self.seats = len(self.places) * seating.people
        self.shared = self.seats + len(self.places) * len(self.pairs)
        self.spoken = self.shared + len(self.pairs)
        self.size = self.spoken + len(self.places) * len(self.tongues)
        self.rows: list[dict[int, float]] = []
        self.low: list[float] = []
        self.high: list[float] = []

    def _seat(self, place: int, person: int) -> int:
        return place * self.seating.people + person

    def _row(self, row: dict[int, float], low: float, high: float) -> None:
        self.rows.append(row)
        self.low.append(low)
        self.high.append(high)

    def solved(self, *, at_least: int, nodes: int) -> Solution | None:
        """The best plan that meets at least so many pairs; None where the limit came first."""
        self._seat_everybody()
        self._meet()
        self._talk()
        self._row({self.shared + at: 1 for at in range(len(self.pairs))}, at_least, np.inf)
        matrix = np.zeros((len(self.rows), self.size))
        for at, row in enumerate(self.rows):
            matrix[at, list(row)] = list(row.values())
        high = np.ones(self.size)
        for place, (_, table) in enumerate(self.places):
            # Tables are alike, so they are numbered by their first person: nobody sits at a table above the own number.
            high[[self._seat(place, person) for person in range(min(table, self.seating.people))]] = 0
        whole = np.zeros(self.size, dtype=bool)
        whole[: self.seats] = whole[self.spoken :] = True
        system = linear_system(matrix, row_low=self.low, row_high=self.high, high=high, whole=whole)
        wanted = np.zeros(self.size)
        wanted[self.shared : self.spoken] = -1
        try:
            return minimise(wanted, system=system, nodes=nodes)
        except NotSettled:
            return None

    def plan(self, point: tuple[float, ...]) -> Plan:
        """The tables of a solution."""
        people = self.seating.people
        rows = [[0] * people for _ in range(self.seating.sessions)]
        for place, (session, table) in enumerate(self.places):
            for person in range(people):
                if point[self._seat(place, person)] > 0.5:
                    rows[session][person] = table
        return tuple(tuple(row) for row in rows)

    def _seat_everybody(self) -> None:
        seating = self.seating
        for session in range(seating.sessions):
            own = [at for at, (s, _) in enumerate(self.places) if s == session]
            for person in range(seating.people):
                self._row({self._seat(place, person): 1 for place in own}, 1, 1)
            # As many large tables as there are people over follows from everybody having a seat.
            for place in own:
                self._row({self._seat(place, p): 1 for p in range(seating.people)}, seating.sizes[-1], seating.sizes[0])
                for one in Counter(seating.organisations):
                    members = [p for p in range(seating.people) if seating.organisations[p] == one]
                    self._row({self._seat(place, p): 1 for p in members}, 0, seating.most[one])

    def _meet(self) -> None:
        for at, (a, b) in enumerate(self.pairs):
            met = {self.shared + at: -1.0}
            for place in range(len(self.places)):
                together = self.seats + place * len(self.pairs) + at
                self._row({together: -1, self._seat(place, a): 1}, 0, np.inf)
                self._row({together: -1, self._seat(place, b): 1}, 0, np.inf)
                met[together] = 1
            self._row(met, 0, np.inf)
        for pair in self.seating.apart:
            for place in range(len(self.places)):
                self._row({self._seat(place, person): 1 for person in pair}, 0, 1)

    def _talk(self) -> None:
        if self.seating.languages is None:
            return
        for place in range(len(self.places)):
            first = self.spoken + place * len(self.tongues)
            self._row({first + at: 1 for at in range(len(self.tongues))}, 0, 1)
            for person, spoken in enumerate(self.seating.languages):
                row = {first + at: 1.0 for at, tongue in enumerate(self.tongues) if tongue in spoken}
                self._row(row | {self._seat(place, person): -1.0}, 0, np.inf)


def is_small(seating: Seating) -> bool:
    """Whether the program is asked at all."""
    return seating.people * seating.tables * seating.sessions <= SMALL


def proved(seating: Seating, *, at_least: int, nodes: int = NODES) -> tuple[Plan | None, int | None]:
    """A better plan if there is one, and the proved bound: None where nothing could be proved.

    When no plan meets `at_least` pairs, the bound is one less.
    """
    program = Program(seating)
    found = program.solved(at_least=at_least, nodes=nodes)
    if found is None:
        return None, None
    if found.status == "infeasible" or found.bound is None:
        return None, at_least - 1
    plan = None if found.point is None else program.plan(found.point)
    return plan, int(np.floor(-found.bound + 1e-6))


def pairs_met(seating: Seating, plan: Plan) -> list[Pair]:
    """The pairs of different organisations that share a table at least once, counted from the plan itself."""
    return [(a, b) for a, b in seating.pairs if any(row[a] == row[b] for row in plan)]
