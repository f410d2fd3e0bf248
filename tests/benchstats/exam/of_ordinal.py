"""benchstats.ordinal sits the exam."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import nan
from typing import Any

from hypothesis import strategies as st
from tests.benchstats.exam.of_root import NO_ROWS, NO_VARIANCE, ONE_GROUP, ONE_TO_FIVE, swapped, twice, width_squared
from tests.benchstats.exam.paper import Call, Paper

from benchstats import Interval
from benchstats.ordinal import (
    CumulativeShift,
    DirectionCheck,
    ItemSummary,
    MidrankTest,
    Superiority,
    WeightedMean,
    cumulative_link,
    direction_check,
    dispersion,
    item_summary,
    item_summary_of_counts,
    midrank_test,
    share_interval,
    superiority,
    weighted_mean,
)

answers = st.one_of(st.integers(1, 5), st.integers(1, 5), st.sampled_from([None, "na"]))
some_counts = st.lists(st.integers(0, 12), min_size=5, max_size=5)
pairs_of_counts = st.tuples(some_counts.filter(any), some_counts.filter(any))
many_counts = some_counts.map(lambda counts: [count + 2 for count in counts])
NA: dict[str, Any] = {**ONE_TO_FIVE, "not_applicable": ("na",)}

EMPTY_PAIRS = [
    ([0] * 5, [0] * 5),
    ([0, 0, 0, 0, 1], [0, 0, 0, 0, 1]),
    ([0, 0, 0, 0, 9], [9, 0, 0, 0, 0]),
    ([0, 0, 4, 0, 0], [0, 0, 4, 0, 0]),
    ([1, 2], [1, 2, 3]),
    ([1], [1]),
    ([-1, 2, 0, 0, 0], [1, 2, 0, 0, 0]),
    ([0.5, 1, 0, 0, 0], [1, 2, 0, 0, 0]),
]
degenerate_pairs = [Call(pair) for pair in EMPTY_PAIRS]


def shuffled(values: Sequence[Any], shuffle: Sequence[float]) -> list[Any]:
    return [values[at] for at in sorted(range(len(values)), key=shuffle.__getitem__)]


def in_other_order(call: Call, shuffle: Sequence[float]) -> Call:
    return Call((shuffled(call.values[0], shuffle),), call.parameters)


def se_squared_of_item(summary: ItemSummary) -> float | None:
    return None if summary.se_mean is None or summary.n < 5 else summary.se_mean**2


def turned(interval: Interval | None, middle: float) -> Interval | None:
    return interval and replace(interval, low=2 * middle - interval.high, high=2 * middle - interval.low)


def superiority_back(found: Superiority) -> Superiority:
    return replace(
        found,
        counts_a=found.counts_b,
        counts_b=found.counts_a,
        n_a=found.n_b,
        n_b=found.n_a,
        probability=1 - found.probability,
        cliffs_delta=-found.cliffs_delta,
        delta_interval=turned(found.delta_interval, 0.0),
    )


def variance_of_delta(found: Superiority) -> float | None:
    """The variance, unless its lower bound stands in for it."""
    least = (1 - found.cliffs_delta**2) / (found.n_a * found.n_b - 1)
    return found.variance if found.variance is not None and found.variance > 2 * least else None


def midranks_back(found: MidrankTest) -> MidrankTest:
    everything = found.n * (found.n + 1) / 2
    return replace(
        found,
        counts_a=found.counts_b,
        counts_b=found.counts_a,
        n_a=found.n_b,
        n_b=found.n_a,
        midrank_sum_a=everything - found.midrank_sum_a,
    )


def shift_back(found: CumulativeShift) -> CumulativeShift:
    shift = found.shift
    return replace(
        found,
        counts_a=found.counts_b,
        counts_b=found.counts_a,
        n_a=found.n_b,
        n_b=found.n_a,
        shift=None if shift is None else -shift,
        direction=-found.direction,
        thresholds=None if shift is None else tuple(one - shift for one in found.thresholds or ()),
        interval=turned(found.interval, 0.0),
    )


def check_back(found: DirectionCheck) -> DirectionCheck:
    return replace(
        found,
        n_group=found.n_rest,
        n_rest=found.n_group,
        mean_difference=-found.mean_difference,
        probit_shift=None if found.probit_shift is None else -found.probit_shift,
        probit_direction=-found.probit_direction,
    )


def both_twice(call: Call) -> Call:
    return Call(tuple(map(twice, call.values)), call.parameters)


def se_squared(found: CumulativeShift | WeightedMean) -> float | None:
    return None if found.se is None else found.se**2


weighted_rows = st.lists(
    st.tuples(st.one_of(st.none(), st.integers(1, 5)), st.floats(0.2, 5), st.sampled_from("pqrstuvw")),
    min_size=12,
    max_size=30,
)


def weighted_call(rows: Sequence[tuple[Any, float, str]], by_unit: bool) -> Call:
    parameters: dict[str, Any] = {"weights": [row[1] for row in rows]}
    if by_unit:
        parameters["units"] = [row[2] for row in rows]
    return Call(([row[0] for row in rows],), parameters)


def weighted_in_other_order(call: Call, shuffle: Sequence[float]) -> Call:
    return Call(
        (shuffled(call.values[0], shuffle),),
        {name: shuffled(column, shuffle) for name, column in call.parameters.items()},
    )


def weighted_renamed(call: Call) -> Call:
    units = call.parameters.get("units")
    return Call(call.values, {**call.parameters, **({"units": [one.upper() for one in units]} if units else {})})


def weighted_twice(call: Call) -> Call:
    """Every row twice, the second time in another unit: twice the answers of the same unit tell nothing new."""
    units = call.parameters.get("units")
    more = {"units": [*units, *(2 * one for one in units)]} if units else {}
    return Call((call.values[0] * 2,), {"weights": call.parameters["weights"] * 2, **more})


def se_squared_of_many(found: WeightedMean) -> float | None:
    sampled = found.n_units or found.n
    return None if found.se is None or sampled < 5 else found.se**2


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
    Paper(
        method=superiority,
        calls=pairs_of_counts.map(Call),
        degenerate=degenerate_pairs,
        relabelled=swapped,
        put_back=superiority_back,
        duplicated=both_twice,
        variance=variance_of_delta,
        halves_within=(0.3, 0.65),
        excused={"reordered": NO_ROWS},
    ),
    Paper(
        method=midrank_test,
        calls=pairs_of_counts.map(Call),
        degenerate=[*degenerate_pairs, Call(([150, 120, 90, 60, 31], [40, 80, 160, 20, 77]))],
        relabelled=swapped,
        put_back=midranks_back,
        excused={"reordered": NO_ROWS, "duplicated": NO_VARIANCE},
    ),
    Paper(
        method=cumulative_link,
        calls=st.tuples(pairs_of_counts, st.sampled_from(["logit", "probit"])).map(
            lambda drawn: Call(drawn[0], {"link": drawn[1]})
        ),
        degenerate=[*degenerate_pairs, Call(([1, 2], [2, 1]), {"link": "cauchit"})],
        relabelled=swapped,
        put_back=shift_back,
        duplicated=both_twice,
        variance=se_squared,
        tolerance=1e-6,
        excused={"reordered": NO_ROWS},
    ),
    Paper(
        method=direction_check,
        calls=pairs_of_counts.map(lambda pair: Call(pair, ONE_TO_FIVE)),
        degenerate=[Call(pair, ONE_TO_FIVE) for pair in EMPTY_PAIRS],
        relabelled=swapped,
        put_back=check_back,
        tolerance=1e-6,
        excused={"reordered": NO_ROWS, "duplicated": NO_VARIANCE},
    ),
    Paper(
        method=weighted_mean,
        calls=st.builds(weighted_call, weighted_rows, st.booleans()),
        degenerate=[
            Call(([],), {"weights": []}),
            Call(([3],), {"weights": [1.0]}),
            Call(([None, nan],), {"weights": [1.0, 1.0]}),
            Call(([3, 4],), {"weights": [0.0, 0.0]}),
            Call(([3, 4],), {"weights": [1.0]}),
            Call(([3, 4],), {"weights": [1.0, -1.0]}),
            Call(([3, 4],), {"weights": [1.0, nan]}),
            Call(([3, 4],), {"weights": [1e308, 1e308]}),
            Call(([3, 4],), {"weights": [5e-324, 5e-324]}),
            Call(([3, 4],), {"weights": [1.0, 1.0], "units": ["p", "p"]}),
            Call(([3, 4],), {"weights": [1.0, 1.0], "units": ["p"]}),
            Call(([3, float("inf")],), {"weights": [1.0, 1.0]}),
        ],
        reordered=weighted_in_other_order,
        relabelled=weighted_renamed,
        put_back=lambda found: found,
        duplicated=weighted_twice,
        variance=se_squared_of_many,
    ),
]
