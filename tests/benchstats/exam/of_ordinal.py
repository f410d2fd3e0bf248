"""The common exam for one item: its summary, its shares, how far its answers agree."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan
from typing import Any

from hypothesis import strategies as st
from tests.benchstats.exam.of_root import NO_ROWS, ONE_GROUP, twice, width_squared
from tests.benchstats.exam.ordinal_calls import shuffled, some_counts
from tests.benchstats.exam.paper import Call, Paper
from tests.benchstats.exam.root_calls import NO_VARIANCE, ONE_TO_FIVE

from benchstats.ordinal import ItemSummary, dispersion, item_summary, item_summary_of_counts, share_interval

answers = st.one_of(st.integers(1, 5), st.integers(1, 5), st.sampled_from([None, "na"]))

many_counts = some_counts.map(lambda counts: [count + 2 for count in counts])
NA: dict[str, Any] = {**ONE_TO_FIVE, "not_applicable": ("na",)}


def in_other_order(call: Call, shuffle: Sequence[float]) -> Call:
    return Call((shuffled(call.values[0], shuffle),), call.parameters)


def se_squared_of_item(summary: ItemSummary) -> float | None:
    return None if summary.se_mean is None or summary.n < 5 else summary.se_mean**2


PAPERS: list[Paper] = [
    Paper(
        method=item_summary,
        calls=st.lists(answers, min_size=12, max_size=40).map(lambda drawn: Call((drawn,), NA)),
        degenerate=[
            Call(([],), ONE_TO_FIVE),
            Call(([None, nan],), ONE_TO_FIVE),
            Call(([3],), ONE_TO_FIVE),
            Call(([5] * 30,), ONE_TO_FIVE),
            Call(([7],), ONE_TO_FIVE),
            Call((["four"],), ONE_TO_FIVE),
            Call(([2.5],), ONE_TO_FIVE),
            Call(([float("inf")],), ONE_TO_FIVE),
        ],
        reordered=in_other_order,
        duplicated=lambda call: Call((call.values[0] * 2,), call.parameters),
        variance=se_squared_of_item,
        excused={"relabelled": ONE_GROUP},
    ),
    Paper(
        method=item_summary_of_counts,
        calls=many_counts.map(lambda counts: Call((counts,), ONE_TO_FIVE)),
        degenerate=[
            Call(([0] * 5,), ONE_TO_FIVE),
            Call(([0, 0, 0, 0, 1],), ONE_TO_FIVE),
            Call(([1, 2],), ONE_TO_FIVE),
            Call(([1] * 5,), {**ONE_TO_FIVE, "n_missing": -1}),
        ],
        duplicated=lambda call: Call((twice(call.values[0]),), call.parameters),
        variance=se_squared_of_item,
        excused={"reordered": NO_ROWS, "relabelled": ONE_GROUP},
    ),
    Paper(
        method=share_interval,
        calls=st.tuples(
            st.integers(0, 60), st.integers(0, 60), st.sampled_from(["wilson", "jeffreys", "clopper_pearson"])
        ).map(lambda drawn: Call((drawn[0] + 8, drawn[0] + drawn[1] + 16), {"method": drawn[2]})),
        degenerate=[
            *(
                Call(pair, {"method": method})
                for pair in ((0, 0), (0, 1), (1, 1), (2, 1))
                for method in ("wilson", "jeffreys", "clopper_pearson")
            ),
            Call((1, 2), {"method": "wald"}),
            Call((1, 2), {"level": 0.0}),
        ],
        duplicated=lambda call: Call((2 * call.values[0], 2 * call.values[1]), call.parameters),
        variance=width_squared,
        halves_within=(0.4, 0.65),
        excused={"reordered": NO_ROWS, "relabelled": ONE_GROUP},
    ),
    Paper(
        method=dispersion,
        calls=some_counts.map(lambda counts: Call((counts,))),
        degenerate=[
            Call(([0] * 5,)),
            Call(([0, 0, 1],)),
            Call(([0, 1],)),
            Call(([3, 4],)),
            Call(([3],)),
            Call(([],)),
            Call(([-1, 3, 2],)),
        ],
        excused={"reordered": NO_ROWS, "relabelled": ONE_GROUP, "duplicated": NO_VARIANCE},
    ),
]
