"""Calls of several methods on relationships."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from tests.benchstats.exam.paper import Call

tenths = st.integers(10, 50).map(lambda one: one / 10)
maybe = st.one_of(tenths, tenths, tenths, st.none())


def columns(rows: Sequence[Sequence[Any]], width: int) -> list[list[Any]]:
    return [[row[at] for row in rows] for at in range(width)]


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


NO_VARIANCE = "it is a single coefficient without an interval, so no variance is told"
