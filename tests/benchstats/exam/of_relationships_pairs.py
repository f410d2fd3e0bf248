"""The common exam for looks at every pair of dimensions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import nan
from typing import Any

import numpy as np
from hypothesis import strategies as st
from tests.benchstats.exam.paper import Call, Paper
from tests.benchstats.exam.relationships_calls import NO_VARIANCE, maybe, shuffled, tenths

from benchstats.relationships import all_pairs, relationship_evidence

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


PAPERS: list[Paper] = [
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
]
