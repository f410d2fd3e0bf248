"""The common exam for the learning curve over rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from math import inf, nan
from typing import Any

import numpy as np
from hypothesis import strategies as st
from tests.benchstats.exam.of_relationships import (
    NOTHING,
    UNFIT,
    columns,
    doubled,
    pair_call,
    shuffled,
    taken_in,
    tenths,
)
from tests.benchstats.exam.paper import Call, Paper

from benchstats.change import (
    CompositionChange,
    Part,
    Rebase,
    change_against_network,
    change_between_rounds,
    composition_change,
    corrected_changes,
    network_changes,
    network_trends,
    overlapping_change,
    p_prime_chart,
    paired_change,
    regression_to_mean,
    smallest_change,
    unlinked_change,
    wilcoxon_signed,
    xmr_chart,
)
from benchstats.results import Interval

maybe = st.one_of(tenths, tenths, tenths, tenths, st.none())
two = st.tuples(maybe, maybe)
many = st.lists(st.tuples(tenths, maybe), min_size=10, max_size=16)
linked_rows = st.one_of(st.lists(two, min_size=1, max_size=6), many, many, many).filter(
    lambda rows: any(None not in row for row in rows)
)
alone = st.one_of(st.lists(tenths, min_size=1, max_size=16), st.lists(tenths, min_size=5, max_size=16))
apart_rows = st.tuples(alone, alone)
variances = st.floats(0.005, 0.1)


def other_way(call: Call) -> Call:
    """The rounds in the other order."""
    names = {"first_variances": "second_variances", "second_variances": "first_variances"}
    return Call(call.values[::-1], {names.get(name, name): one for name, one in call.parameters.items()})


def mirrored(interval: Interval | None) -> Interval | None:
    return interval and replace(interval, low=-interval.high, high=-interval.low)


def turned(found: Any) -> Any:
    """A change the other way round."""
    names = {"n_first": "n_second", "n_second": "n_first", "n_only_first": "n_only_second"}
    names |= {"n_only_second": "n_only_first"}
    swapped = {name: getattr(found, other) for name, other in names.items() if hasattr(found, name)}
    t = None if found.t is None else -found.t
    return replace(found, change=-found.change, t=t, interval=mirrored(found.interval), **swapped)


def linked_call(options: dict[str, Any], rows: Sequence[tuple[Any, Any]]) -> Call:
    return replace(pair_call(rows), parameters=options)


def squared_error(found: Any) -> float | None:
    smallest = min(getattr(found, name, found.n) for name in ("n", "n_first", "n_second", "n_both"))
    return found.standard_error**2 if found.standard_error and smallest >= 4 else None


def each_apart(call: Call, shuffle: Sequence[float]) -> Call:
    """Each round in its own order, as nobody is linked."""
    first, second = (shuffled(Call((row,)), shuffle[at:]).values[0] for at, row in enumerate(call.values))
    return Call((first, second))


def each_doubled(call: Call) -> Call:
    return Call(tuple(row * 2 for row in call.values))


def signs_back(found: Any) -> Any:
    return replace(found, rising=found.falling, falling=found.rising)


organisations = st.lists(st.tuples(maybe, maybe, variances, variances), min_size=1, max_size=12).filter(
    lambda rows: any(row[0] for row in rows) and any(row[1] for row in rows)
)


def network_call(rows: Sequence[Any]) -> Call:
    x, y, v1, v2 = columns(rows, 4)
    return Call((x, y), {"first_variances": v1, "second_variances": v2})


def part_back(part: Part | None) -> Part | None:
    return part and replace(part, change=-part.change, interval=replace(
        part.interval, low=-part.interval.high, high=-part.interval.low))  # fmt: skip


def composition_back(found: CompositionChange) -> CompositionChange:
    total = part_back(found.total)
    assert total is not None
    return replace(
        found,
        n_joiners=found.n_leavers,
        n_leavers=found.n_joiners,
        total=total,
        stayers=part_back(found.stayers),
        joiners=part_back(found.leavers),
        leavers=part_back(found.joiners),
        composition=part_back(found.composition),
    )


changes = st.lists(st.tuples(st.floats(-1, 1), variances), min_size=1, max_size=10)


def change_call(rows: Sequence[tuple[float, float]]) -> Call:
    d, v = columns(rows, 2)
    return Call((d,), {"variances": v})


def back_to_front(call: Call) -> Call:
    return taken_in(call, range(len(call.values[0]))[::-1])


def pooled_parts(found: Any) -> Any:
    return (found.n, found.pooled.mu_mean, found.pooled.tau_median, sorted(found.pooled.theta_mean))


def expected_back(found: Any) -> Any:
    names = ("means", "shrinkage", "expected_next", "expected_changes")
    return replace(found, **{name: getattr(found, name) and getattr(found, name)[::-1] for name in names})


def trend_call(drawn: tuple[list[list[float]], int]) -> Call:
    scores, seed = drawn
    spread = [[0.02 + 0.001 * (at + row) for at in range(4)] for row in range(len(scores))]
    return Call((scores,), {"variances": spread, "generator": np.random.default_rng(seed), "draws": 50})


def trend_parts(found: Any) -> Any:
    return (found.own_slopes, found.own_errors, found.mean_slope, found.blup_slopes)


def trends_back(found: Any) -> Any:
    names = ("own_slopes", "own_errors", "blup_slopes")
    return replace(found, **{name: getattr(found, name) and getattr(found, name)[::-1] for name in names})


def width(found: Any) -> float | None:
    return (found.interval.high - found.interval.low) ** 2 if found.interval and found.n >= 6 else None


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

LINKED: list[tuple[Any, dict[str, Any]]] = [(overlapping_change, {}), (change_between_rounds, {"linked": True})]

PAPERS: list[Paper] = [
    Paper(
        method=paired_change,
        calls=linked_rows.map(pair_call),
        degenerate=[*NOTHING, *UNFIT],
        reordered=shuffled,
        relabelled=other_way,
        put_back=turned,
        duplicated=doubled,
        variance=squared_error,
    ),
    Paper(
        method=unlinked_change,
        calls=apart_rows.map(Call),
        degenerate=[*NOTHING, *UNFIT],
        reordered=each_apart,
        relabelled=other_way,
        put_back=turned,
        duplicated=each_doubled,
        variance=squared_error,
    ),
    *(
        Paper(
            method=method,
            calls=linked_rows.map(partial(linked_call, options)),
            degenerate=[replace(call, parameters=options) for call in [*NOTHING, *UNFIT]],
            reordered=shuffled,
            relabelled=other_way,
            put_back=turned,
            duplicated=doubled,
            variance=squared_error,
        )
        for method, options in LINKED
    ),
    Paper(
        method=smallest_change,
        calls=st.integers(1, 500).map(lambda n: Call((n,), {"sd_within": 0.75})),
        degenerate=[Call((0,), {"sd_within": 1.0}), Call((1,), {"sd_within": nan}), Call((1,), {"sd_within": inf})],
        duplicated=lambda call: replace(call, values=(2 * call.values[0],)),
        variance=lambda found: found.change**2,
        halves_within=(0.499, 0.501),
        excused={"reordered": "it takes one number", "relabelled": "it takes one number"},
    ),
    Paper(
        method=wilcoxon_signed,
        calls=linked_rows.map(pair_call),
        degenerate=[*NOTHING, *UNFIT],
        reordered=shuffled,
        relabelled=other_way,
        put_back=signs_back,
        excused={"duplicated": "an exact p value has no variance"},
    ),
    Paper(
        method=composition_change,
        calls=organisations.map(network_call),
        degenerate=[
            Call(([], []), {"first_variances": [], "second_variances": []}),
            Call(([1.0], [None]), {"first_variances": [0.1], "second_variances": [None]}),
            Call(([1.0, None], [None, 2.0]), {"first_variances": [0.1, None], "second_variances": [None, 0.0]}),
            Call(([1.0], [2.0]), {"first_variances": [nan], "second_variances": [0.1]}),
        ],
        reordered=shuffled,
        relabelled=other_way,
        put_back=composition_back,
        duplicated=doubled,
        variance=lambda found: found.total.standard_error**2,
        halves_within=(0.499, 0.501),
    ),
    Paper(
        method=network_changes,
        calls=changes.map(change_call),
        degenerate=[Call(([],), {"variances": []}), Call(([0.1],), {"variances": [0.1]}),
                    Call(([0.1, nan],), {"variances": [0.1, 0.1]}), Call(([0.1, 0.1],), {"variances": [0.0, 0.1]})],
        reordered=shuffled,
        relabelled=back_to_front,
        put_back=lambda found: found,
        compared=pooled_parts,
        tolerance=1e-6,
        duplicated=doubled,
        variance=width,
        halves_within=(0.3, 0.7),
        examples=12,
    ),
    Paper(
        method=change_against_network,
        calls=changes.map(change_call),
        degenerate=[Call(([],), {"variances": []}), Call(([0.1],), {"variances": [0.1]}),
                    Call(([0.1, 0.1, 0.1],), {"variances": [0.1] * 3}), Call(([0.1],), {"variances": [nan]})],
        relabelled=back_to_front,
        put_back=lambda found: found[::-1],
        tolerance=1e-6,
        examples=15,
        excused={
            "reordered": "a row is an organisation with a result of its own, which is what relabelled asks",
            "duplicated": "an organisation's own variance is given and does not follow the number of others",
        },
    ),
    Paper(
        method=regression_to_mean,
        calls=changes.map(change_call),
        degenerate=[Call(([],), {"variances": []}), Call(([3.0],), {"variances": [0.1]}),
                    Call(([3.0, 3.0],), {"variances": [0.1, 0.1]}), Call(([3.0],), {"variances": [0.0]})],
        relabelled=back_to_front,
        put_back=expected_back,
        tolerance=1e-6,
        excused={
            "reordered": "a row is an organisation with a result of its own, which is what relabelled asks",
            "duplicated": "its expectations are no estimates with a variance of their own",
        },
    ),
    Paper(
        method=corrected_changes,
        calls=st.lists(st.tuples(tenths, tenths, variances, variances), min_size=2, max_size=10).map(network_call),
        degenerate=[
            Call(([], []), {"first_variances": [], "second_variances": []}),
            Call(([3.0], [4.0]), {"first_variances": [0.1], "second_variances": [0.1]}),
            Call(([3.0] * 2, [4.0] * 2), {"first_variances": [0.1] * 2, "second_variances": [0.1] * 2}),
            Call(([3.0] * 2, [4.0, nan]), {"first_variances": [0.1] * 2, "second_variances": [0.1] * 2}),
        ],
        relabelled=back_to_front,
        put_back=lambda found: found[::-1],
        tolerance=1e-6,
        excused={
            "reordered": "a row is an organisation with a result of its own, which is what relabelled asks",
            "duplicated": "an organisation's own variances are given and do not follow the number of others",
        },
    ),
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
        degenerate=[Call(([],), {"totals": []}), Call(([0] * 9,), {"totals": [5] * 9}),
                    Call(([5] * 9,), {"totals": [5] * 9}), Call(([3],), {"totals": [nan]})],
        excused=IN_TIME,
    ),
]  # fmt: skip
