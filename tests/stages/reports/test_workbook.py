"""A workbook holds what is shown and nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories.workbook_reading import rows_of, workbook_in

from elc.reports.workbook import (
    LONGEST_TEXT,
    Column,
    Explained,
    Sheet,
    Value,
    build_workbook,
    codebook_sheet,
    legal_text,
)

COLUMNS = (Column("Group", 20), Column("Mean", 10, decimals=2), Column("Answers", 10, decimals=0))
INJECTIONS = [
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "=HYPERLINK('x')",
    "https://example.org",
    "mailto:a@example.org",
    "7",
]


def sheet_of(*rows: list[Value] | str) -> Any:
    return workbook_in(build_workbook([Sheet("Figures", COLUMNS, rows)], title="Figures")).active


def test_numbers_are_those_displayed_and_text_says_why_one_is_missing() -> None:
    page = sheet_of(["Unit 1", 4.125, 11], "A heading", ["Unit 2", "fewer than 5 answers", None])
    assert rows_of(page) == [
        ("Group", "Mean", "Answers"),
        ("Unit 1", 4.13, 11),
        ("A heading", None, None),
        ("Unit 2", "fewer than 5 answers", None),
    ]
    assert (page["B2"].number_format, page["C2"].number_format) == ("0.00", "0")
    assert page.freeze_panes == "A2"


@pytest.mark.parametrize("text", INJECTIONS)
def test_text_stays_text(text: str) -> None:
    cell = sheet_of([text, None, None])["A2"]
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)


def test_nothing_is_hidden_and_nothing_points_outside() -> None:
    document = build_workbook([Sheet("Figures", COLUMNS, [[text, 1, 1] for text in INJECTIONS])], title="Figures")
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        xml = b"".join(parts.read(name) for name in parts.namelist())
    assert not re.search(rb"<f>|<sheet [^>]*state=|externalLink|pivotCache|<hyperlink|/(home|root|tmp|work)/", xml)


def test_properties_name_no_person_and_no_day_but_the_given_one() -> None:
    document = build_workbook([Sheet("Figures", COLUMNS, [])], title="Figures", on=date(2016, 4, 1))
    properties = workbook_in(document).properties
    assert (properties.creator, properties.title, properties.lastModifiedBy) == ("ELC", "Figures", "ELC")
    assert properties.created is not None
    assert properties.created.isoformat() == "2016-04-01T00:00:00"


def test_the_same_input_gives_the_same_bytes() -> None:
    sheets = [Sheet("Figures", COLUMNS, [["Unit 1", 4.5, 3]])]
    assert build_workbook(sheets, title="Figures") == build_workbook(sheets, title="Figures")


@pytest.mark.parametrize("letter", ["a", "🙂"])
def test_text_too_long_for_a_cell_is_cut_and_says_so(letter: str) -> None:
    text = sheet_of([letter * 40_000, None, None])["A2"].value
    assert isinstance(text, str)
    assert len(text.encode("utf-16-le")) // 2 <= LONGEST_TEXT
    assert text.endswith("[cut here: a cell holds no more]")
    assert text.startswith(letter * 16_000)


@given(st.text(st.characters(exclude_categories=[])))
@settings(max_examples=40, deadline=None)
def test_any_text_comes_back_without_what_xml_forbids(text: str) -> None:
    shown = sheet_of([f"<{text}>", None, None])["A2"].value
    assert shown == legal_text(f"<{text}>")


def test_a_name_that_a_sheet_cannot_have_is_made_legal() -> None:
    document = build_workbook([Sheet("[1] What / why: a very long name indeed", COLUMNS, [])], title="x")
    assert workbook_in(document).sheetnames == ["1  What   why  a very long nam"]


def test_the_codebook_is_a_sheet_of_its_own() -> None:
    document = build_workbook([codebook_sheet([Explained("Figures", "Mean", "The mean.")])], title="x")
    page = workbook_in(document)["Codebook"]
    assert rows_of(page) == [("Where", "Name", "Meaning"), ("Figures", "Mean", "The mean.")]
