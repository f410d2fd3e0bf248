"""Calls of several methods on change."""

from __future__ import annotations

from hypothesis import strategies as st
from tests.benchstats.exam.paper import Call
from tests.benchstats.exam.relationships_calls import taken_in, tenths

maybe = st.one_of(tenths, tenths, tenths, tenths, st.none())


def other_way(call: Call) -> Call:
    """The rounds in the other order."""
    names = {"first_variances": "second_variances", "second_variances": "first_variances"}
    return Call(call.values[::-1], {names.get(name, name): one for name, one in call.parameters.items()})


def back_to_front(call: Call) -> Call:
    return taken_in(call, range(len(call.values[0]))[::-1])
