"""Holds what was found against what a case expects, key by key, within the case's tolerance.

A tolerance is one absolute number for everything, or an object: a key's own absolute number, `KEY_rel` for a relative
one, `default` for the rest. It holds for everything below its key. Zero means exactly. Words and truth values are equal
or not. None (not computable) is met by None alone. Where several values are right, an expected one is held against the
properties of a right one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from elc.comparison.cases.case import PROSE, Case, Json, OneOfSeveral, Unanswered, attempt

NOTES = {"note", "notes", "limit_note", "property"}
"""Keys that explain; nothing is computed for them."""

EXACT_SLACK = 1e-12  # what double precision may cost where a case says "exact"


@dataclass(frozen=True)
class Miss:
    """One value that is not what was expected: where, and both values as text."""

    key: str
    expected: str
    found: str


@dataclass(frozen=True)
class Closeness:
    """How close is close enough: absolute, or relative to the expected value."""

    number: float
    is_relative: bool = False

    def holds(self, expected: float, found: float) -> bool:
        """Whether a found number is close enough."""
        room = self.number * abs(expected) if self.is_relative else self.number
        return isfinite(found) and abs(found - expected) <= max(room, EXACT_SLACK * max(1.0, abs(expected)))


def misses(case: Case, found: Mapping[str, Json]) -> list[Miss]:
    """Everything expected that was not found, or not close enough."""
    wanted = {key: value for key, value in case.expected.items() if key not in NOTES}
    tolerance = case.tolerance if isinstance(case.tolerance, dict) else {"default": case.tolerance}
    return list(_compare(wanted, found, "", tolerance, Closeness(float(tolerance.get("default", 0)))))


def _closeness(key: str, tolerance: Mapping[str, Any], outer: Closeness) -> Closeness:
    if f"{key}_rel" in tolerance:
        return Closeness(float(tolerance[f"{key}_rel"]), is_relative=True)
    return Closeness(float(tolerance[key])) if key in tolerance else outer


def _compare(
    expected: Json, found: Json, place: str, tolerance: Mapping[str, Any], closeness: Closeness
) -> Iterator[Miss]:
    if isinstance(found, str) and found is PROSE and isinstance(expected, str):
        return
    if isinstance(found, Unanswered):
        yield Miss(place, _short(expected), found.why)
        return
    if isinstance(found, OneOfSeveral):
        if attempt(lambda: found.holds(expected)) is not True:
            yield _miss(place, expected, found.own)
        return
    if isinstance(expected, dict):
        if not isinstance(found, Mapping):
            yield _miss(place, expected, found)
            return
        for key, value in expected.items():
            inner = _closeness(key, tolerance, closeness)
            there = f"{place}.{key}" if place else key
            if key in found:
                yield from _compare(value, found[key], there, tolerance, inner)
            elif key not in NOTES:
                yield Miss(there, _short(value), "nothing")
    elif isinstance(expected, list):
        yield from _compare_lists(expected, found, place, tolerance, closeness)
    elif not _same(expected, found, closeness):
        yield _miss(place, expected, found)


def _compare_lists(
    expected: list[Json], found: Json, place: str, tolerance: Mapping[str, Any], closeness: Closeness
) -> Iterator[Miss]:
    if not isinstance(found, list | tuple) or len(found) != len(expected):
        yield _miss(place, expected, found)
        return
    for at, (value, one) in enumerate(zip(expected, found, strict=True)):
        yield from _compare(value, one, f"{place}[{at}]", tolerance, closeness)


def _same(expected: Json, found: Json, closeness: Closeness) -> bool:
    if expected is None or found is None or isinstance(expected, bool | str) or isinstance(found, bool | str):
        return type(expected) is type(found) and bool(expected == found)
    try:
        return closeness.holds(float(expected), float(found))
    except (TypeError, ValueError):
        return False


def _miss(place: str, expected: Json, found: Json) -> Miss:
    return Miss(place, _short(expected), _short(found))


def _short(value: Json) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."
