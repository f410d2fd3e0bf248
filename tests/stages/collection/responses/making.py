"""Makes small files of responses, and asks for what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest
import xlsxwriter

from elc.collection.responses import Responses, read_responses
from elc.core.refusals import BadInput
from elc.instruments.definition import AnswerScale, Definition, InstrumentClass, Item, Review


def write(folder: Path, content: str | bytes, name: str = "answers.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def write_workbook(folder: Path, rows: Sequence[Sequence[Any]], name: str = "answers.xlsx") -> Path:
    path = folder / name
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Answers")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def write_parquet(folder: Path, query: str, name: str = "answers.parquet") -> Path:
    path = folder / name
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
    return path


def read(path: Path, group: str | None = None, **options: Any) -> Responses:
    return read_responses(path, group=group, **options)


def refused(path: Path, group: str | None = None, **options: Any) -> BadInput:
    """The refusal of the file; it must be two plain sentences that name the file."""
    with pytest.raises(BadInput) as caught:
        read_responses(path, group=group, **options)
    refusal = caught.value
    assert str(path) in refusal.sentence
    assert refusal.sentence.endswith(".")
    assert refusal.remedy.endswith(".")
    return refusal


def answers(responses: Responses) -> dict[str, list[int]]:
    return {key: codes.tolist() for key, codes in responses.table.answers.items()}


def groups(responses: Responses) -> list[str]:
    """The group of each row."""
    return [responses.table.groups[index] for index in responses.table.group_of]


def instrument(*keys: str, **scale: Any) -> Definition:
    """An instrument with these items on one scale from 1 to 3, labelled in two languages."""
    labels = {"en": ("No", "Partly", "Yes"), "et": ("Ei", "Osaliselt", "Jah")}
    text = {"en": "words", "et": "sõnad"}
    return Definition(
        key="made",
        version=2,
        instrument_class=InstrumentClass.CONFIDENTIAL,
        languages=("en", "et"),
        title=text,
        purpose=text,
        review=Review(author="Somebody", limitations=text),
        scales={"yes": AnswerScale(**{"low": 1, "high": 3, "labels": labels, **scale})},
        items=tuple(Item(key=key, text=text, scale="yes") for key in keys),
    )
