"""Reads case files and the data sets they name, and says what is wrong with one and where."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from math import isfinite
from pathlib import Path

from elc.comparison.cases.case import BrokenCase, Case, Json, Record
from elc.comparison.cases.judging import NOTES
from elc.core.refusals import BadInput

NEEDED = ("id", "area", "input", "expected", "tolerance")


def read_folder(folder: Path) -> list[Case | BrokenCase]:
    """Every case file of a folder, by name, with what holds no case told as such; refuses a folder without any."""
    if not folder.is_dir():
        raise BadInput(f"There is no folder {folder}.", "Name the folder that holds the case files.")
    files = sorted(folder.glob("*.json"))
    if not files:
        raise BadInput(f"{folder} holds no case files.", "Case files end in .json; see the README beside them.")
    return [_read(file) for file in files]


def read_cases(folder: Path) -> list[Case]:
    """Every case of a folder, by name of its file; files that hold none are left out."""
    return [one for one in read_folder(folder) if isinstance(one, Case)]


def _read(file: Path) -> Case | BrokenCase:
    try:
        found: Json = json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as wrong:
        return BrokenCase(file.name, "", f"cannot be read as JSON in UTF-8: {wrong}")
    for field, fault in _faults(found):
        return BrokenCase(file.name, field, fault)
    return Case(
        id=str(found["id"]),
        area=str(found["area"]),
        title=str(found.get("title", "")),
        input=found["input"],
        expected=found["expected"],
        tolerance=found["tolerance"],
        folder=file.parent,
    )


def _faults(found: Json) -> Iterator[tuple[str, str]]:
    """What is wrong with the JSON of a case, field by field."""
    if not isinstance(found, dict):
        yield "", "is no object"
        return
    for field in NEEDED:
        if field not in found:
            yield field, "is missing"
        elif field in ("input", "expected") and not isinstance(found[field], dict):
            yield field, "is no object"
        elif field in ("id", "area") and not (isinstance(found[field], str) and found[field]):
            yield field, "is no text"
    yield from _no_numbers(found, "")
    yield from _faults_of_tolerance(found["tolerance"])
    if not set(found["expected"]) - NOTES:
        yield "expected", "expects nothing"


def _no_numbers(value: Json, place: str) -> Iterator[tuple[str, str]]:
    """Where NaN or an infinite number stands; JSON knows neither."""
    if isinstance(value, float) and not isfinite(value):
        yield place, f"is {value}, which is no number; what is missing is null"
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _no_numbers(one, f"{place}.{key}" if place else str(key))
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from _no_numbers(one, f"{place}[{at}]")


def _faults_of_tolerance(tolerance: Json) -> Iterator[tuple[str, str]]:
    """A tolerance is a number, or an object of numbers and notes."""
    if isinstance(tolerance, dict):
        for key, value in tolerance.items():
            if key not in NOTES and not _is_tolerance(value):
                yield f"tolerance.{key}", "is no number of at least 0"
    elif not _is_tolerance(tolerance):
        yield "tolerance", "is neither a number of at least 0 nor an object of such numbers"


def _is_tolerance(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def read_records(folder: Path, name: str) -> list[Record]:
    """The rows of a CSV file within the folder; an empty field, or NA, is None."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        raise BadInput(f"{name} is not in {folder}.", "A case names its data by a path relative to its own folder.")
    with path.open(encoding="utf-8-sig", newline="") as opened:
        return [{key: _there(value) for key, value in row.items()} for row in csv.DictReader(opened)]


def _there(field: str | None) -> str | None:
    """A field as R reads it: nothing, or NA, is missing."""
    return None if field in (None, "", "NA") else field
