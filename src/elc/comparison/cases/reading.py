"""Reads case files and the data sets they name, and says what is wrong with one and where."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from elc.comparison.cases.case import Case, Record
from elc.core.refusals import BadInput

NEEDED = ("id", "area", "input", "expected", "tolerance")


def read_cases(folder: Path) -> list[Case]:
    """Every case file of a folder, by name; refuses a folder without any."""
    if not folder.is_dir():
        raise BadInput(f"There is no folder {folder}.", "Name the folder that holds the case files.")
    files = sorted(folder.glob("*.json"))
    if not files:
        raise BadInput(f"{folder} holds no case files.", "Case files end in .json; see the README beside them.")
    return [_read(file) for file in files]


def _read(file: Path) -> Case:
    try:
        found: Any = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as wrong:
        raise BadInput(f"{file.name} cannot be read: {wrong}.", "A case file is one JSON object in UTF-8.") from wrong
    if not isinstance(found, dict) or (missing := [key for key in NEEDED if key not in found]):
        absent = ", ".join(NEEDED if not isinstance(found, dict) else missing)
        raise BadInput(f"{file.name} is no case: it lacks {absent}.", "See the README of the case files.")
    if not isinstance(found["input"], dict) or not isinstance(found["expected"], dict):
        raise BadInput(f"{file.name} is no case: input and expected are objects.", "See the README of the case files.")
    return Case(
        id=str(found["id"]),
        area=str(found["area"]),
        title=str(found.get("title", "")),
        input=found["input"],
        expected=found["expected"],
        tolerance=found["tolerance"],
        folder=file.parent,
    )


def read_records(folder: Path, name: str) -> list[Record]:
    """The rows of a CSV file within the folder; an empty field is None."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        raise BadInput(f"{name} is not in {folder}.", "A case names its data by a path relative to its own folder.")
    with path.open(encoding="utf-8", newline="") as opened:
        return [{key: value or None for key, value in row.items()} for row in csv.DictReader(opened)]
