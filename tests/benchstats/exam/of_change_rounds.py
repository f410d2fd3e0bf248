"""The common exam for trends and charts over many rounds."""

from __future__ import annotations

from dataclasses import replace
from math import nan
from typing import Any

import numpy as np
from hypothesis import strategies as st
from tests.benchstats.exam.change_calls import back_to_front
from tests.benchstats.exam.paper import Call, Paper
from tests.benchstats.exam.relationships_calls import tenths

from benchstats.change import Rebase, network_trends, p_prime_chart, xmr_chart


def trend_call(drawn: tuple[list[list[float]], int]) -> Call:
    scores, seed = drawn
    spread = [[0.02 + 0.001 * (at + row) for at in range(4)] for row in range(len(scores))]
    return Call((scores,), {"variances": spread, "generator": np.random.default_rng(seed), "draws": 50})


def trend_parts(found: Any) -> Any:
    return (found.own_slopes, found.own_errors, found.mean_slope, found.blup_slopes)


def trends_back(found: Any) -> Any:
    names = ("own_slopes", "own_errors", "blup_slopes")
    return replace(found, **{name: getattr(found, name) and getattr(found, name)[::-1] for name in names})


@st.composite
def series(draw: st.DrawFn) -> Call:
    values = draw(st.lists(tenths, min_size=1, max_size=30))
    places = st.integers(1, max(1, len(values) - 1))
    cuts = draw(st.lists(places, max_size=2)) if len(values) > 1 else []
    moved = [Rebase(draw(places), "new service")] if len(values) > 1 and draw(st.booleans()) else []
    fix = draw(st.sampled_from([None, 12, 15]))
    direction = draw(st.sampled_from(["increase", "decrease", "neutral"]))
    options = {"improvement_direction": direction, "screen_outliers": draw(st.booleans())}
    return Call((values,), {**options, "fix_after_n_points": fix, "breaks": cuts, "rebases": moved})


@st.composite
def shares(draw: st.DrawFn) -> Call:
    rows = draw(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=25))
    totals = [x + more or 1 for x, more in rows]
    return Call(([x for x, _ in rows],), {"totals": totals, "screen_outliers": draw(st.booleans())})


IN_TIME = dict.fromkeys(("reordered", "relabelled", "duplicated"), "its values are one series in time")
ONE = {"improvement_direction": "increase"}

PAPERS: list[Paper] = [
    Paper(
        method=network_trends,
        calls=st.tuples(
            st.lists(st.lists(tenths, min_size=4, max_size=4), min_size=1, max_size=6), st.integers(0, 9)
        ).map(trend_call),
        degenerate=[
            Call(([],), {"variances": [], "generator": np.random.default_rng(1)}),
            Call(([[1.0, 2.0]],), {"variances": [[0.1, 0.1]], "generator": np.random.default_rng(1)}),
            Call(([[1.0, 1.0]] * 3,), {"variances": [[0.1, 0.1]] * 3, "generator": np.random.default_rng(1)}),
            Call(([[1.0, nan]] * 3,), {"variances": [[0.1, 0.1]] * 3, "generator": np.random.default_rng(1)}),
        ],
        relabelled=back_to_front,
        put_back=trends_back,
        compared=trend_parts,
        tolerance=2e-3,
        examples=10,
        excused={
            "reordered": "a row is an organisation with a result of its own, which is what relabelled asks",
            "duplicated": "the variances of the scores are given and do not follow the number of organisations",
        },
    ),
    Paper(
        method=xmr_chart,
        calls=series(),
        degenerate=[Call(([],), ONE), Call(([3.0],), ONE), Call(([3.0] * 9,), ONE), Call(([3.0, nan],), ONE)],
        excused=IN_TIME,
    ),
    Paper(
        method=p_prime_chart,
        calls=shares(),
        degenerate=[
            Call(([],), {"totals": []}),
            Call(([0] * 9,), {"totals": [5] * 9}),
            Call(([5] * 9,), {"totals": [5] * 9}),
            Call(([3],), {"totals": [nan]}),
        ],
        excused=IN_TIME,
    ),
]
