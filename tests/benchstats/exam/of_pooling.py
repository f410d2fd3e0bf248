"""Partial pooling sits the common exam."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np
from hypothesis import strategies as st
from tests.benchstats.exam.paper import Call, Paper

from benchstats.pooling import (
    exceeds,
    leave_one_out,
    partial_pooling,
    pooled_variance,
    pooled_variance_of_summaries,
    prior_sensitivity,
    random_effects,
    standard_draws,
    standings,
)

ROUND = standard_draws(np.random.default_rng(20160428), groups=12, draws=200)
level = st.floats(1, 5).map(lambda number: round(number, 3))
variance = st.floats(0.002, 0.3).map(lambda number: round(number, 5))
pairs = st.lists(st.tuples(level, variance), min_size=1, max_size=12)
score = st.one_of(st.floats(1, 5).map(lambda number: round(number, 2)), st.none())
ONE_ORDER = "its rows are the groups themselves, whose order is asked under relabelling"
OTHER_GROUPS = "the same groups twice are other groups: the spread between them is estimated anew from twice as many"


def turned(rows: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(rows)[::-1]


def a_call(groups: list[tuple[float, float]], name: str = "variances", **parameters: Any) -> Call:
    return Call(([one for one, _ in groups],), {name: [other for _, other in groups], **parameters})


def with_draws(groups: list[tuple[float, float]], name: str = "variances") -> Call:
    return a_call(groups, name, draws=ROUND.of(range(len(groups))))


def backwards(name: str) -> Any:
    """The same groups from the last to the first; each keeps its own random numbers."""

    def relabelled(call: Call) -> Call:
        parameters = dict(call.parameters) | {name: list(turned(call.parameters[name]))}
        if (draws := parameters.get("draws")) is not None:
            parameters["draws"] = draws.of(turned(range(draws.groups.shape[1])))
        return Call((list(turned(call.values[0])),), parameters)

    return relabelled


def put_back(result: Any) -> Any:
    """Each tuple of a result has one entry a group."""
    if isinstance(result, tuple):
        return tuple(map(put_back, result))
    rows = {one.name: getattr(result, one.name) for one in dataclasses.fields(result)}
    return dataclasses.replace(result, **{name: turned(row) for name, row in rows.items() if isinstance(row, tuple)})


def put_back_pairs(result: Any) -> Any:
    other = put_back(result)
    return dataclasses.replace(other, probabilities=tuple(map(turned, other.probabilities)))


def without_draws(result: Any) -> Any:
    """All but the share of draws, in which a draw may fall to the other side by a rounding in single precision."""
    return dataclasses.replace(result, above_others=None)


def shuffled_scores(call: Call, shuffle: Sequence[float]) -> Call:
    groups = [[row[at] for at in sorted(range(len(row)), key=lambda at: shuffle[at])] for row in call.values[0]]
    return Call((groups,))


def unfit(name: str) -> list[Call]:
    bad = [([], []), ([4.0], [0.0]), ([4.0], [-1.0]), ([4.0], []), ([float("nan")], [1.0]), ([4.0], [float("inf")]),
           ([[4.0]], [[1.0]]), (["a"], [1.0])]  # fmt: skip
    fine = [([4.0], [0.1]), ([4.0] * 5, [1e-12] * 5), ([1e9, 1e9 + 1], [0.5, 0.5]), ([1.0, 5.0], [1e-10, 1e10])]
    return [Call((means,), {name: variances}) for means, variances in bad + fine]


RANDOM_EFFECTS = Paper(
    random_effects,
    st.builds(
        lambda groups, estimator: a_call(groups, estimator=estimator),
        pairs,
        st.sampled_from(["reml", "paule_mandel", "dersimonian_laird", "ml"]),
    ),
    [*unfit("variances"), Call(([4.0, 3.0],), {"variances": [0.1, 0.1], "estimator": "guess"})],
    relabelled=backwards("variances"),
    put_back=put_back,
    tolerance=1e-6,
    excused={"reordered": ONE_ORDER, "duplicated": OTHER_GROUPS},
)
POOLED = Paper(
    partial_pooling,
    pairs.map(with_draws),
    [*unfit("variances"), Call(([4.0, 3.0],), {"variances": [0.1, 0.1], "draws": ROUND}),
     Call(([4.0, 3.0],), {"variances": [0.1, 0.1], "prior_scale": 0.0})],
    relabelled=backwards("variances"),
    put_back=put_back,
    compared=without_draws,
    tolerance=1e-6,
    examples=15,
    excused={"reordered": ONE_ORDER, "duplicated": OTHER_GROUPS},
)  # fmt: skip
SENSITIVITY = Paper(
    prior_sensitivity,
    pairs.map(a_call),
    [*unfit("variances"), Call(([4.0, 3.0],), {"variances": [0.1, 0.1], "prior_scales": ()})],
    relabelled=backwards("variances"),
    put_back=put_back,
    tolerance=1e-6,
    examples=10,
    excused={"reordered": ONE_ORDER, "duplicated": OTHER_GROUPS},
)
OTHERS = Paper(
    leave_one_out,
    pairs.map(a_call),
    [*unfit("variances"), Call(([4.0, 3.0],), {"variances": [0.1, 0.1], "estimator": "guess"})],
    relabelled=backwards("variances"),
    put_back=put_back,
    tolerance=1e-6,
    examples=15,
    excused={"reordered": ONE_ORDER, "duplicated": OTHER_GROUPS},
)
PAIRS = Paper(
    exceeds,
    pairs.map(a_call),
    [*unfit("variances"), Call(([4.0, 3.0],), {"variances": [0.1, 0.1], "margin": float("nan")})],
    relabelled=backwards("variances"),
    put_back=put_back_pairs,
    tolerance=1e-6,
    examples=15,
    excused={"reordered": ONE_ORDER, "duplicated": OTHER_GROUPS},
)
ORDER = Paper(
    standings,
    pairs.map(lambda groups: with_draws(groups, "sds")),
    [*unfit("sds"), Call(([4.0, 3.0],), {"sds": [0.1, 0.1], "draws": ROUND})],
    relabelled=backwards("sds"),
    put_back=put_back,
    examples=15,
    excused={"reordered": ONE_ORDER, "duplicated": "it takes posterior means and SDs, in which no answer is counted"},
)
WITHIN = Paper(
    pooled_variance,
    st.lists(st.lists(score, min_size=8, max_size=20), min_size=1, max_size=14).map(lambda groups: Call((groups,))),
    [Call(([],)), Call(([[]],)), Call(([[4.0], [3.0]],)), Call(([[4.0, 4.0], [3.0, 3.0]],)),
     Call(([[4.0, float("inf")]],)), Call(([["a"]],)), Call(([[None, None], [1.0, 2.0]],)),
     Call(([[3.0] * 5] * 9 + [[1.0, 5.0, 1.0, 5.0]] * 3,))],
    reordered=shuffled_scores,
    relabelled=lambda call: Call((call.values[0][::-1],)),
    put_back=put_back,
    duplicated=lambda call: Call(([[*row, *row] for row in call.values[0]],)),
    # Twice as many scores may be moderated where once as many are not, so the mean of all scores is looked at.
    variance=lambda result: None if result.pooled is None else result.pooled / result.n,
    halves_within=(0.24, 0.5),
)  # fmt: skip
SUMMARIES = Paper(
    pooled_variance_of_summaries,
    st.builds(
        lambda groups, moderate: a_call(groups, "sizes", moderate=moderate),
        st.lists(st.tuples(st.one_of(variance, st.none()), st.integers(0, 60)), min_size=1, max_size=14),
        st.booleans(),
    ),
    [Call(([],), {"sizes": []}), Call(([1.0],), {"sizes": [3, 4]}), Call(([-1.0],), {"sizes": [3]}),
     Call(([None],), {"sizes": [1]}), Call(([0.0, 0.0],), {"sizes": [5, 5], "moderate": True}),
     Call(([0.5, 0.5],), {"sizes": [5, 5], "moderate": True}), Call(([float("nan")],), {"sizes": [5]})],
    relabelled=backwards("sizes"),
    put_back=put_back,
    excused={"reordered": ONE_ORDER, "duplicated": "it takes variances and sizes, so there are no rows to double"},
)  # fmt: skip

PAPERS = [RANDOM_EFFECTS, POOLED, SENSITIVITY, OTHERS, PAIRS, ORDER, WITHIN, SUMMARIES]
