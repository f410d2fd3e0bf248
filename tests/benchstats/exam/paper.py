"""The common exam: what every method of the library promises, and how a method enters for it.

A method enters with a `Paper`: strategies that draw calls of it, and how its calls may be rearranged. What a method
cannot be asked, because of its nature, is left out with a reason in `excused`; the exam fails where neither is given.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hypothesis.strategies import SearchStrategy


@dataclass(frozen=True)
class Call:
    """One call of a method: its values by place, its parameters by name."""

    values: tuple[Any, ...]
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Paper:
    """One method's entry for the exam.

    reordered: the same rows in another order, drawn with the integers of a permutation seed; the result is equal.
    relabelled: groups in another order, with a function that puts the result's numbers back into the first order.
    duplicated: every row twice, with a function that reads the variance (or squared width) that must about halve.
    degenerate: calls with nothing, one, constant or unfit values; each gives a result or a `BenchstatsError`.
    excused: name of a question -> why this method cannot be asked it.
    """

    method: Callable[..., Any]
    calls: SearchStrategy[Call]
    degenerate: Sequence[Call]
    reordered: Callable[[Call, Sequence[float]], Call] | None = None
    relabelled: Callable[[Call], Call] | None = None
    put_back: Callable[[Any], Any] | None = None
    compared: Callable[[Any], Any] | None = None
    duplicated: Callable[[Call], Call] | None = None
    variance: Callable[[Any], float | None] | None = None
    halves_within: tuple[float, float] = (0.4, 0.6)
    tolerance: float = 1e-9
    examples: int = 25
    excused: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{self.method.__module__.removeprefix('benchstats.')}:{self.method.__name__}"
