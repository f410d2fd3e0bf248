"""A reference case as it lies in its file, and who answers it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

Json = Any
Record = Mapping[str, str | None]

PROSE = "words, which no computation is held against"
"""Stands for an expected text that describes rather than gives a value."""

MISSING = {"", "na", "n/a", "nan", "null", "none"}


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
class BrokenCase:
    """A file that holds no case: which field is wrong ("" for the whole file), and in which way."""

    file: str
    field: str
    wrong: str


@dataclass(frozen=True)
class Unanswered:
    """Stands where a value could not be computed, and says why."""

    why: str


@dataclass(frozen=True)
class OneOfSeveral:
    """One right value of several: an expected one is right as well where it has the properties that `holds` asks for.

    `own` is what was computed, and must have them too. Where nothing could be computed but a range, it tells the range.
    """

    own: Json
    holds: Callable[[Json], bool]


def attempt(compute: Callable[[], Json]) -> Json:
    """What is computed, or `Unanswered` with the reason: a case loses the value that goes wrong and no other."""
    try:
        return compute()
    except Exception as wrong:  # whatever it is, it is shown as what was found under the key
        return Unanswered(f"{type(wrong).__name__}: {wrong}")


def each(answer: Callable[..., Json], *columns: Iterable[Json]) -> list[Json]:
    """One answer for each place of the columns, which are equally long; one that goes wrong leaves the others."""
    return [attempt(partial(answer, *row)) for row in zip(*columns, strict=True)]


@dataclass(frozen=True)
class Answers(Mapping[str, Json]):
    """Values under the expected keys, in parts that are computed when a key is looked for.

    A part that goes wrong loses its own keys only: a key that no part holds is `Unanswered` then, with the reason of
    the first part that went wrong, and missing otherwise.
    """

    parts: tuple[Callable[[], Mapping[str, Json]], ...]
    _known: dict[int, Json] = field(default_factory=dict, compare=False)

    def _part(self, at: int) -> Json:
        if at not in self._known:
            self._known[at] = attempt(self.parts[at])
        return self._known[at]

    def __getitem__(self, key: str) -> Json:
        wrong = None
        for at in range(len(self.parts)):
            part = self._part(at)
            if isinstance(part, Unanswered):
                wrong = wrong or part
            elif key in part:
                return part[key]
        if wrong is None:
            raise KeyError(key)
        return wrong

    def __iter__(self) -> Iterator[str]:
        parts = (self._part(at) for at in range(len(self.parts)))
        return iter(dict.fromkeys(key for part in parts if not isinstance(part, Unanswered) for key in part))

    def __len__(self) -> int:
        return len(list(iter(self)))


def in_parts(*parts: Callable[[], Mapping[str, Json]]) -> Answers:
    """Answers of several computations, none of which stands in the way of another."""
    return Answers(parts)


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


def missing_as_none(values: Iterable[Json]) -> list[Json]:
    """Values with the ways in which files write a missing one ("", "NA", "N/A", "NaN") as None."""
    return [None if isinstance(value, str) and value.strip().lower() in MISSING else value for value in values]


def numbers(values: Sequence[Json]) -> list[float]:
    """A list of numbers from JSON as floats, which refuses holes."""
    return [float(value) for value in values]


def needed_items(rule: Json) -> int | None:
    """How many answered items a rule in words asks for ("mean of answered if >=2 of 4"); None for the half rule."""
    found = re.search(r">=\s*(\d+)(?!\s*%)", str(rule or ""))
    return int(found[1]) if found else None
