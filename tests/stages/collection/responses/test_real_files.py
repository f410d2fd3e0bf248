"""Real surveys, as CSV and rewritten as workbook and Parquet."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import duckdb
import pytest
import xlsxwriter
from tests.stages.collection.responses.making import answers, groups, read, refused

from elc.collection.answers import MISSING
from elc.collection.responses import Responses


def lq2002(shared: Path) -> Path:
    return shared / "data" / "culture" / "lq2002.csv"


def by_hand(path: Path, group: str, items: list[str]) -> list[tuple[str, ...]]:
    with path.open(encoding="utf-8") as file:
        return sorted((row[group], *(row[item] for item in items)) for row in csv.DictReader(file))


def as_rows(found: Responses) -> list[tuple[str, ...]]:
    columns = [map(str, codes.tolist()) for codes in found.table.answers.values()]
    return sorted(zip(groups(found), *columns, strict=True))


def test_leadership_in_49_units(shared: Path) -> None:
    found = read(lq2002(shared), "COMPID", items=["LEAD[01]*"])
    items = [f"LEAD{number:02d}" for number in range(1, 12)]
    assert list(found.table.answers) == items
    assert (found.table.rows, len(found.table.groups)) == (2042, 49)
    assert as_rows(found) == by_hand(lq2002(shared), "COMPID", items)
    scale = found.definition.scale_of("LEAD01")
    assert (scale.low, scale.high) == (1, 5)


def test_the_same_as_workbook_and_parquet(shared: Path, tmp_path: Path) -> None:
    expected = as_rows(read(lq2002(shared), "COMPID", items=["LEAD[01]*"]))
    parquet = tmp_path / "lq.parquet"
    duckdb.connect().execute(f"COPY (FROM read_csv('{lq2002(shared)}')) TO '{parquet}' (FORMAT parquet)")
    workbook = tmp_path / "lq.xlsx"
    with lq2002(shared).open(encoding="utf-8") as file, xlsxwriter.Workbook(str(workbook)) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(csv.reader(file)):
            for column, text in enumerate(row):
                (sheet.write_number if number else sheet.write_string)(number, column, float(text) if number else text)
    for path in (parquet, workbook):
        assert as_rows(read(path, "COMPID", items=["LEAD[01]*"])) == expected


def test_a_few_people_with_a_missing_answer(shared: Path) -> None:
    found = read(shared / "data" / "culture" / "cohesion.csv", "PLATOON")
    assert list(found.table.answers) == [f"COH{number:02d}" for number in range(1, 6)]
    assert Counter(groups(found)) == {"1ST": 5, "2ND": 6}
    assert answers(found)["COH02"].count(MISSING) == 1
    assert any("UNIT" in note for note in found.notes if note.startswith("Left out"))


def test_a_staff_survey_without_groups(shared: Path) -> None:
    found = read(shared / "data" / "people_survey" / "employee_survey.csv")
    scale = found.definition.scale_of("Happiness")
    assert (scale.low, scale.high) == (1, 4)
    assert (found.table.rows, len(found.table.answers)) == (2833, 14)


def test_a_messy_survey_without_items_is_refused(shared: Path) -> None:
    path = shared / "data" / "nhsr" / "apha_cpd_survey.csv"
    assert "no column looks like an item" in refused(path).sentence
    refusal = refused(path, items=["q03a*"])
    assert refusal.place is not None
    assert refusal.place.column == "q03a_analyst_years_n"


@pytest.mark.parametrize("items", [["GLEAD"], ["LEAD", "LEAD01"]])
def test_means_are_no_answers(shared: Path, items: list[str]) -> None:
    refusal = refused(lq2002(shared), "COMPID", items=items)
    assert refusal.place is not None
    assert refusal.place.row == 2
