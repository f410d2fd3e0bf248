"""The verdicts sit the common exam."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from hypothesis import strategies as st
from tests.benchstats.exam.paper import Call, Paper

from benchstats.pooling import standard_draws
from benchstats.verdicts import (
    answers_needed,
    calibrate,
    contrasts_of_means,
    own_contrasts,
    smallest_detectable,
    verdicts,
    within_covariance,
)

ROUND = standard_draws(np.random.default_rng(20160428), groups=8, draws=400)
OTHERS = np.random.default_rng(3).normal(4, 0.7, (40, 3))
WITHIN, TURNED = within_covariance([OTHERS]), within_covariance([OTHERS[:, ::-1]])
level = st.floats(1, 5).map(lambda number: round(number, 2))
group = st.tuples(level, level, st.integers(3, 60), st.floats(0.1, 1).map(lambda number: round(number, 2)))
person = st.lists(level, min_size=3, max_size=3)
left_out = st.lists(st.just([None, 4.0, 3.5]), max_size=3)
NO_ROWS = "it takes figures, no rows of answers"


def a_round(groups: Sequence[tuple[float, float, int, float]]) -> Call:
    """Two dimensions of the same groups, each with 0.75 as the SD within."""
    n = [one[2] for one in groups]
    variances = [[0.75**2 / answers for answers in n]] * 2
    means = [[one[0] for one in groups], [one[1] for one in groups]]
    parameters = {"variances": variances, "n": n, "response": [one[3] for one in groups]}
    return Call((means,), {**parameters, "draws": ROUND.of(range(len(groups)))})


def backwards(call: Call) -> Call:
    """The same groups from the last to the first; each keeps its own random numbers."""
    given = dict(call.parameters)
    size = len(given["n"])
    given["variances"] = [row[::-1] for row in given["variances"]]
    given |= {name: given[name][::-1] for name in ("n", "response")}
    return Call(([row[::-1] for row in call.values[0]],), given | {"draws": given["draws"].of(range(size - 1, -1, -1))})


def twice(call: Call) -> Call:
    return Call(([*call.values[0], *call.values[0]],), call.parameters)


def shuffled(call: Call, shuffle: Sequence[float]) -> Call:
    rows = call.values[0]
    return Call(([rows[at] for at in sorted(range(len(rows)), key=lambda at: shuffle[at])],), call.parameters)


def variance_of_first(found: Any) -> float | None:
    error = found[0].se
    return None if error is None or found[0].reason else float(error) ** 2


ALIKE = [[4.0, 4.0, 4.0]] * 6
PAPERS = [
    Paper(
        verdicts,
        st.lists(group, min_size=1, max_size=8).map(a_round),
        [
            Call(([],), {"variances": [], "n": [], "response": [], "draws": ROUND}),
            Call(([[4.0]],), {"variances": [[0.1]], "n": [9], "response": [1.0], "draws": ROUND.of([0])}),
            Call(([[4.0] * 8],), {"variances": [[1e-9] * 8], "n": [30] * 8, "response": [1.0] * 8, "draws": ROUND}),
            Call(([[4.0] * 8],), {"variances": [[0.1] * 8], "n": [0] * 8, "response": [0.0] * 8, "draws": ROUND}),
            Call(([[None] * 8],), {"variances": [[None] * 8], "n": [2] * 8, "response": [1.0] * 8, "draws": ROUND}),
            Call(([[4.0] * 7],), {"variances": [[0.1] * 7], "n": [9] * 7, "response": [1.0] * 7, "draws": ROUND}),
            Call((["a"],), {"variances": [[0.1]], "n": [9], "response": [1.0], "draws": ROUND}),
        ],
        relabelled=backwards,
        put_back=lambda rows: tuple(row[::-1] for row in rows),
        tolerance=1e-6,
        examples=20,
        excused={
            "reordered": "its rows are dimensions; the order of groups is asked under relabelling",
            "duplicated": "the same groups twice are other groups: each then has itself among the others",
        },
    ),
    Paper(
        own_contrasts,
        st.builds(
            lambda rows, missing: Call((rows + missing,), {"within": WITHIN}),
            st.lists(person, min_size=1, max_size=25),
            left_out,
        ),
        [Call((rows,)) for rows in ([], [[4.0, 3.0]], ALIKE, [[1.0]] * 9, [[None, 1.0, 2.0]] * 9, [["a", "b"]])],
        reordered=shuffled,
        relabelled=lambda call: Call(([row[::-1] for row in call.values[0]],), {"within": TURNED}),
        put_back=lambda found: found[::-1],
        duplicated=twice,
        variance=variance_of_first,
        examples=30,
    ),
    Paper(
        contrasts_of_means,
        st.lists(level, min_size=3, max_size=3).map(lambda means: Call((means,), {"n": 20, "within": WITHIN})),
        [
            Call((means,), {"n": n, "within": WITHIN})
            for means, n in (
                ([], 9), ([4.0], 9), ([4.0] * 3, 4), ([4.0] * 3, -1), ([4.0] * 2, 9), ([float("nan")] * 3, 9),
            )
        ],
        excused={
            "reordered": NO_ROWS,
            "relabelled": "the covariance is of the dimensions in one order; asked of own_contrasts",
            "duplicated": NO_ROWS,
        },
    ),
    Paper(
        answers_needed,
        st.builds(
            lambda gap, n, more, tau: Call((gap,), {"n": n, "staff": n + more, "tau": tau, "others_variance": 0.004}),
            st.floats(-1, 1), st.integers(0, 60), st.integers(1, 60), st.floats(0, 0.6),
        ),
        [
            Call((gap,), {"n": n, "staff": staff, "tau": tau, "others_variance": v})
            for gap, n, staff, tau, v in (
                (0.0, 0, 1, 0.0, 0.0), (1.0, 5, 4, 0.2, 0.1), (float("nan"), 5, 9, 0.2, 0.1), (0.5, 5, 9, -1.0, 0.1),
                (0.5, 5, 9, 0.2, 9.0), (0.5, 0, 0, 0.2, 0.1), (1e8, 5, 9, 1e-5, 0.0), (0.16, 5, 9, 1e8, 0.0),
            )
        ],
        excused={"reordered": NO_ROWS, "relabelled": "it takes one group", "duplicated": NO_ROWS},
    ),
    Paper(
        smallest_detectable,
        st.builds(lambda n, r: Call((n,), {"correlation": r}), st.integers(1, 500), st.floats(-1, 0.99)),
        [Call((n,), {"sd": sd, "correlation": r}) for n, sd, r in ((0, 1, 0), (5, 0, 0), (5, 1, 1), (5, 1e10, 0))],
        duplicated=lambda call: Call((2 * call.values[0],), call.parameters),
        variance=lambda found: found.change**2,
        halves_within=(0.499999, 0.500001),
        excused={"reordered": NO_ROWS, "relabelled": "it takes one group"},
    ),
    Paper(
        calibrate,
        st.builds(
            lambda icc, seed: Call(
                ((7, 12, 22, 38),),
                {"icc": icc, "rounds": 3, "draws": 50, "dimensions": 2, "generator": np.random.default_rng(seed)},
            ),
            st.floats(0, 0.2), st.integers(0, 99),
        ),
        [
            Call((sizes,), {"icc": icc, "rounds": rounds, "draws": 20, "generator": np.random.default_rng(1)})
            for sizes, icc, rounds in (
                ((), 0.1, 1), ((1, 1), 0.1, 1), ((0, 9), 0.1, 1), ((9, 9), 1.0, 1), ((9, 9), 0.1, 0), ((2,), 0.1, 1),
                ((5, 5, 5, 5), 0.0, 1),
            )
        ],
        examples=5,
        excused={
            "reordered": "sizes are the groups of a network; each draws its own random numbers by its place",
            "relabelled": "a group's place decides which random numbers it draws",
            "duplicated": "twice the groups are another network",
        },
    ),
]  # fmt: skip
