"""Calls of several methods on ordered answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

some_counts = st.lists(st.integers(0, 12), min_size=5, max_size=5)


def shuffled(values: Sequence[Any], shuffle: Sequence[float]) -> list[Any]:
    return [values[at] for at in sorted(range(len(values)), key=shuffle.__getitem__)]
