"""Tables for an event, so that as many people of different organisations as possible meet."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from numpy.random import Generator

from benchstats.errors import InputError
from benchstats.matching.mixing import Plan, mixed
from benchstats.matching.proof import is_small, pairs_met, proved
from benchstats.matching.seating import Pair, Seating, seating_of
from benchstats.results import Reason, Result, Sentence, say

STEPS_EACH = 2000
"""Steps of the search for each person and session, where the caller names none."""


@dataclass(frozen=True, slots=True)
class TablePlan(Result):
    """For each session the table of each person, from 0; `n` is how many people there are.

    seats: None with a `reason` where no plan that meets every condition was found.
    pairs_met: how many pairs of different organisations share a table at least once, of `pairs_possible`.
    bound: no plan reaches more; `is_optimal` says that the plan reaches it.
    """

    statistic: ClassVar[str] = "table_plan"

    n: int
    tables: int
    sessions: int
    seats: Plan | None
    pairs_met: int | None
    pairs_possible: int
    bound: int
    reason: Reason | None = None
    interval: None = None

    @property
    def is_optimal(self) -> bool:
        """Whether no plan can be better."""
        return self.pairs_met == self.bound

    @property
    def gap(self) -> float | None:
        """By what part of the bound a better plan could exceed this one at most; 0 is proved optimal."""
        return None if self.pairs_met is None else (self.bound - self.pairs_met) / max(1, self.bound)

    def people_at(self, session: int, table: int) -> tuple[int, ...]:
        """Who sits at a table in a session; nobody where there is no plan."""
        if self.seats is None:
            return ()
        return tuple(person for person, place in enumerate(self.seats[session]) if place == table)

    def sentence(self) -> Sentence:
        """How many pairs meet."""
        if self.pairs_met is None:
            return say("No plan for the tables meets all conditions; drop one of them or take fewer tables.")
        if self.is_optimal:
            return say(
                "Pairs of people from different organisations that meet: %(met)s of %(possible)s; no plan can do more.",
                met=self.pairs_met,
                possible=self.pairs_possible,
            )
        return say(
            "Pairs of people from different organisations that meet: %(met)s of %(possible)s; no plan "
            "reaches more than %(bound)s.",
            met=self.pairs_met,
            possible=self.pairs_possible,
            bound=self.bound,
        )


def table_plan(
    organisations: Sequence[Hashable],
    *,
    tables: int,
    sessions: int,
    generator: Generator,
    apart: Collection[Pair] = (),
    languages: Sequence[Collection[str]] | None = None,
    steps: int | None = None,
) -> TablePlan:
    """Seat people so that as many distinct pairs of different organisations as possible share a table at least once.

    `organisations` names the organisation of each person. Table sizes differ by at most one, and a table takes at most
    ceil(size of an organisation / tables) of its people. `apart` lists pairs of people, by number, who never share a
    table; with `languages` (what each person speaks) every table has a language that all speak. A seeded local search
    of `steps` steps meets a combinatorial bound in most cases, which proves it optimal; otherwise small events are
    given to an integer program, and for larger ones the gap is told. Source: simulated annealing by Kirkpatrick, Gelatt
    and Vecchi 1983, Science 220, 671-680; HiGHS through `scipy.optimize.milp`.

    Raises:
        InputError: when there are fewer people than tables, no table, no session, or a condition makes no sense.
    """
    seating = seating_of(organisations, tables=tables, sessions=sessions, apart=apart, languages=languages)
    tried = STEPS_EACH * seating.people * sessions if steps is None else steps
    if tried < 0:
        raise InputError(f"the steps of a search are a number from zero, not {tried}")
    found = mixed(seating, generator=generator, steps=tried)
    plan, met = found if found is not None else (None, -1)
    bound = seating.bound()
    if met < bound and is_small(seating):
        better, less = proved(seating, at_least=met + 1)
        plan = plan if better is None else better
        bound = bound if less is None else min(bound, less)
    return _read(seating, plan, bound)


def _read(seating: Seating, plan: Plan | None, bound: int) -> TablePlan:
    met = None if plan is None else len(pairs_met(seating, plan))
    return TablePlan(
        n=seating.people,
        tables=seating.tables,
        sessions=seating.sessions,
        seats=plan,
        pairs_met=met,
        pairs_possible=len(seating.pairs),
        bound=max(0, bound),
        reason=None if plan is not None else Reason.NOT_ASSESSED,
    )
