"""The files of an evaluation say what the page says: same numbers, same reasons, and a codebook."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from django.utils.translation import override
from tests.factories.evaluation_tables import TALLINN, TEXTS, VILNIUS, pilots_table, with_withheld_cell
from tests.factories.pdf_reading import findings_of, opened, scope_of, tags_of, words_of
from tests.factories.workbook_reading import rows_of, workbook_in

from elc.evaluation.documents import csv_document, pdf_document, workbook_document
from elc.evaluation.table import EvaluationTable


def lines_of(table: EvaluationTable) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_document(table).decode("utf-8-sig"), newline="")))


def workbook_of(table: EvaluationTable) -> Any:
    return workbook_in(workbook_document(table))


def with_name(table: EvaluationTable, name: str) -> EvaluationTable:
    return replace(table, columns=(replace(TALLINN, name=name), VILNIUS))


# CSV


def test_csv_has_a_line_for_each_criterion_and_event_with_the_articles_numbers() -> None:
    lines = lines_of(pilots_table())
    assert [(line["key"], line["event"], line["score"], line["spread"]) for line in lines] == [
        ("c01", "Tallinn", "4.64", "0.67"),
        ("c01", "Vilnius", "4.71", "0.45"),
        ("c07", "Tallinn", "4.73", "0.47"),
        ("c07", "Vilnius", "4.29", "0.88"),
        ("c12", "Tallinn", "4.80", "0.42"),
        ("c12", "Vilnius", "4.57", "0.49"),
    ]
    assert lines[4] == {
        "nr": "3",
        "key": "c12",
        "criterion": "Session 5: Analysing individual plans of organisations",
        "event": "Tallinn",
        "held": "2015-10",
        "answers": "10",
        "score": "4.80",
        "spread": "0.42",
        "spread_definition": "sd_sample",
        **{"count_1": "0", "count_2": "0", "count_3": "0", "count_4": "2", "count_5": "8"},
        "reconstructed": "yes",
        "withheld": "",
    }


def test_csv_says_why_a_number_is_missing() -> None:
    line = lines_of(with_withheld_cell(pilots_table()))[1]
    assert {line[key] for key in ("answers", "score", "spread", "count_1", "count_5")} == {""}
    assert line["withheld"] == "fewer than 5 answers"


def test_csv_has_the_readers_words_and_points_in_every_language() -> None:
    with override("et"):
        line = lines_of(pilots_table())[0]
    assert (line["criterion"], line["score"]) == ("Ürituse üldine kvaliteet", "4.64")


def test_csv_names_the_whole_day_where_it_is_known() -> None:
    table = pilots_table()
    days = replace(table, columns=tuple(replace(column, is_month_only=False) for column in table.columns))
    assert lines_of(days)[1]["held"] == "2016-02-01"


# Workbook


def test_the_workbook_shows_the_table_of_the_page() -> None:
    rows = rows_of(workbook_of(pilots_table())["Evaluation"])
    assert rows[0][0] == "How participants rated the events: Tallinn, Vilnius"
    table = rows[rows.index((None, None, "Tallinn", "October 2015", None, "Vilnius", "February 2016", None)) :]
    assert table[1:] == [
        ("Nr.", "Criterion", "Score", "Variation (SD, n−1)", "Answers", "Score", "Variation (SD, n)", "Answers"),
        ("The event as a whole", *(None,) * 7),
        (1, TEXTS["c01"]["en"], 4.64, 0.67, 11, 4.71, 0.45, 7),
        (2, TEXTS["c07"]["en"], 4.73, 0.47, 11, 4.29, 0.88, 7),
        ("The six sessions", *(None,) * 7),
        (3, "Session 5: Analysing individual plans of organisations", 4.8, 0.42, 10, 4.57, 0.49, 7),
    ]


def test_the_workbook_holds_every_answer() -> None:
    rows = rows_of(workbook_of(pilots_table())["Answers"])
    assert rows[0][3:9] == ("1 very poor", "2 poor", "3 satisfactory", "4 good", "5 excellent", "Answers")
    assert rows[4][2:] == ("Vilnius", 0, 0, 2, 1, 4, 7, "reconstructed from the published table")


def test_the_workbook_says_why_a_number_is_missing() -> None:
    workbook = workbook_of(with_withheld_cell(pilots_table()))
    shown = [row for row in rows_of(workbook["Evaluation"]) if row[0] == 1]
    assert shown[0][2:] == (4.64, 0.67, 11, "fewer than 5 answers", "fewer than 5 answers", None)
    assert [cell.value for cell in workbook["Answers"][3]][3:9] == ["fewer than 5 answers"] * 5 + [None]


def test_the_codebook_explains_every_column_the_formulas_and_what_is_certain() -> None:
    workbook = workbook_of(pilots_table())
    codebook = rows_of(workbook["Codebook"])
    headings = {cell.value for cell in workbook["Evaluation"][6]} | {cell.value for cell in workbook["Answers"][1]}
    labels = {f"{name} {meaning}" for where, name, meaning in codebook if where == "Scale"}
    assert len(labels) == 5
    assert headings - labels <= {name for _where, name, _meaning in codebook}
    meanings = " ".join(meaning for _where, _name, meaning in codebook)
    for words in (
        "sample standard deviation",
        "population standard deviation",
        "Guus van Beek",
        "14, 21",
        "As published",
    ):
        assert words in meanings


def test_the_workbook_is_in_the_readers_language() -> None:
    with override("et"):
        cells = [row[1] for row in rows_of(workbook_of(pilots_table()).worksheets[0])]
    assert "Ürituse üldine kvaliteet" in cells


@pytest.mark.parametrize("name", ['=HYPERLINK("https://example.org")', "+1", "@x", "-2"])
def test_names_never_become_formulas(name: str) -> None:
    table = with_name(pilots_table(), name)
    cells = [
        cell for sheet in workbook_of(table) for row in sheet.iter_rows() for cell in row if cell.value is not None
    ]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert name in [cell.value for cell in cells]
    assert {line["event"] for line in lines_of(table)} == {f"'{name}", "Vilnius"}


def test_the_workbook_hides_nothing() -> None:
    document = workbook_document(pilots_table())
    assert {sheet.sheet_state for sheet in workbook_in(document)} == {"visible"}
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        assert not [name for name in parts.namelist() if "external" in name.lower() or "pivot" in name.lower()]


# PDF


def test_the_pdf_prints_the_articles_numbers_with_their_definitions() -> None:
    words = words_of(pdf_document(pilots_table()))
    assert "4.64 0.67 4.71 0.45" in words
    assert "4.73 0.47 4.29 0.88" in words
    assert "Variation (SD, n−1) Score Variation (SD, n)" in words
    assert "Session 5 · Tallinn: 10 answers" in words
    assert "0 0 1 2 8 11 0 0 0 2 5 7" in words  # every answer as a table
    assert "It was a practical way to learn." in words
    assert "Reconstructed answers" in words


def test_the_pdf_writes_numbers_and_months_as_the_reader_does() -> None:
    with override("et"):
        document = pdf_document(pilots_table())
    words = words_of(document)
    assert "4,64 0,67 4,71 0,45" in words
    assert "oktoober 2015" in words
    assert "Ürituse üldine kvaliteet" in words
    assert str(opened(document).Root.Lang) == "et"


def test_the_pdf_can_be_read_without_seeing_it() -> None:
    document = pdf_document(pilots_table())
    pdf = opened(document)
    alts = [str(figure.Alt) for figure in tags_of(pdf, "Figure")]
    assert alts[0] == "Scale: 1 very poor, 2 poor, 3 satisfactory, 4 good, 5 excellent"
    assert "8 answers of 5" in alts[1]
    assert len(alts) == 4
    headings = tags_of(pdf, "TH")
    assert len(headings) > 20
    assert {scope_of(heading) for heading in headings} == {"/Column"}
    assert len(tags_of(pdf, "P")) > 5
    assert findings_of(document) == []


def test_the_pdf_says_which_words_are_in_another_language() -> None:
    with override("et"):
        pdf = opened(pdf_document(pilots_table()))
    assert "en" in {str(node.Lang) for kind in ("Span", "P", "TD") for node in tags_of(pdf, kind) if "/Lang" in node}


def test_the_pdf_says_why_a_number_is_missing() -> None:
    words = words_of(pdf_document(with_withheld_cell(pilots_table())))
    assert "4.64 0.67 – –" in words
    assert "Vilnius: fewer than 5 answers" in words


def test_one_event_and_four_events_have_room() -> None:
    answers = {"c01": ((0, 0, 1, 2, 8),), "c07": ((0, 0, 0, 3, 8),)}
    assert "How participants rated Tallinn" in words_of(pdf_document(pilots_table(answers, columns=(TALLINN,))))
    four = {key: counts * 4 for key, counts in answers.items()}
    columns = tuple(replace(TALLINN, slug=f"e{nr}", name=f"Event {nr}", series=nr) for nr in (1, 2, 3, 4))
    document = pdf_document(pilots_table(four, columns=columns))
    assert "4.64 0.67 4.64 0.67 4.64 0.67 4.64 0.67" in words_of(document)
    pdf = opened(document)
    _left, _bottom, right, top = pdf.pages[0].mediabox
    assert right > top


@pytest.mark.parametrize("make", [pdf_document, csv_document, workbook_document])
def test_the_same_table_gives_the_same_bytes(make: object) -> None:
    assert callable(make)
    assert make(pilots_table()) == make(pilots_table())


@pytest.mark.parametrize("make", [pdf_document, csv_document, workbook_document])
def test_no_name_stops_a_file(make: object) -> None:
    assert callable(make)
    assert make(with_name(pilots_table(), "日本 🙂 Ж \x00\ud800 <&> “Tallinn”"))
