"""Text files: encodings, separators, headings, rows that do not fit."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from tests.stages.collection.responses.making import answers, groups, read, refused, write

from elc.collection.answers import MISSING

PLAIN = "unit,q1,q2\nÄrni,1,5\nõ,2,\nÄrni,4,3\n"


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        codecs.BOM_UTF8 + PLAIN.encode(),
        codecs.BOM_UTF16_LE + PLAIN.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + PLAIN.encode("utf-16-be"),
        PLAIN.encode("utf-16-le"),
        PLAIN.encode("utf-16-be"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
        PLAIN.rstrip().encode(),
        PLAIN.replace("\n", "\n\n").encode(),
        ("\n\n" + PLAIN).encode(),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "\t").encode(),
        PLAIN.replace(",", "|").encode(),
        ("sep=;\r\n" + PLAIN.replace(",", ";")).encode(),
        PLAIN.replace("q1", '"q\n1"').replace("\n1", " 1").encode(),
        PLAIN.replace("\n", ",,\n").encode(),
    ],
)
def test_all_these_are_the_same_file(tmp_path: Path, content: bytes) -> None:
    found = read(write(tmp_path, content.replace(b'"q 1"', b'"q1"')), "unit")
    assert found.table.groups == ("Ärni", "õ")
    assert groups(found) == ["Ärni", "õ", "Ärni"]
    assert answers(found) == {"q1": [1, 2, 4], "q2": [5, MISSING, 3]}


def test_a_decimal_comma_between_semicolons_is_read(tmp_path: Path) -> None:
    assert answers(read(write(tmp_path, "a;b\n4,0;1\n5,0;2\n"))) == {"a": [4, 5], "b": [1, 2]}


def test_commas_in_headings_do_not_fool_the_search_for_the_separator(tmp_path: Path) -> None:
    content = "Is it good, or bad, or both;unit, or house\n3;A\n4;B\n"
    assert answers(read(write(tmp_path, content), "unit, or house")) == {"Is it good, or bad, or both": [3, 4]}


def test_one_column_is_a_table_too(tmp_path: Path) -> None:
    assert answers(read(write(tmp_path, "q1\n1\n\n2\n"))) == {"q1": [1, 2]}


def test_line_breaks_in_quotes_count_as_lines(tmp_path: Path) -> None:
    content = 'comment,q1\n"one\ntwo",1\n"",3\nx,nine\n'
    refusal = refused(write(tmp_path, content), items=["q1"])
    assert refusal.place is not None
    assert (refusal.place.row, refusal.place.column) == (5, "q1")
    assert "“nine”" in refusal.sentence


@pytest.mark.parametrize(
    ("content", "row", "words"),
    [
        ("q1,q2\n1,2\n3\n", 3, "1 values"),
        ("q1,q2\n1,2\n3,4,5\n", 3, "decimal comma"),
        ("q1;q2\n1;2\n3;4;5\n", 3, "separator"),
        ("q1,q2\n1,2,\n", 2, "3 values"),
        ('q1,q2\n1,"2\n3,4\n', 2, "quotation mark"),
        ('q1,q2\n1,2\n1,"2"x\n', 3, "quotation mark"),
        ("q1,q2,,\n1,2,,\n3,4,,x\n", 3, "without a heading"),
        ("q1,,q2\n1,,2\n", 1, "column 2 has no heading"),
        (",,\n1,2,3\n", 1, "no headings"),
        ("q1,q2,q1\n1,2,3\n", 1, "“q1” is used twice"),
        ("q1,q\x072\n1,2\n", 1, "q\\x072"),
        ("unit,q1\nA,1\n,2\n", 3, "no group"),
        ("unit,q1\nA,1\n  ,2\n", 3, "no group"),
        ("unit,q1\nA,1\n" + "B" * 201 + ",2\n", 3, "longer than 200"),
        ("unit,q1\nA,1\nB\x01,2\n", 3, "control characters"),
        ("q1,q2\n1,2\n\x003,1\n", 3, "NUL"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_row(tmp_path: Path, content: str, row: int, words: str) -> None:
    refusal = refused(write(tmp_path, content), "unit" if content.startswith("unit") else None)
    assert refusal.place is not None
    assert refusal.place.row == row
    assert words in str(refusal)


def test_other_encodings_are_refused_with_their_row(tmp_path: Path) -> None:
    refusal = refused(write(tmp_path, "unit,q1\nA,1\nK\xe4rt,2\n".encode("latin-1")), "unit")
    assert refusal.sentence.endswith(", row 3: this row contains letters that are not UTF-8.")
    assert "CSV UTF-8" in refusal.remedy


def test_the_row_is_right_beyond_the_first_megabyte(tmp_path: Path) -> None:
    good = "unit,q1\n" + "ä,1\n" * 400_000
    refusal = refused(write(tmp_path, good.encode() + b"\xff,2\n"), "unit")
    assert refusal.place is not None
    assert refusal.place.row == 400_002


@pytest.mark.parametrize(
    "content", [codecs.BOM_UTF32_LE + "q\n1\n".encode("utf-32-le"), codecs.BOM_UTF16_LE + b"q\x00\n"]
)
def test_broken_wide_text_is_refused(tmp_path: Path, content: bytes) -> None:
    assert "UTF-" in refused(write(tmp_path, content)).sentence


def test_an_endless_line_is_refused(tmp_path: Path) -> None:
    assert "8 MB" in refused(write(tmp_path, b"q1,q2\n" + b"x" * 10_000_000)).sentence


@pytest.mark.parametrize("content", ["q1,q2\n", "q1,q2", "q1,q2\n,\n,\n"])
def test_a_header_alone_is_refused(tmp_path: Path, content: str) -> None:
    assert "no responses" in refused(write(tmp_path, content), items=["q*"]).sentence
    if "\n," not in content:
        assert "no responses" in refused(write(tmp_path, content)).sentence


def test_rows_without_anything_are_left_out_and_told(tmp_path: Path) -> None:
    found = read(write(tmp_path, "unit,q1,q2\nA,1,2\n,,\nB,3,\n,,\nB,,\n"), "unit")
    assert groups(found) == ["A", "B", "B"]
    assert any("2 rows without a group or any answer were left out" in note for note in found.notes)
