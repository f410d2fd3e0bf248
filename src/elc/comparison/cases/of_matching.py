"""Answers cases of matching and composing by `benchstats.matching`.

Of several optimal solutions a case compares the value; a choice of topics is a set, whose order does not matter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

import numpy as np

from benchstats.matching import (
    cover_needs,
    equal_shares,
    learning_triads,
    reciprocal_pairs,
    seat_plan,
    table_plan,
)
from elc.comparison.cases.case import Answerer, Case, Json, OneOfSeveral, having, in_parts

AREA = "matching"
SEED = 20_240_701
"""Of the search for table plans; what it finds is held against a bound, so another seed tells the same."""


def _seats(case: Case) -> Mapping[str, Json]:
    scores, capacity = case.input["scores"], case.input["capacity"]
    seats = capacity if isinstance(capacity, list) else [capacity] * max(map(len, scores), default=0)
    found = seat_plan(scores, capacity=seats)
    return {"total": found.total, "seated": found.seated}


def _pairs(case: Case) -> Mapping[str, Json]:
    gains = case.input["gain_row_learns_from_column"]

    def paired() -> Mapping[str, Json]:
        found = reciprocal_pairs(gains, partners=int(case.input.get("partners", 1)))
        return {"total_harmonic": found.total, "n_pairs": len(found.groups), "least_gain": found.least_gain}

    def in_triads() -> Mapping[str, Json]:
        found = learning_triads(gains)
        return {"total_harmonic_triads": found.total, "n_triads": len(found.groups)}

    return in_parts(paired, in_triads)


def _coverage(case: Case) -> Mapping[str, Json]:
    given = case.input
    found = cover_needs(
        given["topics"],
        need_weights=given["need_weight"],
        slots=given["slots"] if given.get("slots") is not None else given["budget"],
        costs=given.get("costs"),
    )
    return {
        "optimal_covered_weight": found.covered_weight,
        "total_weight": found.total_weight,
        "greedy_choice": list(found.greedy_topics),
        "greedy_covered_weight": found.greedy_weight,
    }


def _shares(case: Case) -> Mapping[str, Json]:
    names = [f"t{at}" for at in range(len(case.input["costs"]))]
    found = equal_shares(
        case.input["approvals"],
        costs=[Fraction(str(cost)) for cost in case.input["costs"]],
        budget=Fraction(str(case.input["budget"])),
        names=names,
    )
    chosen = sorted(found.topics, key=names.index)
    return {
        "selected": OneOfSeveral(chosen, lambda wanted: sorted(wanted, key=names.index) == chosen),
        "total_cost": float(found.cost),
    }


def _tables(case: Case) -> Mapping[str, Json]:
    found = table_plan(
        case.input["organisation_of_person"],
        tables=case.input["tables"],
        sessions=case.input["sessions"],
        apart=[(one[0], one[1]) for one in case.input.get("apart") or ()],
        languages=case.input.get("languages"),
        generator=np.random.default_rng(SEED),
    )
    status = "INFEASIBLE" if found.pairs_met is None else "OPTIMAL" if found.is_optimal else "FEASIBLE"
    return {
        "status": status,
        "distinct_cross_org_pairs_met": found.pairs_met,
        "upper_bound": found.bound,
        "total_cross_org_pairs": found.pairs_possible,
    }


ROWS: tuple[tuple[tuple[str, ...], Callable[[Case], Mapping[str, Json]]], ...] = (
    (("scores", "capacity"), _seats),
    (("gain_row_learns_from_column",), _pairs),
    (("topics", "need_weight"), _coverage),
    (("approvals", "costs", "budget"), _shares),
    (("organisation_of_person", "tables", "sessions"), _tables),
)
ANSWERERS: tuple[Answerer, ...] = tuple(Answerer(AREA, having(*fields), answer) for fields, answer in ROWS)
