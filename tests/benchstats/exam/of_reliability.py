"""Reliability and aggregation sit the common exam."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import strategies as st
from tests.benchstats.exam.paper import Call, Paper

from benchstats.reliability import (
    ad_m,
    aggregation_icc,
    alpha_within,
    assess_reliability,
    cronbach_alpha,
    omega_total,
    ordinal_alpha,
    organisation_reliability,
    reml_icc,
    respondents_needed,
    rwg,
    rwg_j,
)

NONE = float("nan")
ITEMS_ARE_COLUMNS = "its columns are items, whose order its own tests ask"
ONE_GROUP = "it takes one group"
NO_VARIANCE = "its interval comes from another law than 1/n, which its own tests hold against the reference"
NO_INTERVAL = "it has no interval"


@st.composite
def tables(draw: Any, items: int = 4, fewest: int = 3) -> list[list[float | None]]:
    """Answers 1-5 of persons with something in common, a few of them missing."""
    people = draw(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 10**6)), min_size=fewest, max_size=30))
    rows: list[list[float | None]] = []
    for level, seed in people:
        noise = np.random.default_rng(seed)
        answers = np.clip(level + noise.integers(-1, 2, items), 1, 5).tolist()
        gap = noise.integers(0, 12)
        rows.append([None if at == gap else answer for at, answer in enumerate(answers)])
    return rows


def shuffled(call: Call, shuffle: Sequence[float]) -> Call:
    """The rows in another order, and with them the labels."""
    order = sorted(range(len(call.values[0])), key=lambda at: shuffle[at])
    parameters = dict(call.parameters)
    if "groups" in parameters:
        parameters["groups"] = [parameters["groups"][at] for at in order]
    return Call(([call.values[0][at] for at in order],), parameters)


def renamed(call: Call) -> Call:
    """The same groups under names that sort the other way."""
    return Call(
        call.values, {**call.parameters, "groups": [f"group {9 - int(one)}" for one in call.parameters["groups"]]}
    )


def put_back(result: Any) -> Any:
    """Groups under their first names, in the order of these."""
    if not hasattr(result, "sizes"):
        return result
    return replace(result, sizes=tuple((str(9 - int(name[6:])), size) for name, size in result.sizes[::-1]))


def grouped(rows: Sequence[Any]) -> Call:
    return Call((rows,), {"groups": [at % 3 for at in range(len(rows))]})


scores = st.lists(st.one_of(st.floats(1, 5).map(lambda one: round(one, 2)), st.none()), min_size=4, max_size=30)
UNFIT: list[Any] = [[], [[]], [[1.0, 2.0]], [["a", "b"]], [[1.0, float("inf")]], [[NONE, NONE]] * 5, [[3.0, 3.0]] * 6,
                    [[1.0], [2.0]], [1.0, 2.0], [[1.0, 5.0], [2.0, 4.0], [5.0, 1.0]]]  # fmt: skip
TABLE_CALLS = [Call((rows,)) for rows in UNFIT]


def of_table(method: Any, **more: Any) -> Paper:
    excused = {"relabelled": ITEMS_ARE_COLUMNS, "duplicated": NO_VARIANCE}
    return Paper(
        method, tables().map(lambda rows: Call((rows,))), TABLE_CALLS, reordered=shuffled, excused=excused, **more
    )


def of_groups(method: Any, values: Any, unfit: Sequence[Any]) -> Paper:
    return Paper(
        method,
        values.map(grouped),
        [
            Call((rows,), {"groups": labels})
            for rows in unfit
            for labels in ([], ["a"] * len(rows), list("abcdefghijk")[: len(rows)])
        ],
        reordered=shuffled,
        relabelled=renamed,
        put_back=put_back,
        tolerance=1e-6,
        excused={"duplicated": NO_VARIANCE},
    )  # fmt: skip


def of_one_group(method: Any, values: Any, unfit: Sequence[Any], **parameters: Any) -> Paper:
    return Paper(
        method,
        values.map(lambda rows: Call((rows,), parameters)),
        [Call((rows,), parameters) for rows in unfit],
        reordered=shuffled,
        excused={"relabelled": ONE_GROUP, "duplicated": NO_INTERVAL},
    )


UNFIT_SCORES: list[Any] = [
    [],
    [1.0],
    [2.0, 2.0, 2.0],
    [NONE, NONE],
    ["a"],
    [1.0, float("inf")],
    [[1.0]],
    [1.0, 2.0, 3.0, 4.0],
]
PAPERS = [
    of_table(cronbach_alpha, tolerance=1e-7),
    of_table(omega_total, tolerance=1e-4, examples=15),
    of_table(ordinal_alpha, tolerance=1e-5, examples=8),
    of_table(assess_reliability, tolerance=1e-4, examples=8),
    of_groups(alpha_within, tables(fewest=6), UNFIT),
    of_groups(aggregation_icc, scores, UNFIT_SCORES),
    of_groups(reml_icc, scores, UNFIT_SCORES),
    of_one_group(rwg, scores, UNFIT_SCORES, null_variance=2.0),
    of_one_group(rwg_j, tables(), UNFIT, null_variance=2.0),
    of_one_group(ad_m, tables(), UNFIT),
    Paper(
        organisation_reliability,
        st.lists(st.tuples(st.floats(0.001, 1), st.integers(1, 60)), min_size=1, max_size=9).map(
            lambda rows: Call(([v for v, _ in rows],), {"tau2": 0.04, "sizes": [n for _, n in rows]})
        ),
        [
            Call((variances,), {"tau2": tau2, "sizes": sizes})
            for variances, tau2, sizes in (
                ([0.0], 0.0, [3]), ([-1.0], 0.1, [3]), ([0.1], -1.0, [3]), ([0.1], 0.1, []),
                ([NONE], 0.1, [3]), ([0.1], NONE, [3]), ([0.1], 0.1, [-1]),
            )
        ],
        relabelled=lambda call: Call(
            (call.values[0][::-1],), {**call.parameters, "sizes": call.parameters["sizes"][::-1]}
        ),
        put_back=lambda found: found[::-1],
        excused={
            "reordered": "its rows are the groups, whose order is asked under relabelling",
            "duplicated": NO_INTERVAL,
        },
    ),
    Paper(
        respondents_needed,
        st.builds(lambda icc, wanted: Call((icc,), {"reliability": wanted}), st.floats(0, 1), st.floats(0.01, 0.99)),
        [
            Call((icc,), {"reliability": wanted})
            for icc, wanted in (
                (0.0, 0.7), (1.0, 0.7), (-0.1, 0.7), (2.0, 0.7), (NONE, 0.7), (0.1, 0.0), (0.1, 1.0), (1e-300, 0.7),
            )
        ],
        excused={"reordered": "it takes a share", "relabelled": "it takes a share", "duplicated": "it takes a share"},
    ),
]  # fmt: skip
