"""Calls of several methods on like with like."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.benchstats.exam.paper import Call


def taken_in(call: Call, order: Sequence[int]) -> Call:
    def moved(thing: Any) -> Any:
        if isinstance(thing, dict):
            return {name: moved(one) for name, one in thing.items()}
        return [thing[at] for at in order] if isinstance(thing, list) else thing

    return Call((moved(call.values[0]),), {name: moved(one) for name, one in call.parameters.items()})


def shuffled(call: Call, shuffle: Sequence[float]) -> Call:
    return taken_in(call, sorted(range(len(call.values[0])), key=lambda at: shuffle[at % len(shuffle)]))
