"""Answers cases of matching and composing by `benchstats.matching`.

Of several optimal solutions a case compares the value; a choice of topics is a set, told in the order expected.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

import numpy as np

from benchstats.matching import (
    cover_needs,
    equal_shares,
    reciprocal_pairs,
    seat_plan,
    table_plan,
)
from elc.comparison.cases.case import Answerer, Case, Json, having

AREA = "matching"
SEED = 20_240_701
"""Of the search for table plans; what it finds is held against a bound, so another seed tells the same."""


def _seats(case: Case) -> Mapping[str, Json]:
    found = seat_plan(case.input["scores"], capacity=case.input["capacity"])
    return {"total": found.total}


def _pairs(case: Case) -> Mapping[str, Json]:
    found = reciprocal_pairs(case.input["gain_row_learns_from_column"])
    return {"total_harmonic": found.total, "n_pairs": len(found.groups)}


def _coverage(case: Case) -> Mapping[str, Json]:
    found = cover_needs(case.input["topics"], need_weights=case.input["need_weight"], slots=case.input["slots"])
    return {
        "optimal_covered_weight": found.covered_weight,
        "greedy_choice": list(found.greedy_topics),
        "greedy_covered_weight": found.greedy_weight,
    }


def _shares(case: Case) -> Mapping[str, Json]:
    found = equal_shares(
        case.input["approvals"],
        costs=[Fraction(str(cost)) for cost in case.input["costs"]],
        budget=Fraction(str(case.input["budget"])),
        names=[f"t{at}" for at in range(len(case.input["costs"]))],
    )
    wanted = case.expected.get("selected", [])
    same = sorted(found.topics) == sorted(wanted)
    return {"selected": list(wanted) if same else sorted(found.topics)}


def _tables(case: Case) -> Mapping[str, Json]:
    found = table_plan(
        case.input["organisation_of_person"],
        tables=case.input["tables"],
        sessions=case.input["sessions"],
        apart=[(one[0], one[1]) for one in case.input.get("apart", ())],
        languages=case.input.get("languages"),
        generator=np.random.default_rng(SEED),
    )
    return {
        "status": "OPTIMAL" if found.is_optimal else "FEASIBLE",
        "distinct_cross_org_pairs_met": found.pairs_met,
        "upper_bound": found.bound,
        "total_cross_org_pairs": found.pairs_possible,
    }


ROWS: tuple[tuple[tuple[str, ...], Callable[[Case], Mapping[str, Json]]], ...] = (
    (("scores", "capacity"), _seats),
    (("gain_row_learns_from_column",), _pairs),
    (("topics", "need_weight", "slots"), _coverage),
    (("approvals", "costs", "budget"), _shares),
    (("organisation_of_person", "tables", "sessions"), _tables),
)
ANSWERERS: tuple[Answerer, ...] = tuple(Answerer(AREA, having(*fields), answer) for fields, answer in ROWS)
