"""Workbooks that are what they say."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from tests.stages.collection.responses.making import answers, groups, read, refused, write_workbook
from tests.stages.collection.responses.zipping import build

from elc.collection.answers import MISSING

ROWS: list[list[Any]] = [["unit", "q1", "q2"], [2, 1, 5], ["10", 2, None], [2.0, "3", "NA"], ["B ", 4, 3]]


def test_numbers_and_texts_are_read(tmp_path: Path) -> None:
    found = read(write_workbook(tmp_path, ROWS), "unit")
    assert groups(found) == ["2", "10", "2", "B"]
    assert answers(found) == {"q1": [1, 2, 3, 4], "q2": [5, MISSING, MISSING, 3]}
    assert any("sheet “Answers”" in note for note in found.notes)


def test_another_program_s_workbook(tmp_path: Path) -> None:
    other: Any = openpyxl  # has no types
    book = other.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(tmp_path / "other.xlsx")
    assert answers(read(tmp_path / "other.xlsx", "unit"))["q1"] == [1, 2, 3, 4]


def test_content_counts_not_the_name(tmp_path: Path) -> None:
    path = write_workbook(tmp_path, ROWS, "answers.csv")
    assert read(path, "unit").table.rows == 4


def test_a_table_may_begin_anywhere(tmp_path: Path) -> None:
    path = write_workbook(tmp_path, [[], [], *[[None, None, *row] for row in ROWS]])
    assert answers(read(path, "unit"))["q1"] == [1, 2, 3, 4]
    refusal = refused(path, "unit", items=["q1"], scale=(1, 3))
    assert refusal.place is not None
    assert (refusal.place.sheet, refusal.place.row, refusal.place.column) == ("Answers", 7, "q1")
    assert "sheet Answers, row 7, column q1" in refusal.sentence


def test_cells_that_do_not_say_where_they_are(tmp_path: Path) -> None:
    assert answers(read(build(tmp_path))) == {"q1": [1, 2], "q2": [5, 4]}


def test_the_first_visible_sheet_with_anything_in_it(tmp_path: Path) -> None:
    path = tmp_path / "sheets.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Empty")
        hidden, used, other = (book.add_worksheet(name) for name in ("Hidden", "Used", "Other"))
        hidden.hide()
        for number, row in enumerate(ROWS):
            used.write_row(number, 0, row)
        hidden.write(0, 0, "secret")
        other.write(0, 0, "more")
    found = read(path, "unit")
    assert "The file is a workbook; its sheet “Used” was read." in found.notes
    assert "Sheets not read: Empty, Other." in found.notes


def test_dates_flags_errors_and_formulas(tmp_path: Path) -> None:
    path = tmp_path / "kinds.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["day", "flag", "q1", "q2"])
        for row in (1, 2):
            sheet.write_datetime(row, 0, date(2026, 5, row), book.add_format({"num_format": "yyyy-mm-dd"}))
            sheet.write_boolean(row, 1, row == 1)
            sheet.write_formula(row, 2, "=1+1", None, row + 1)
        sheet.write_formula(1, 3, "=NA()", None, "#N/A")
    found = read(path, "day", items=["q*"])
    assert found.table.groups == ("2026-05-01", "2026-05-02")
    assert answers(found) == {"q1": [2, 3], "q2": [MISSING, MISSING]}
    assert any("1 cell of the workbook holds an error" in note for note in found.notes)
    assert read(path, "flag", items=["q1"]).table.groups == ("FALSE", "TRUE")
    assert "“TRUE”" in refused(path, items=["flag"]).sentence


@pytest.mark.parametrize(
    ("rows", "row", "words"),
    [
        ([["q1", None, "q2"], [1, 2, 3]], 1, "no heading"),
        ([["A title"], [], ["q1", "q2"], [1, 2]], 4, "without a heading"),
        ([["q1", "q1"], [1, 2]], 1, "twice"),
        ([["q1", "q2"]], None, "no responses"),
    ],
)
def test_headings(tmp_path: Path, rows: list[list[object]], row: int | None, words: str) -> None:
    refusal = refused(write_workbook(tmp_path, rows), items=["*"])
    assert words in refusal.sentence
    assert refusal.place is not None
    assert refusal.place.row in (row, 3)


def test_a_formatted_empty_cell_far_away_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
        sheet.write_blank(1_048_575, 16_383, None, book.add_format({"bold": True}))
    assert read(path, "unit").table.rows == 4


def test_empty_rows_below_are_left_out(tmp_path: Path) -> None:
    path = write_workbook(tmp_path, [*ROWS, ["", "", ""], [None, None, " "]])
    assert read(path, "unit").table.rows == 4


def test_nothing_in_any_sheet(tmp_path: Path) -> None:
    assert "no visible sheet" in refused(write_workbook(tmp_path, [])).sentence
