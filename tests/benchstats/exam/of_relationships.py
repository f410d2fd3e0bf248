"""The common exam for relationships between performances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import atanh, nan
from typing import Any

import numpy as np
from hypothesis import strategies as st
from tests.benchstats.exam.paper import Call, Paper

from benchstats.relationships import (
    BivariateModel,
    CorrectedCorrelation,
    all_pairs,
    bivariate_model,
    corrected_correlation,
    correlation_limits,
    kendall,
    pearson,
    relationship_evidence,
    sampling_errors,
    spearman,
    stratified_correlation,
)

tenths = st.integers(10, 50).map(lambda one: one / 10)
maybe = st.one_of(tenths, tenths, tenths, st.none())
pairs = st.one_of(
    st.lists(st.tuples(maybe, maybe), max_size=8), st.lists(st.tuples(tenths, tenths), min_size=10, max_size=14)
)


def columns(rows: Sequence[Sequence[Any]], width: int) -> list[list[Any]]:
    return [[row[at] for row in rows] for at in range(width)]


def pair_call(rows: Sequence[tuple[Any, Any]]) -> Call:
    return Call(tuple(columns(rows, 2)))


def taken_in(call: Call, order: Sequence[int]) -> Call:
    """Rows in another order (or twice) in every list of the call that has one entry a row."""
    size = len(call.values[0])

    def moved(thing: Any) -> Any:
        return [thing[at] for at in order] if isinstance(thing, list) and len(thing) == size else thing

    return Call(tuple(map(moved, call.values)), {name: moved(one) for name, one in call.parameters.items()})


def shuffled(call: Call, shuffle: Sequence[float]) -> Call:
    return taken_in(call, sorted(range(len(call.values[0])), key=lambda at: shuffle[at % len(shuffle)]))


def doubled(call: Call) -> Call:
    return taken_in(call, [*range(len(call.values[0]))] * 2)


def turned(call: Call) -> Call:
    """The two dimensions in the other order."""
    names = {"first_variances": "second_variances", "second_variances": "first_variances"}
    return Call(call.values[::-1], {names.get(name, name): one for name, one in call.parameters.items()})


def of_z(found: Any) -> float | None:
    if found.interval is None or found.n < 10:
        return None
    return (atanh(found.interval.high) - atanh(found.interval.low)) ** 2


NOTHING = [Call(([], [])), Call(([3.0], [4.0])), Call(([3.0, 3, 3], [1.0, 2, 3])), Call(([1.0, None], [nan, 2]))]
UNFIT = [Call(([1.0], [1.0, 2])), Call((["x"], [1.0])), Call((3.0, 4.0)), Call(([1.0, np.inf], [1.0, 2]))]
NO_VARIANCE = "it is a single coefficient without an interval, so no variance is told"

measured = st.tuples(tenths, tenths, st.floats(0.01, 0.1), st.floats(0.01, 0.1), st.floats(-0.9, 0.9))


def error_call(rows: Sequence[tuple[float, float, float, float, float]]) -> Call:
    x, y, v1, v2, r = columns(rows, 5)
    c = [each * (one * two) ** 0.5 for one, two, each in zip(v1, v2, r, strict=True)]
    return Call((x, y), {"first_variances": v1, "second_variances": v2, "covariances": c})


def corrected_back(found: CorrectedCorrelation) -> CorrectedCorrelation:
    swapped = found.reliabilities[::-1] if found.reliabilities else None
    return replace(
        found, variance_first=found.variance_second, variance_second=found.variance_first, reliabilities=swapped
    )


def model_parts(found: BivariateModel) -> Any:
    return (found.n, found.mu, found.tau2)


def model_back(found: BivariateModel) -> BivariateModel:
    return replace(found, mu=found.mu and found.mu[::-1], tau2=found.tau2 and found.tau2[::-1])


FLAT = {"first_variances": [0.1] * 4, "second_variances": [0.1] * 4, "covariances": [0.0] * 4}
WITH_ERRORS = [
    Call(([], []), {"first_variances": [], "second_variances": [], "covariances": []}),
    Call(([3.0] * 4, [4.0] * 4), FLAT),
    Call(([3.0] * 4, [1.0, 2, 3, 4]), FLAT),
    Call(([3.0, 1, 2, nan], [1.0, 2, 3, 4]), FLAT),
    Call(([3.0, 1, 2], [1.0, 2, 3]), FLAT),
    Call(([3.0, 1, 2, 4], [1.0, 2, 3, 4]), FLAT | {"first_variances": [-1.0] * 4}),
    Call(([3.0, 1, 2, 4], [1.0, 2, 3, 4]), FLAT | {"covariances": [9.0] * 4}),
]

DIMENSIONS = 3
tables = st.lists(st.tuples(*(maybe,) * DIMENSIONS), max_size=12).map(list)
whole_tables = st.integers(0, 24).flatmap(
    lambda k: st.lists(st.tuples(*(tenths,) * DIMENSIONS), min_size=k, max_size=k).map(list)
)
ERROR = (np.full((DIMENSIONS, DIMENSIONS), 0.02) + 0.03 * np.eye(DIMENSIONS)).tolist()


def table_call(rows: Sequence[Any]) -> Call:
    return Call(([list(row) for row in rows],))


def evidence_call(rows: Sequence[Any]) -> Call:
    return Call(([list(row) for row in rows],), {"sampling_covariances": [ERROR for _ in rows]})


def mirrored(call: Call) -> Call:
    """The dimensions in opposite order; the sampling covariances are alike for all, so they stay."""
    return Call(([row[::-1] for row in call.values[0]],), call.parameters)


def by_pair(found: Any) -> Any:
    listed = found if isinstance(found, tuple) else found.pairs
    return {f"{one.first}-{one.second}": replace(one, first=0, second=0) for one in listed}


def pairs_back(found: Any) -> Any:
    listed = found if isinstance(found, tuple) else found.pairs
    last = DIMENSIONS - 1
    back = tuple(replace(one, first=last - one.second, second=last - one.first) for one in listed)
    return back if isinstance(found, tuple) else replace(found, pairs=back)


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
        method=corrected_correlation,
        calls=st.lists(measured, min_size=1, max_size=14).map(error_call),
        degenerate=WITH_ERRORS,
        reordered=shuffled,
        relabelled=turned,
        put_back=corrected_back,
        duplicated=doubled,
        variance=lambda found: found.jackknife.standard_error**2 if found.jackknife and found.n >= 8 else None,
        halves_within=(0.3, 0.6),
    ),
    Paper(
        method=bivariate_model,
        calls=st.lists(measured, min_size=1, max_size=10).map(error_call),
        degenerate=WITH_ERRORS,
        reordered=shuffled,
        relabelled=turned,
        put_back=model_back,
        compared=model_parts,
        tolerance=2e-3,
        examples=12,
        excused={"duplicated": "its range lies within -1 and 1 and is cut there, so its width does not follow n"},
    ),
    Paper(
        method=all_pairs,
        calls=tables.filter(bool).map(table_call),
        degenerate=[Call(([],)), Call(([[1.0, 2.0]],)), Call(([[1.0], [2.0]],)), Call(("x",)), Call(([[1, 1]] * 5,))],
        reordered=shuffled,
        relabelled=mirrored,
        put_back=pairs_back,
        compared=by_pair,
        excused={"duplicated": NO_VARIANCE},
    ),
    Paper(
        method=relationship_evidence,
        calls=whole_tables.filter(bool).map(evidence_call),
        degenerate=[
            Call(([],), {"sampling_covariances": []}),
            Call(([[1.0, 2.0]],), {"sampling_covariances": [[[0.1, 0.0], [0.0, 0.1]]]}),
            Call(([[1.0, 2.0]] * 8,), {"sampling_covariances": [[[0.1, 0.0], [0.0, 0.1]]] * 8}),
            Call(([[1.0, nan]] * 8,), {"sampling_covariances": [[[0.1, 0.0], [0.0, 0.1]]] * 8}),
        ],
        reordered=shuffled,
        relabelled=mirrored,
        put_back=pairs_back,
        compared=by_pair,
        examples=15,
        excused={"duplicated": "its ranges are cut at -1 and 1; corrected_correlation, which it uses, is asked"},
    ),
    Paper(
        method=sampling_errors,
        calls=grouped.filter(lambda rows: any(None not in row for row in rows)).map(
            lambda rows: grouped_call(rows, "groups")
        ),
        degenerate=[Call(([], []), {"groups": []}), Call(([1.0], [None]), {"groups": ["A"]}),
                    Call(([1.0], [2.0]), {"groups": ["A"]}), Call(([1.0] * 3, [2.0] * 3), {"groups": ["A"] * 3})],
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
        calls=stratified.map(
            lambda rows: grouped_call(rows, "strata")
        ),
        degenerate=[Call(([], []), {"strata": []}), Call(([1.0, 2, 3, 4], [1.0, 2, 3, 4]), {"strata": ["A"] * 4}),
                    Call(([1.0] * 5, [2.0] * 5), {"strata": ["A"] * 5}), Call(([1.0], [2.0]), {"strata": []})],
        reordered=shuffled,
        relabelled=renamed,
        put_back=strata_back,
        compared=strata_by_name,
        duplicated=doubled,
        variance=of_strata,
        halves_within=(0.35, 0.5),
    ),
]  # fmt: skip
