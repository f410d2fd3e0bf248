"""A reference case as it lies in its file, and who answers it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Json = Any
Record = Mapping[str, str | None]

PROSE = "words, which no computation is held against"
"""Stands for an expected text that describes rather than gives a value."""


@dataclass(frozen=True)
class Case:
    """One case: what goes in, what must come out, and how close."""

    id: str
    area: str
    title: str
    input: Mapping[str, Json]
    expected: Mapping[str, Json]
    tolerance: Json
    folder: Path

    def records(self, name: str = "dataset") -> list[Record]:
        """The rows of the CSV file that the input names; an empty field is None. Refuses what is not there."""
        # Imported here because this module's reader imports the case.
        from elc.comparison.cases.reading import read_records

        return read_records(self.folder, self.input[name])


@dataclass(frozen=True)
class Answerer:
    """Who answers the cases of an area whose input and expectation suit: gives values under the expected keys."""

    area: str
    suits: Callable[[Case], bool]
    answer: Callable[[Case], Mapping[str, Json]]


def having(*keys: str) -> Callable[[Case], bool]:
    """Suits a case whose input has all of these keys."""
    return lambda case: all(key in case.input for key in keys)


def expecting(*keys: str) -> Callable[[Case], bool]:
    """Suits a case that expects all of these keys."""
    return lambda case: all(key in case.expected for key in keys)


def numbers(values: Sequence[Json]) -> list[float]:
    """A list of numbers from JSON as floats, which refuses holes."""
    return [float(value) for value in values]
