"""Agreement and severity of raters sit the common exam."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import strategies as st
from tests.benchstats.exam.paper import Call, Paper

from benchstats.raters import (
    code_alphas,
    cohen_kappa,
    crossed_effects,
    gwet_ac,
    hughes_alpha,
    krippendorff_alpha,
    masi_alpha,
    rater_icc,
    rater_severity,
)
from benchstats.scales import Scale

RATERS_ARE_COLUMNS = "its columns are raters, whose order its own tests ask"
OTHER_LAW = "its interval is no normal one; its own tests hold it against the reference"
DRAWN = "its resamples are drawn by the places of units; without them the order is asked by the method's own tests"
rating = st.one_of(st.integers(1, 5), st.none())
units = st.lists(st.lists(rating, min_size=3, max_size=3), min_size=1, max_size=20)
whole_units = st.lists(st.lists(st.integers(1, 5), min_size=3, max_size=3), min_size=2, max_size=20)
codings = st.lists(
    st.lists(st.sets(st.sampled_from(["venue", "pace", "peers"])), min_size=2, max_size=2), min_size=2, max_size=12
)
UNFIT_UNITS: list[Any] = [
    [],
    [[]],
    [[1]],
    [[1, 1], [1, 1]],
    [[None, None]] * 3,
    [[1, 2], [1]],
    [["a", "b"]],
    [[1, 9], [2, 3]],
]


def shuffled(call: Call, shuffle: Sequence[float]) -> Call:
    order = sorted(range(len(call.values[0])), key=lambda at: shuffle[at])
    return Call(tuple([row[at] for at in order] for row in call.values), call.parameters)


def shuffled_scores(call: Call, shuffle: Sequence[float]) -> Call:
    order = sorted(range(len(call.values[0])), key=lambda at: shuffle[at])
    labels = {name: [call.parameters[name][at] for at in order] for name in ("plans", "raters")}
    return Call(([call.values[0][at] for at in order],), labels)


@st.composite
def designs(draw: Any) -> Call:
    """Plans seen by two of three raters each, all of them connected."""
    plans = draw(st.integers(3, 9))
    rows = [(f"p{plan}", f"R{rater}") for plan in range(plans) for rater in (plan % 3, (plan + 1) % 3)]
    given = draw(st.lists(st.integers(1, 5), min_size=len(rows), max_size=len(rows)))
    return Call((given,), {"plans": [plan for plan, _ in rows], "raters": [rater for _, rater in rows]})


def renamed(call: Call) -> Call:
    """The same raters under names that sort the other way."""
    return Call(
        call.values, {**call.parameters, "raters": [f"R{2 - int(one[1:])}" for one in call.parameters["raters"]]}
    )


def raters_back(found: Any) -> Any:
    if found.raters and hasattr(found.raters[0], "rater"):
        return replace(
            found, raters=tuple(replace(one, rater=f"R{2 - int(one.rater[1:])}") for one in found.raters[::-1])
        )
    return found


def severity_back(found: Any) -> Any:
    if found.raters is None:
        return found
    return raters_back(replace(found, components=()))


def without_components(found: Any) -> Any:
    return replace(found, components=())


def effects_back(found: Any) -> Any:
    if found.rater_effects is None:
        return found
    turned = tuple((f"R{2 - int(name[1:])}", effect) for name, effect in found.rater_effects[::-1])
    return replace(found, rater_effects=turned)


def of_units(method: Any, values: Any = units, **parameters: Any) -> Paper:
    return Paper(
        method,
        values.map(lambda rows: Call((rows,), parameters)),
        [Call((rows,), parameters) for rows in UNFIT_UNITS],
        reordered=shuffled,
        tolerance=1e-8,
        excused={"relabelled": RATERS_ARE_COLUMNS, "duplicated": OTHER_LAW},
    )


def of_codings(method: Any, **parameters: Any) -> Paper:
    unfit: list[Any] = [[], [[]], [[{"a"}]], [[{"a"}, {"a"}]] * 3, [[set(), set()]] * 2, [[{"a"}, {"b"}], [{"a"}]]]
    return Paper(
        method,
        codings.map(lambda rows: Call((rows,), parameters)),
        [Call((rows,), parameters) for rows in unfit],
        reordered=shuffled,
        excused={"relabelled": RATERS_ARE_COLUMNS, "duplicated": OTHER_LAW},
    )


def of_scores(method: Any, put_back: Any, compared: Any = None) -> Paper:
    labels = {"plans": ["p1", "p1", "p2", "p2"], "raters": ["R1", "R2", "R1", "R2"]}
    apart = {"plans": ["p1", "p1", "p2", "p2"], "raters": ["R1", "R2", "R3", "R4"]}
    nobody: dict[str, list[str]] = {"plans": [], "raters": []}
    unfit: list[Any] = [[], [1.0], [3.0] * 4, ["a"] * 4, [float("nan")] * 4, [float("inf"), 1, 2, 3]]
    return Paper(
        method,
        designs(),
        [Call((scores,), given) for scores in [*unfit, [1.0, 2.0, 3.0, 4.0]] for given in (labels, apart, nobody)],
        reordered=shuffled_scores,
        relabelled=renamed,
        put_back=put_back,
        compared=compared,
        tolerance=1e-5,
        examples=10,
        excused={"duplicated": OTHER_LAW},
    )


def seeded(call: Call) -> Call:
    return Call(call.values, {**call.parameters, "generator": np.random.default_rng(5), "resamples": 60})


DRAWING = Paper(
    krippendorff_alpha,
    units.map(lambda rows: seeded(Call((rows,), {"level": "interval"}))),
    [seeded(Call((rows,))) for rows in UNFIT_UNITS],
    examples=15,
    excused={"reordered": DRAWN, "relabelled": RATERS_ARE_COLUMNS, "duplicated": OTHER_LAW},
)
PAPERS = [
    of_units(krippendorff_alpha, level="ordinal"),
    DRAWING,
    of_units(hughes_alpha),
    of_units(gwet_ac, levels=Scale(1, 5), weights="quadratic"),
    of_units(rater_icc, whole_units),
    Paper(
        cohen_kappa,
        st.lists(st.tuples(rating, rating), min_size=1, max_size=30).map(
            lambda pairs: Call(tuple(map(list, zip(*pairs, strict=True))), {"levels": Scale(1, 5), "weights": "linear"})
        ),
        [
            Call(pair, {"levels": Scale(1, 5), "weights": "linear"})
            for pair in (
                ([], []), ([1], [1]), ([3] * 4, [3] * 4), ([1, 2], [1]), ([9], [1]), (["a"], [1]), ([None], [None]),
            )
        ],
        reordered=shuffled,
        excused={
            "relabelled": "its groups are the two raters, whose exchange its own tests ask",
            "duplicated": OTHER_LAW,
        },
    ),
    of_codings(code_alphas, codes=["venue", "pace", "peers"]),
    of_codings(masi_alpha),
    of_scores(rater_severity, severity_back, without_components),
    of_scores(crossed_effects, effects_back),
]  # fmt: skip
