"""The common exam for change between two rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from math import inf, nan
from typing import Any

from hypothesis import strategies as st
from tests.benchstats.exam.change_calls import maybe, other_way
from tests.benchstats.exam.of_relationships import NOTHING, UNFIT, pair_call
from tests.benchstats.exam.paper import Call, Paper
from tests.benchstats.exam.relationships_calls import doubled, shuffled, tenths

from benchstats.change import (
    change_between_rounds,
    overlapping_change,
    paired_change,
    smallest_change,
    unlinked_change,
    wilcoxon_signed,
)
from benchstats.results import Interval

two = st.tuples(maybe, maybe)
many = st.lists(st.tuples(tenths, maybe), min_size=10, max_size=16)
linked_rows = st.one_of(st.lists(two, min_size=1, max_size=6), many, many, many).filter(
    lambda rows: any(None not in row for row in rows)
)
alone = st.one_of(st.lists(tenths, min_size=1, max_size=16), st.lists(tenths, min_size=5, max_size=16))
apart_rows = st.tuples(alone, alone)


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
]
