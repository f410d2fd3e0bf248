"""Two groups of answers on one scale."""

from importlib import import_module
from typing import Any

from hypothesis import strategies as st

stats: Any = import_module("scipy.stats")  # the second route; its types are not told

A = [3, 4, 4, 5, 5, 4, 3, 2, 5, 4, 4, 5]  # reference case ORD-01
B = [3, 3, 4, 2, 4, 3, 4, 5, 2, 3, 3, 4, 3, 2, 4]
C, D = [1, 1, 2, 5, 5, 5, 4], [2, 3, 3, 3, 4, 3, 2, 3, 1]

some_counts = st.lists(st.integers(0, 9), min_size=5, max_size=5).filter(any)


def counts_of(answers: list[int]) -> tuple[int, ...]:
    return tuple(answers.count(value) for value in range(1, 6))


def answers_of(counts: list[int]) -> list[int]:
    return [value for value, count in enumerate(counts, start=1) for _ in range(count)]
