"""What stands in a cell, and what it means."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.stages.collection.responses.making import answers, instrument, read, refused, write

from elc.collection.answers import DONT_KNOW, MISSING, NOT_APPLICABLE


def column(texts: list[str]) -> str:
    return "q1;unit\n" + "".join(f"{text};A\n" for text in texts)


def test_ways_to_write_an_answer(tmp_path: Path) -> None:
    texts = ["4", "4.0", "4,0", " 4 ", "04", "4.000", "\u00a04", '"4"', "-1", "10"]
    found = read(write(tmp_path, column(texts)), "unit", items=["q1"], scale=(-1, 10))
    assert answers(found) == {"q1": [4] * 8 + [-1, 10]}


def test_ways_not_to_answer(tmp_path: Path) -> None:
    missing = ["", "NA", "na", "NaN", "null", "NULL", ".", " "]
    unknown = ["dk", "DK", "don't know", "Don’t know", "I don't know"]
    inapplicable = ["n/a", "N/A", "not applicable", "Not  applicable"]
    texts = ["1", "2", *missing, *unknown, *inapplicable]
    expected = [1, 2, *[MISSING] * 8, *[DONT_KNOW] * 5, *[NOT_APPLICABLE] * 4]
    found = read(write(tmp_path, column(texts)), "unit", items=["q1"])
    assert answers(found) == {"q1": expected}
    assert "missing (8), “don't know” as such (5), “not applicable” as such (4)" in found.notes[-1]


def test_labels_of_the_instrument_in_any_of_its_languages(tmp_path: Path) -> None:
    texts = ["yes", "JAH", "Partly", "osaliselt", "3", "Ei"]
    found = read(write(tmp_path, column(texts)), "unit", definition=instrument("q1"))
    assert answers(found) == {"q1": [3, 3, 2, 2, 3, 1]}


def test_a_label_that_means_two_things_is_refused(tmp_path: Path) -> None:
    both = {"en": ("a", "b", "c"), "et": ("c", "b", "a")}
    path = write(tmp_path, column(["b", "a"]))
    refusal = refused(path, "unit", definition=instrument("q1", labels=both))
    assert refusal.place is not None
    assert refusal.place.row == 3


@pytest.mark.parametrize("text", ["6", "0", "4.5", "4,5", "1e0", "four", "٣", "4x", "+4", "4.", "--", "TRUE", "1_0"])
def test_anything_else_is_refused(tmp_path: Path, text: str) -> None:
    refusal = refused(write(tmp_path, column(["1", text, "2"])), "unit", items=["q1"], scale=(1, 5))
    assert refusal.place is not None
    assert (refusal.place.row, refusal.place.column) == (3, "q1")
    assert f"“{text}” is not an answer on the scale from 1 to 5." in refusal.sentence


@pytest.mark.parametrize("text", ["4.5", "5.", ".5", "1e1", "neither"])
def test_without_a_scale_only_whole_numbers_are_answers(tmp_path: Path, text: str) -> None:
    refusal = refused(write(tmp_path, column(["1", text, "2"])), "unit", items=["q1"])
    assert refusal.sentence.endswith(f"row 3, column q1: “{text}” is not a whole number.")


def test_the_first_wrong_cell_is_named_and_the_others_counted(tmp_path: Path) -> None:
    content = "q1,q2\n1,2\n1,7\n9,1\n2,8\n1\n"
    refusal = refused(write(tmp_path, content), items=["q*"], scale=(1, 5))
    assert refusal.place is not None
    assert (refusal.place.row, refusal.place.column) == (3, "q2")
    assert "2 more cells are wrong." in refusal.remedy


def test_a_wrong_value_is_shown_short_and_harmless(tmp_path: Path) -> None:
    refusal = refused(write(tmp_path, "q1,q2\n1,2\n\x1b[31m" + "x" * 500 + ",1\n"), items=["q*"])
    assert "\\x1b[31mxxx" in refusal.sentence
    assert "\x1b" not in refusal.sentence
    assert len(refusal.sentence) < 300


@pytest.mark.parametrize("text", ["don't know", "n/a"])
def test_a_scale_may_forbid_the_ways_out(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, column(["1", text]))
    assert "does not allow" in refused(path, "unit", definition=instrument("q1")).sentence
    allowing = instrument("q1", dont_know=True, not_applicable=True)
    assert answers(read(path, "unit", definition=allowing))["q1"][1] in (DONT_KNOW, NOT_APPLICABLE)
