"""The common exam for two groups on an ordered scale."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from tests.benchstats.exam.of_root import NO_ROWS, swapped, twice
from tests.benchstats.exam.ordinal_calls import some_counts
from tests.benchstats.exam.paper import Call, Paper
from tests.benchstats.exam.root_calls import NO_VARIANCE, ONE_TO_FIVE

from benchstats import Interval
from benchstats.ordinal import (
    CumulativeShift,
    DirectionCheck,
    MidrankTest,
    Superiority,
    WeightedMean,
    cumulative_link,
    direction_check,
    midrank_test,
    superiority,
)

pairs_of_counts = st.tuples(some_counts.filter(any), some_counts.filter(any))

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


PAPERS: list[Paper] = [
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
]
