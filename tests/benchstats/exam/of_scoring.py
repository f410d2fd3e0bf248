"""benchstats.scoring sits the exam."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import nan
from typing import Any

import numpy as np
from hypothesis import strategies as st
from tests.benchstats.exam.of_root import NO_ROWS, ONE_GROUP, width_squared
from tests.benchstats.exam.paper import Call, Paper
from tests.benchstats.exam.root_calls import NO_VARIANCE, ONE_TO_FIVE

from benchstats.scoring import PersonScores, composite_positive, person_scores, response_rate

tables = st.lists(
    st.lists(st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0, 4.0, None]), min_size=4, max_size=4), min_size=1, max_size=30
)
TURNED: dict[str, Any] = {**ONE_TO_FIVE, "reversed_items": (1, 3)}
calls = tables.map(lambda rows: Call((rows,), TURNED))

degenerate = [
    Call((np.empty((0, 3)),), ONE_TO_FIVE),
    Call(([],), ONE_TO_FIVE),
    Call(([[nan, nan, nan]],), ONE_TO_FIVE),
    Call(([[None, 4, None]],), ONE_TO_FIVE),
    Call(([[5, 5, 5]] * 12,), ONE_TO_FIVE),
    Call(([[6, 5, 5]],), ONE_TO_FIVE),
    Call(([[4.5, 5, 5]],), ONE_TO_FIVE),
    Call(([[float("inf"), 5, 5]],), ONE_TO_FIVE),
    Call(([["four", 5, 5]],), ONE_TO_FIVE),
    Call(([[4, 5], [3]],), ONE_TO_FIVE),
    Call(([[4, 5]],), {**ONE_TO_FIVE, "reversed_items": (2,)}),
]


def rows_in_other_order(call: Call, shuffle: Sequence[float]) -> Call:
    rows = call.values[0]
    return Call(([rows[at] for at in sorted(range(len(rows)), key=shuffle.__getitem__)],), call.parameters)


def rows_twice(call: Call) -> Call:
    return Call((call.values[0] * 2,), call.parameters)


def in_one_order(found: PersonScores) -> PersonScores:
    """The scores stand in the order of the people, so they are compared sorted."""
    return replace(found, scores=tuple(sorted(found.scores, key=lambda one: (one is None, one or 0.0))))


PAPERS: list[Paper] = [
    Paper(
        method=person_scores,
        calls=calls,
        degenerate=[*degenerate, Call(([[4, 5]],), {**ONE_TO_FIVE, "threshold": 6})],
        reordered=rows_in_other_order,
        compared=in_one_order,
        duplicated=rows_twice,
        variance=width_squared,
        halves_within=(0.38, 0.6),
        excused={"relabelled": ONE_GROUP},
    ),
    Paper(
        method=composite_positive,
        calls=calls,
        degenerate=[*degenerate, Call(([[4, 5]],), {**ONE_TO_FIVE, "positive": (6,)})],
        reordered=rows_in_other_order,
        excused={"relabelled": ONE_GROUP, "duplicated": NO_VARIANCE},
    ),
    Paper(
        method=response_rate,
        calls=st.tuples(st.integers(0, 80), st.integers(0, 80)).map(lambda pair: Call((pair[0], sum(pair) + 1))),
        degenerate=[Call((0, 0)), Call((1, 0)), Call((-1, 5)), Call((0, 1)), Call((1, 1))],
        excused={"reordered": NO_ROWS, "relabelled": ONE_GROUP, "duplicated": NO_VARIANCE},
    ),
]
