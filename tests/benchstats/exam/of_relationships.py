"""The common exam for correlations between organisations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import atanh, nan
from typing import Any

import numpy as np
from hypothesis import strategies as st
from tests.benchstats.exam.paper import Call, Paper
from tests.benchstats.exam.relationships_calls import NO_VARIANCE, columns, doubled, maybe, shuffled, tenths, turned

from benchstats.relationships import (
    correlation_limits,
    kendall,
    pearson,
    sampling_errors,
    spearman,
    stratified_correlation,
)

pairs = st.one_of(
    st.lists(st.tuples(maybe, maybe), max_size=8), st.lists(st.tuples(tenths, tenths), min_size=10, max_size=14)
)


def pair_call(rows: Sequence[tuple[Any, Any]]) -> Call:
    return Call(tuple(columns(rows, 2)))


def of_z(found: Any) -> float | None:
    if found.interval is None or found.n < 10:
        return None
    return (atanh(found.interval.high) - atanh(found.interval.low)) ** 2


NOTHING = [Call(([], [])), Call(([3.0], [4.0])), Call(([3.0, 3, 3], [1.0, 2, 3])), Call(([1.0, None], [nan, 2]))]
UNFIT = [Call(([1.0], [1.0, 2])), Call((["x"], [1.0])), Call((3.0, 4.0)), Call(([1.0, np.inf], [1.0, 2]))]

member = st.tuples(maybe, maybe, st.sampled_from("AB"))
whole_member = st.tuples(tenths, tenths, st.sampled_from("AB"))
many = st.lists(whole_member, min_size=12, max_size=30)
grouped = st.one_of(st.lists(member, min_size=1, max_size=8), many, many, many)
placed = st.tuples(tenths, tenths, st.sampled_from("AB"))
stratified = st.one_of(st.lists(placed, max_size=12), st.lists(placed, min_size=24, max_size=40))


def grouped_call(rows: Sequence[tuple[Any, Any, str]], name: str) -> Call:
    x, y, groups = columns(rows, 3)
    return Call((x, y), {name: groups})


def renamed(call: Call) -> Call:
    other = {"A": "second", "B": "first"}
    return Call(call.values, {name: [other[one] for one in groups] for name, groups in call.parameters.items()})


def errors_by_group(found: Any) -> Any:
    rows = zip(found.groups, found.sizes, found.first, found.second, strict=True)
    return {str(name): list(rest) for name, *rest in rows}, found.within


def errors_back(found: Any) -> Any:
    back = {"second": "A", "first": "B"}
    return replace(found, groups=tuple(back[name] for name in found.groups))


def strata_by_name(found: Any) -> Any:
    return {str(one.stratum): (one.n, one.r, one.used) for one in found.strata}, found.r, found.q, found.tau2


def strata_back(found: Any) -> Any:
    back = {"second": "A", "first": "B"}
    return replace(found, strata=tuple(replace(one, stratum=back[one.stratum]) for one in found.strata))


def of_errors(found: Any) -> float | None:
    return found.first_variances[0] if found.within and found.respondents >= 5 * found.n else None


def of_strata(found: Any) -> float | None:
    used = all(one.used and one.n >= 8 for one in found.strata)
    return of_z(found) if found.strata and used else None


PAPERS: list[Paper] = [
    Paper(
        method=pearson,
        calls=pairs.map(pair_call),
        degenerate=[*NOTHING, *UNFIT],
        reordered=shuffled,
        relabelled=turned,
        put_back=lambda found: found,
        duplicated=doubled,
        variance=of_z,
        halves_within=(0.35, 0.5),
    ),
    *(
        Paper(
            method=method,
            calls=pairs.map(pair_call),
            degenerate=[*NOTHING, *UNFIT],
            reordered=shuffled,
            relabelled=turned,
            put_back=lambda found: found,
            excused={"duplicated": NO_VARIANCE},
        )
        for method in (spearman, kendall)
    ),
    Paper(
        method=correlation_limits,
        calls=st.integers(3, 200).map(lambda k: Call((k,))),
        degenerate=[Call((0,)), Call((2,)), Call((3,))],
        excused=dict.fromkeys(("reordered", "relabelled", "duplicated"), "its only value is a number of organisations"),
    ),
    Paper(
        method=sampling_errors,
        calls=grouped.filter(lambda rows: any(None not in row for row in rows)).map(
            lambda rows: grouped_call(rows, "groups")
        ),
        degenerate=[
            Call(([], []), {"groups": []}),
            Call(([1.0], [None]), {"groups": ["A"]}),
            Call(([1.0], [2.0]), {"groups": ["A"]}),
            Call(([1.0] * 3, [2.0] * 3), {"groups": ["A"] * 3}),
        ],
        reordered=shuffled,
        relabelled=renamed,
        put_back=errors_back,
        compared=errors_by_group,
        duplicated=doubled,
        variance=of_errors,
        halves_within=(0.4, 0.5),
    ),
    Paper(
        method=stratified_correlation,
        calls=stratified.map(lambda rows: grouped_call(rows, "strata")),
        degenerate=[
            Call(([], []), {"strata": []}),
            Call(([1.0, 2, 3, 4], [1.0, 2, 3, 4]), {"strata": ["A"] * 4}),
            Call(([1.0] * 5, [2.0] * 5), {"strata": ["A"] * 5}),
            Call(([1.0], [2.0]), {"strata": []}),
        ],
        reordered=shuffled,
        relabelled=renamed,
        put_back=strata_back,
        compared=strata_by_name,
        duplicated=doubled,
        variance=of_strata,
        halves_within=(0.35, 0.5),
    ),
]
