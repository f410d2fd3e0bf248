"""Headings that are questions, as form tools export them, and files with some of an instrument's items."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from tests.stages.collection.responses.making import answers, read, refused, write

from elc.instruments.definition import Definition
from elc.instruments.loading import find_definition


@pytest.fixture
def culture() -> Definition:
    return find_definition("quality-culture")


def table(folder: Path, headings: list[str], *rows: list[str]) -> Path:
    """A file with these rows; without any, one that answers 4 to everything."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([headings, *(rows or [["4"] * len(headings)])])
    return write(folder, text.getvalue())


@pytest.mark.parametrize("language", ["en", "et"])
def test_a_whole_instrument_is_recognised_by_its_questions(tmp_path: Path, language: str, culture: Definition) -> None:
    texts = [item.text[language] for item in culture.items]
    path = table(tmp_path, ["unit", *reversed(texts)], ["A", *"123451234512345123451234"])
    found = read(path, "unit", definition=culture)
    assert list(found.table.answers) == list(culture.item_keys)
    assert found.definition is culture
    assert answers(found)["lead1"] == [4]
    assert answers(found)["grow4"] == [1]
    assert "24 columns were recognised by the text of their question." in found.notes
    assert not any("not used" in note for note in found.notes)


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("  our managers   KEEP their promises. ", "lead3"),
        ("3. Our managers keep their promises.", "lead3"),
        ("3) Our managers keep their promises.", "lead3"),
        ("12.Our managers keep their promises.", "lead3"),
        ("Meie juhid peavad oma lubadustest kinni.", "lead3"),
    ],
)
def test_ways_to_write_a_question(tmp_path: Path, heading: str, key: str, culture: Definition) -> None:
    found = read(table(tmp_path, [heading, "lead1"]), definition=culture, items=["lead*"])
    assert list(found.table.answers) == ["lead1", key]
    assert "1 column was recognised by the text of its question." in found.notes


@pytest.mark.parametrize(
    "heading",
    [
        "Introduction Quality Culture Analysis",
        "Session 1: Introduction Quality Culture Analysis",
        "8. Session 1: Introduction Quality Culture Analysis",
        "1. sessioon: Sissejuhatus kvaliteedikultuuri analüüsi",
        "8) 1. sessioon: Sissejuhatus kvaliteedikultuuri analüüsi",
    ],
)
def test_a_lead_in_before_the_question(tmp_path: Path, heading: str) -> None:
    found = read(table(tmp_path, [heading]), definition=find_definition("event-evaluation"), items=["c08"])
    assert list(found.table.answers) == ["c08"]


@pytest.mark.parametrize(
    "heading", ["Session 2: Introduction Quality Culture Analysis", "Introduction", "x. Introduction Quality Culture"]
)
def test_another_text_is_not_recognised(tmp_path: Path, heading: str) -> None:
    refusal = refused(table(tmp_path, [heading, "c01"]), definition=find_definition("event-evaluation"))
    assert refusal.sentence.endswith(": c02, c03, c04, c05, c06 and 7 more.")


def test_a_text_that_two_items_share_says_nothing(tmp_path: Path, culture: Definition) -> None:
    first, second = culture.items[:2]
    same = culture.model_copy(update={"items": (first, second.model_copy(update={"text": first.text}))})
    refusal = refused(table(tmp_path, [first.text["en"], "x"]), definition=same)
    assert "there is no column for these items of the instrument: lead1, lead2." in refusal.sentence


@pytest.mark.parametrize(
    "other", ["lead3", "3. Our managers keep their promises.", "Meie juhid peavad oma lubadustest kinni."]
)
def test_two_columns_of_one_item_are_refused(tmp_path: Path, other: str, culture: Definition) -> None:
    text = "Our managers keep their promises."
    path = table(tmp_path, [text, other])
    for items in ([], ["lead3"]):
        refusal = refused(path, definition=culture, items=items)
        assert f"the columns “{text}” and “{other}” are both the item lead3." in refusal.sentence
    if other != "lead3":
        assert list(read(path, definition=culture, items=[text]).table.answers) == ["lead3"]


def test_a_question_cannot_name_the_group(tmp_path: Path, culture: Definition) -> None:
    text = "Our managers keep their promises."
    assert "is an item" in refused(table(tmp_path, [text, "lead1"]), text, definition=culture).sentence


def test_a_wrong_cell_is_named_by_the_heading_of_the_file(tmp_path: Path, culture: Definition) -> None:
    text = "Our managers keep their promises."
    refusal = refused(table(tmp_path, [text], ["4"], ["9"]), definition=culture, items=["lead3"])
    assert refusal.place is not None
    assert (refusal.place.row, refusal.place.column) == (3, text)


def test_a_long_heading_is_told_short(tmp_path: Path) -> None:
    refusal = refused(table(tmp_path, ["How much " * 20 + "?"], ["4"], ["x"]), items=["How*"])
    assert "column How much How much" in refusal.sentence
    assert "…: “x” is not a whole number." in refusal.sentence


def test_columns_that_were_not_used_have_their_own_names(tmp_path: Path, culture: Definition) -> None:
    found = read(
        table(tmp_path, ["Our managers keep their promises.", "lead1", "x"]), definition=culture, items=["lead3"]
    )
    assert "Columns not used: lead1, x." in found.notes
    assert found.definition.item_keys == ("lead3",)


def test_without_an_instrument_a_question_stays_a_heading(tmp_path: Path) -> None:
    found = read(table(tmp_path, ["Our managers keep their promises.", "lead1"], ["1", "2"], ["3", "4"]))
    assert found.definition.item_keys == ("Our managers keep their promises.", "lead1")


def test_some_of_the_items_only(tmp_path: Path, culture: Definition) -> None:
    path = table(tmp_path, ["unit", "lead1", "lead2", "Our managers keep their promises.", "team1"])
    refusal = refused(path, "unit", definition=culture)
    assert refusal.sentence.endswith(
        "there is no column for these items of the instrument: lead4, team2, team3, team4, learn1 and 15 more."
    )
    assert refusal.remedy == (
        "Head each column with its item's key or question, or name only the items that are there, "
        "such as --items 'lead*' 'team*'."
    )
    found = read(path, "unit", definition=culture, items=["lead*", "team*"])
    assert list(found.table.answers) == ["lead1", "lead2", "lead3", "team1"]


def test_the_example_chooses_no_other_column(tmp_path: Path, culture: Definition) -> None:
    path = table(tmp_path, ["leader", "lead1"])
    assert "such as --items 'lead1'." in refused(path, definition=culture).remedy


def test_none_of_the_items(tmp_path: Path, culture: Definition) -> None:
    refusal = refused(table(tmp_path, [f"x{number}" for number in range(30)]), definition=culture)
    assert refusal.remedy.endswith("the columns are: x0, x1, x2, x3, x4 and 25 more.")
    assert "\n" not in str(refusal)
