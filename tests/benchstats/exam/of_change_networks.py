"""The common exam for the changes of a network's organisations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import nan
from typing import Any

from hypothesis import strategies as st
from tests.benchstats.exam.change_calls import back_to_front, maybe, other_way
from tests.benchstats.exam.paper import Call, Paper
from tests.benchstats.exam.relationships_calls import columns, doubled, shuffled, tenths

from benchstats.change import (
    CompositionChange,
    Part,
    change_against_network,
    composition_change,
    corrected_changes,
    network_changes,
    regression_to_mean,
)

variances = st.floats(0.005, 0.1)

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


def pooled_parts(found: Any) -> Any:
    return (found.n, found.pooled.mu_mean, found.pooled.tau_median, sorted(found.pooled.theta_mean))


def expected_back(found: Any) -> Any:
    names = ("means", "shrinkage", "expected_next", "expected_changes")
    return replace(found, **{name: getattr(found, name) and getattr(found, name)[::-1] for name in names})


def width(found: Any) -> float | None:
    return (found.interval.high - found.interval.low) ** 2 if found.interval and found.n >= 6 else None


PAPERS: list[Paper] = [
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
        degenerate=[
            Call(([],), {"variances": []}),
            Call(([0.1],), {"variances": [0.1]}),
            Call(([0.1, nan],), {"variances": [0.1, 0.1]}),
            Call(([0.1, 0.1],), {"variances": [0.0, 0.1]}),
        ],
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
        degenerate=[
            Call(([],), {"variances": []}),
            Call(([0.1],), {"variances": [0.1]}),
            Call(([0.1, 0.1, 0.1],), {"variances": [0.1] * 3}),
            Call(([0.1],), {"variances": [nan]}),
        ],
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
        degenerate=[
            Call(([],), {"variances": []}),
            Call(([3.0],), {"variances": [0.1]}),
            Call(([3.0, 3.0],), {"variances": [0.1, 0.1]}),
            Call(([3.0],), {"variances": [0.0]}),
        ],
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
]
