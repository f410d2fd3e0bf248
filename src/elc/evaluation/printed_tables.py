"""Reads a printed table of means and SDs: JSON like the one beside the article, or CSV `item,group,mean,sd[,n]`.

Numbers keep the text they were written with; a column is taken to be printed with as many decimals as its longest
number, because JSON and spreadsheets drop trailing zeros (0.4 stands for 0.40).
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchstats import Scale
from benchstats.reconstruct import Cell, Published
from elc.core.refusals import BadInput, Place

LARGEST_FILE = 1_000_000
LARGEST_N = 1_000
COLUMNS = ("item", "group", "mean", "sd", "n")


@dataclass(frozen=True)
class PrintedTable:
    """The cells of a table, and its scale where the file says it."""

    cells: tuple[Cell, ...]
    scale: Scale | None


@dataclass(frozen=True)
class _Entry:
    place: Place
    item: str
    group: str
    mean: str
    sd: str
    n: str


def read_printed_table(file: Path) -> PrintedTable:
    """The table in a file; refused with file, row and column where something cannot be read."""
    text = _text_of(file)
    if text.lstrip().startswith("{"):
        entries, scale = _from_json(file, text)
    else:
        entries, scale = _from_csv(file, text), None
    if not entries:
        raise BadInput("the table has no rows.", "Give at least one item.", place=Place(file.name))
    means = _as_printed(entries, "mean")
    sds = _as_printed(entries, "sd")
    cells = tuple(
        Cell(entry.item, entry.group, mean, sd, _number_of_answers(entry))
        for entry, mean, sd in zip(entries, means, sds, strict=True)
    )
    return PrintedTable(cells, scale)


def _text_of(file: Path) -> str:
    if not file.is_file():
        raise BadInput(f"{file} is not a file.", "Name a JSON or CSV file.")
    if file.stat().st_size > LARGEST_FILE:
        raise BadInput("the file is larger than 1 MB.", "Give a table of means and SDs.", place=Place(file.name))
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise BadInput("the file is not UTF-8 text.", "Save it as UTF-8.", place=Place(file.name)) from problem


def _from_json(file: Path, text: str) -> tuple[list[_Entry], Scale | None]:
    try:
        # As text: a float would already have lost what was printed.
        content = json.loads(text, parse_float=str, parse_int=str, object_pairs_hook=_without_doubles)
        names = [str(event["name"]) for event in content["events"]]
        entries = [_json_entry(file, row, name) for row in content["criteria"] for name in names if name in row]
        values = sorted(_whole(value) for value in content["scale"]) if "scale" in content else []
    except _Doubled as problem:
        raise _named_twice(file, str(problem)) from problem
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as problem:
        raise BadInput(
            "this JSON is not a table of criteria.",
            "It needs events with names, and criteria with score and variation for each event.",
            place=Place(file.name),
        ) from problem
    return entries, Scale(values[0], values[-1]) if len(values) > 1 else None


class _Doubled(Exception):  # noqa: N818 - carries the name that is there twice to the refusal
    pass


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of some pairs; without this, JSON would silently keep the last of two values."""
    for name, times in Counter(name for name, _ in pairs).items():
        if times > 1:
            raise _Doubled(name)
    return dict(pairs)


def _named_twice(file: Path, name: str, *, row: int | None = None) -> BadInput:
    return BadInput(
        f"“{name[:40]}” is there twice, and only one of the two can be meant.",
        "Take one away, or give it another name.",
        place=Place(file.name, row=row),
    )


def _whole(text: str) -> int:
    """A short whole number; ValueError for anything else, so that nobody reads Python's words on long ones."""
    if not re.fullmatch(r"-?[0-9]{1,6}", text):
        raise ValueError("no short whole number")
    return int(text)


def _json_entry(file: Path, row: dict[str, Any], name: str) -> _Entry:
    cell = row[name]
    place = Place(file.name, row=_whole(row["nr"]), column=name)
    return _Entry(place, str(row["nr"]), name, str(cell["score"]), str(cell["variation"]), str(cell.get("n", "")))


def _from_csv(file: Path, text: str) -> list[_Entry]:
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    rows = csv.DictReader(text.splitlines(), delimiter=delimiter, skipinitialspace=True)
    try:
        _check_headings(file, [name.strip() for name in rows.fieldnames or ()])
        return [_csv_entry(file, rows.line_num, row) for row in rows]
    except csv.Error as problem:
        raise BadInput(
            "a value is too long, or a quotation mark is not closed.",
            "Check the quotation marks, and give a table of means and SDs.",
            place=Place(file.name, row=rows.reader.line_num),
        ) from problem


def _check_headings(file: Path, headings: list[str]) -> None:
    for name in COLUMNS:
        if headings.count(name) > 1:
            raise _named_twice(file, name, row=1)
    missing = set(COLUMNS) - {"n"} - set(headings)
    if missing:
        raise BadInput(
            f"the heading {', '.join(sorted(missing))} is missing.",
            "Write the headings item,group,mean,sd and, where it is known, n.",
            place=Place(file.name, row=1),
        )


def _csv_entry(file: Path, line: int, row: dict[str, Any]) -> _Entry:
    if None in row or None in row.values():
        raise BadInput(
            "the number of values differs from the number of headings.",
            "Check the row; decimal commas need semicolons between the values.",
            place=Place(file.name, row=line),
        )
    plain = {name.strip(): value.strip() for name, value in row.items()}
    place = Place(file.name, row=line)
    return _Entry(place, plain["item"], plain["group"], plain["mean"], plain["sd"], plain.get("n", ""))


def _as_printed(entries: Iterable[_Entry], column: str) -> list[Published]:
    parsed = []
    for entry in entries:
        try:
            parsed.append(Published.parse(getattr(entry, column)))
        except ValueError as problem:
            place = Place(entry.place.file, row=entry.place.row, column=entry.place.column or column)
            raise BadInput(f"{problem}.", "Write a number such as 4.64.", place=place) from problem
    decimals = max(number.decimals for number in parsed)
    return [Published(number.value, decimals) for number in parsed]


def _number_of_answers(entry: _Entry) -> int | None:
    if not entry.n:
        return None
    if not re.fullmatch(r"[0-9]{1,6}", entry.n) or not 1 <= int(entry.n) <= LARGEST_N:
        place = Place(entry.place.file, row=entry.place.row, column="n")
        raise BadInput(
            f"“{entry.n[:20]}” is no number of answers.", f"Write 1 to {LARGEST_N}, or nothing.", place=place
        )
    return int(entry.n)
