"""The common exam for what the root package gives."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from tests.benchstats.exam.paper import Call, Paper
from tests.benchstats.exam.root_calls import NO_VARIANCE, ONE_TO_FIVE

from benchstats import Description, PermutationTest, describe, describe_many, permutation_test, wilson_share

NO_ROWS = "counts hold no order of rows"
ONE_GROUP = "it knows one group only"

some_counts = st.lists(st.integers(0, 12), min_size=5, max_size=5)
many_counts = some_counts.map(lambda counts: [count + 3 for count in counts])


def width_squared(result: Any) -> float | None:
    return None if result.interval is None else float((result.interval.high - result.interval.low) ** 2)


def first_width_squared(results: tuple[Description, ...]) -> float | None:
    return width_squared(results[0]) if results else None


def twice(counts: list[int]) -> list[int]:
    return [2 * count for count in counts]


def swapped(call: Call) -> Call:
    return Call(call.values[::-1], call.parameters)


def put_back_groups(test: PermutationTest) -> PermutationTest:
    return replace(
        test,
        counts_a=test.counts_b,
        counts_b=test.counts_a,
        n_a=test.n_b,
        n_b=test.n_a,
        difference=-test.difference,
    )


NOBODY = Call(([0, 0, 0, 0, 0],), ONE_TO_FIVE)
ONE = Call(([0, 0, 1, 0, 0],), ONE_TO_FIVE)
ALIKE = Call(([0, 0, 0, 0, 40],), ONE_TO_FIVE)
UNFIT = Call(([1, 2, 3],), ONE_TO_FIVE)

PAPERS: list[Paper] = [
    Paper(
        method=describe,
        calls=many_counts.map(lambda counts: Call((counts,), ONE_TO_FIVE)),
        degenerate=[NOBODY, ONE, ALIKE, UNFIT],
        duplicated=lambda call: Call((twice(call.values[0]),), call.parameters),
        variance=width_squared,
        excused={"reordered": NO_ROWS, "relabelled": ONE_GROUP},
    ),
    Paper(
        method=describe_many,
        calls=st.lists(many_counts, min_size=1, max_size=4).map(lambda rows: Call((rows,), ONE_TO_FIVE)),
        degenerate=[Call(([[0] * 5],), ONE_TO_FIVE), Call(([[0, 0, 0, 0, 1]],), ONE_TO_FIVE)],
        relabelled=lambda call: Call((call.values[0][::-1],), call.parameters),
        put_back=lambda results: results[::-1],
        duplicated=lambda call: Call((list(map(twice, call.values[0])),), call.parameters),
        variance=first_width_squared,
        excused={"reordered": NO_ROWS},
    ),
    Paper(
        method=wilson_share,
        calls=st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Call((pair[0] + 5, sum(pair) + 10))),
        degenerate=[Call((0, 0)), Call((0, 1)), Call((1, 1)), Call((2, 1)), Call((1, 2), {"level": 1.0})],
        duplicated=lambda call: Call((2 * call.values[0], 2 * call.values[1]), call.parameters),
        variance=width_squared,
        halves_within=(0.4, 0.65),
        excused={"reordered": NO_ROWS, "relabelled": ONE_GROUP},
    ),
    Paper(
        method=permutation_test,
        calls=st.tuples(some_counts.filter(any), some_counts.filter(any)).map(lambda pair: Call(pair, ONE_TO_FIVE)),
        degenerate=[
            Call(([0] * 5, [0] * 5), ONE_TO_FIVE),
            Call(([0, 0, 0, 0, 1], [0, 0, 0, 0, 1]), ONE_TO_FIVE),
            Call(([0, 0, 0, 0, 9], [9, 0, 0, 0, 0]), ONE_TO_FIVE),
            Call(([500] * 5, [500] * 5), ONE_TO_FIVE),
        ],
        relabelled=swapped,
        put_back=put_back_groups,
        excused={"reordered": NO_ROWS, "duplicated": NO_VARIANCE},
    ),
]
