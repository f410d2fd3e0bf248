"""Exam papers of matching and composing."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import strategies as st
from tests.benchstats.exam.paper import Call, Paper

from benchstats.matching import (
    Candidate,
    References,
    Trait,
    TraitKind,
    cover_needs,
    equal_shares,
    exposure,
    fairer_pairs,
    gain_summary,
    learning_triads,
    reciprocal_pairs,
    reference_organisations,
    seat_plan,
    similar_organisations,
    table_plan,
)

CHOSEN = "a plan is chosen, not estimated: it has no variance"
ROWS_ARE_GROUPS = "the rows are the organisations: see relabelled"


def shuffled(rows: Sequence[Any], keys: Sequence[float]) -> list[Any]:
    return [rows[at] for at in sorted(range(len(rows)), key=lambda at: keys[at % len(keys)])]


def as_it_is(found: Any) -> Any:
    return found


def other_order(call: Call, keys: Sequence[float]) -> Call:
    return Call((shuffled(call.values[0], keys),), call.parameters)


def other_order_of_topics(call: Call, keys: Sequence[float]) -> Call:
    costs = call.parameters.get("costs")
    return Call((shuffled(call.values[0], keys),), {**call.parameters, "costs": costs and shuffled(costs, keys)})


def other_order_same_luck(call: Call, keys: Sequence[float]) -> Call:
    parameters = {**call.parameters, "generator": deepcopy(call.parameters["generator"])}
    return Call((shuffled(call.values[0], keys),), parameters)


# Similarity and references

TRAITS = [
    Trait("service"),
    Trait("clients", TraitKind.SET, weight=2),
    Trait("size", TraitKind.NUMBER, span=4),
    Trait("country", must_agree=True),
]
context = st.tuples(
    st.sampled_from(["home care", "day care", None]),
    st.sets(st.sampled_from(["older people", "children", "disability"])),
    st.one_of(st.none(), st.integers(1, 5)),
    st.sampled_from(["EE", "LT"]),
)
contexts = st.lists(context, min_size=1, max_size=6).map(
    lambda rows: Call(
        ({f"organisation {at}": list(row) for at, row in enumerate(rows)},),
        {"organisation": "organisation 0", "traits": TRAITS},
    )
)


def other_order_of_contexts(call: Call, keys: Sequence[float]) -> Call:
    return Call((dict(shuffled(list(call.values[0].items()), keys)),), call.parameters)


candidate = st.builds(
    Candidate,
    organisation=st.just(""),
    contrast=st.floats(0, 1),
    similarity=st.one_of(st.none(), st.floats(0.37, 1)),
    consents=st.booleans(),
    active_visits=st.integers(0, 3),
    freshness=st.floats(0.5, 1),
    visits_before=st.integers(0, 2),
)
candidates = st.builds(
    lambda rows, seed: Call(
        ([replace(one, organisation=f"organisation {at}") for at, one in enumerate(rows)],),
        {"generator": np.random.default_rng(seed)},
    ),
    st.lists(candidate, max_size=8),
    st.integers(0, 2**32),
)


def renamed_candidates(call: Call) -> Call:
    renamed = [replace(one, organisation=f"new {one.organisation}") for one in call.values[0]]
    return Call((renamed,), {**call.parameters, "generator": deepcopy(call.parameters["generator"])})


def first_candidates(found: References) -> References:
    shown = tuple(replace(one, organisation=one.organisation.removeprefix("new ")) for one in found.shown)
    return replace(found, shown=shown, not_asked=tuple((a.removeprefix("new "), b) for a, b in found.not_asked))


# Seats, pairs and triads

score = st.one_of(st.none(), st.integers(-3, 9))
seats = st.integers(1, 3).flatmap(
    lambda groups: st.builds(
        lambda rows, capacity: Call((rows,), {"capacity": capacity}),
        st.lists(st.lists(score, min_size=groups, max_size=groups), max_size=6),
        st.lists(st.integers(0, 3), min_size=groups, max_size=groups),
    )
)
gains = st.integers(0, 7).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 10).map(lambda gain: gain / 10), min_size=size, max_size=size),
        min_size=size,
        max_size=size,
    )
).map(lambda rows: Call((rows,)))  # fmt: skip


def numbers_turned(call: Call) -> Call:
    return Call(([row[::-1] for row in call.values[0][::-1]],), call.parameters)


BROKEN_GAINS = [
    Call(([],)),
    Call(([[0]],)),
    Call(([[0, -1], [1, 0]],)),
    Call(([[0, 1]],)),
    Call(([[0, None], [1, 0]],)),
]


def weight_of_pairs(found: Any) -> Any:
    """What a matching is worth; which of several heaviest is found is the solver's."""
    return (found.n, found.total)


# Programme


@st.composite
def programmes(draw: st.DrawFn) -> Call:
    weights = draw(st.lists(st.integers(0, 6), min_size=1, max_size=8))
    needs = st.lists(st.integers(0, len(weights) - 1), unique=True)
    topics = draw(st.lists(needs, max_size=6))
    each = st.lists(st.integers(1, 3), min_size=len(topics), max_size=len(topics))
    parameters = {"need_weights": weights, "slots": draw(st.integers(0, 4)), "costs": draw(st.none() | each)}
    return Call((topics,), parameters)


@st.composite
def wishes(draw: st.DrawFn) -> Call:
    costs = draw(st.lists(st.integers(1, 4), min_size=1, max_size=6))
    wished = st.lists(st.integers(0, len(costs) - 1), unique=True)
    return Call((draw(st.lists(wished, max_size=8)),), {"costs": costs, "budget": draw(st.integers(0, 8))})


def other_order_of_members(found: Any) -> Any:
    return (found.topics, sorted(found.left), found.n)


def topics_renamed(call: Call) -> Call:
    names = [f"topic {at}" for at in range(len(call.parameters["costs"]))]
    return Call(call.values, {**call.parameters, "names": names})


def topics_numbered(found: Any) -> Any:
    return replace(found, topics=tuple(topic.removeprefix("topic ") for topic in found.topics))


# Tables


@st.composite
def events(draw: st.DrawFn) -> Call:
    people = draw(st.lists(st.sampled_from("ABCD"), min_size=4, max_size=9))
    return Call(
        (people,),
        {
            "tables": draw(st.integers(1, 3)),
            "sessions": draw(st.integers(1, 2)),
            "generator": np.random.default_rng(draw(st.integers(0, 99))),
            "steps": 2000,
        },
    )


def organisations_renamed(call: Call) -> Call:
    renamed = [f"organisation {name}" for name in call.values[0]]
    return Call((renamed,), {**call.parameters, "generator": deepcopy(call.parameters["generator"])})


def luck() -> np.random.Generator:
    return np.random.default_rng(3)


PAPERS = [
    Paper(
        method=similar_organisations,
        calls=contexts,
        degenerate=[
            Call(({},), {"organisation": "a", "traits": TRAITS}),
            Call(({"a": [None] * 4, "b": [None] * 4},), {"organisation": "a", "traits": TRAITS}),
            Call(({"a": ["x"]},), {"organisation": "a", "traits": TRAITS}),
            Call(({"a": [float("nan")]},), {"organisation": "a", "traits": [Trait("size", TraitKind.NUMBER)]}),
            Call(({"a": [], "b": []},), {"organisation": "a", "traits": []}),
        ],
        reordered=other_order_of_contexts,
        excused={"relabelled": "names order ties and nothing else: see reordered", "duplicated": CHOSEN},
    ),
    Paper(
        method=reference_organisations,
        calls=candidates,
        degenerate=[
            Call(([],), {"generator": luck()}),
            Call(([Candidate("a", 1.0, 1.0, True)] * 2,), {"generator": luck()}),
            Call(([Candidate("a", 1.0, None, True)],), {"generator": luck()}),
            Call(([],), {"generator": luck(), "shown": 0}),
        ],
        reordered=other_order_same_luck,
        relabelled=renamed_candidates,
        put_back=first_candidates,
        excused={"duplicated": CHOSEN},
    ),
    Paper(
        method=seat_plan,
        calls=seats,
        degenerate=[
            Call(([],), {"capacity": []}),
            Call(([[]],), {"capacity": []}),
            Call(([[1.0]],), {"capacity": [0]}),
            Call(([[None]],), {"capacity": [2]}),
            Call(([[1.0]],), {"capacity": [-1]}),
            Call(([[float("inf")]],), {"capacity": [1]}),
            Call(([[1.0]],), {"capacity": [1, 1]}),
        ],
        reordered=other_order,
        compared=lambda found: (found.n, found.seated, found.total),
        excused={"relabelled": "members have no labels but their row: see reordered", "duplicated": CHOSEN},
    ),
    Paper(
        method=reciprocal_pairs,
        calls=gains,
        degenerate=[*BROKEN_GAINS, Call(([[0, 1], [1, 0]],), {"partners": 0})],
        relabelled=numbers_turned,
        put_back=as_it_is,
        compared=weight_of_pairs,
        excused={"reordered": ROWS_ARE_GROUPS, "duplicated": CHOSEN},
    ),
    Paper(
        method=fairer_pairs,
        calls=gains,
        degenerate=[*BROKEN_GAINS, Call(([[0, 1], [1, 0]],), {"keep": 2.0})],
        relabelled=numbers_turned,
        put_back=as_it_is,
        compared=lambda found: found.least_gain,
        examples=15,
        excused={"reordered": ROWS_ARE_GROUPS, "duplicated": CHOSEN},
    ),
    Paper(
        method=learning_triads,
        calls=gains,
        degenerate=BROKEN_GAINS,
        relabelled=numbers_turned,
        put_back=as_it_is,
        compared=weight_of_pairs,
        excused={"reordered": ROWS_ARE_GROUPS, "duplicated": CHOSEN},
    ),
    Paper(
        method=cover_needs,
        calls=programmes(),
        degenerate=[
            Call(([],), {"need_weights": [], "slots": 0}),
            Call(([],), {"need_weights": [1], "slots": 2}),
            Call(([[0]],), {"need_weights": [0], "slots": 1}),
            Call(([[3]],), {"need_weights": [1], "slots": 1}),
            Call(([[0]],), {"need_weights": [-1], "slots": 1}),
            Call(([[0]],), {"need_weights": [1], "slots": 0, "chosen": [0]}),
            Call(([[0]],), {"need_weights": [1], "slots": 1, "costs": [2]}),
            Call(([[0]],), {"need_weights": [1], "slots": 1, "costs": [0]}),
        ],
        reordered=other_order_of_topics,
        compared=lambda found: (found.n, found.covered_weight, found.total_weight),
        excused={"relabelled": "topics and needs have numbers only: see reordered", "duplicated": CHOSEN},
    ),
    Paper(
        method=equal_shares,
        calls=wishes(),
        degenerate=[
            Call(([],), {"costs": [], "budget": 0}),
            Call(([],), {"costs": [1], "budget": 3}),
            Call(([[0]],), {"costs": [0], "budget": 3}),
            Call(([[1]],), {"costs": [1], "budget": 3}),
            Call(([[0]],), {"costs": [1], "budget": -1}),
            Call(([[0]],), {"costs": [1], "budget": 1, "names": ["a", "b"]}),
        ],
        reordered=other_order,
        compared=other_order_of_members,
        relabelled=topics_renamed,
        put_back=topics_numbered,
        excused={"duplicated": CHOSEN},
    ),
    Paper(
        method=table_plan,
        calls=events(),
        degenerate=[
            Call(([],), {"tables": 1, "sessions": 1, "generator": luck()}),
            Call((["A"],), {"tables": 1, "sessions": 1, "generator": luck()}),
            Call((["A", "A"],), {"tables": 2, "sessions": 1, "generator": luck()}),
            Call((["A", "B"],), {"tables": 1, "sessions": 1, "generator": luck(), "apart": [(0, 1)]}),
            Call((["A", "B"],), {"tables": 1, "sessions": 1, "generator": luck(), "apart": [(0, 5)]}),
            Call((["A", "B"],), {"tables": 1, "sessions": 1, "generator": luck(), "languages": [["et"], ["lt"]]}),
            Call((["A", "B"],), {"tables": 0, "sessions": 1, "generator": luck()}),
            Call((["A", "B"],), {"tables": 1, "sessions": 1, "generator": luck(), "steps": -1}),
        ],
        relabelled=organisations_renamed,
        put_back=as_it_is,
        examples=10,
        excused={"reordered": "another order of people is another start of the search", "duplicated": CHOSEN},
    ),
    Paper(
        method=exposure,
        calls=st.lists(st.integers(0, 9), max_size=8).map(lambda visits: Call((visits,))),
        degenerate=[Call(([],)), Call(([0, 0],)), Call(([-1],)), Call(([float("inf")],)), Call(([4],))],
        reordered=other_order,
        excused={"relabelled": "organisations have no labels here", "duplicated": CHOSEN},
    ),
    Paper(
        method=gain_summary,
        calls=st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=8).map(lambda held: Call((held,))),
        degenerate=[
            Call(([],)),
            Call(([None],)),
            Call(([float("nan")],)),
            Call(([-1.0],)),
            Call(([1.0],), {"need_weights": [0.0]}),
            Call(([1.0],), {"need_weights": []}),
        ],
        reordered=other_order,
        excused={"relabelled": "organisations have no labels here", "duplicated": CHOSEN},
    ),
]
