"""Words in cells: what is accepted, in the language of the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.stages.collection.responses.making import instrument, read, refused, write

from elc.collection.responses.words import listed
from elc.instruments.loading import find_definition

GIVE = "These are words: give --instrument FILE, which knows what they stand for, or write numbers."


def test_words_without_an_instrument(tmp_path: Path) -> None:
    path = write(tmp_path, "q1\n4\nstrongly agree\n")
    refusal = refused(path, items=["q1"])
    assert refusal.sentence.endswith("“strongly agree” is not a whole number.")
    assert refusal.remedy == GIVE
    refusal = refused(path, items=["q1"], scale=(1, 5))
    assert refusal.sentence.endswith("“strongly agree” is not an answer on the scale from 1 to 5.")
    assert refusal.remedy == GIVE


@pytest.mark.parametrize(
    ("text", "scale"), [("7", (1, 5)), ("4.5", None), ("4x", None), ("--", None), ("5 = yes", None)]
)
def test_other_things_are_not_called_words(tmp_path: Path, text: str, scale: tuple[int, int] | None) -> None:
    refusal = refused(write(tmp_path, f"q1;q2\n4;4\n{text};4\n"), items=["q1"], scale=scale)
    assert refusal.remedy.startswith("Correct the answer")


@pytest.mark.parametrize(
    ("others", "accepted"),
    [
        (["agree", "disagree"], "strongly disagree, …, strongly agree, or 1 to 5."),
        (["nii ja naa", "pigem nõustun"], "ei nõustu üldse, …, nõustun täielikult, or 1 to 5."),
        (["1", "4"], "strongly disagree, …, strongly agree, or 1 to 5."),
    ],
)
def test_with_an_instrument_the_labels_are_told(tmp_path: Path, others: list[str], accepted: str) -> None:
    given = find_definition("quality-culture")
    path = write(tmp_path, f"lead1,lead2\n{others[0]},{others[1]}\nneither,1\n")
    refusal = refused(path, definition=given, items=["lead*"])
    assert refusal.sentence.endswith("“neither” is not an answer on the scale from 1 to 5.")
    assert refusal.remedy == f"Accepted: {accepted}"


def test_headings_tell_the_language_too(tmp_path: Path) -> None:
    given = find_definition("quality-culture")
    path = write(tmp_path, f"{given.item('lead1').text['et'].replace(',', '')};x\nneither;1\n")
    assert "lead1" in str(refused(path, definition=given))  # a text without its comma is another text
    path = write(tmp_path, f"{given.item('lead3').text['et']};x\nneither;1\n")
    assert "ei nõustu üldse" in refused(path, definition=given, items=["lead3"]).remedy


def test_a_label_that_is_not_read_is_not_offered(tmp_path: Path) -> None:
    both = {"en": ("a", "b", "c"), "et": ("c", "b", "a")}
    path = write(tmp_path, "q1\na\n")
    assert refused(path, definition=instrument("q1", labels=both)).remedy == "Accepted: b, or 1 to 3."
    assert refused(path, definition=instrument("q1", labels={})).remedy.startswith("Correct the answer")


def test_the_count_of_further_cells_follows(tmp_path: Path) -> None:
    refusal = refused(write(tmp_path, "q1\nYes\nmaybe\n7\n"), definition=instrument("q1"))
    assert refusal.remedy == "Accepted: No, Partly, Yes, or 1 to 3. 1 more cell is wrong."
    assert read(write(tmp_path, "q1\nYes\nNo\n"), definition=instrument("q1")).answered == 2


def test_long_lists_are_cut() -> None:
    names = [f"n{number}" for number in range(30)]
    assert listed(names).endswith("n19 and 10 more")
    assert listed(names, 5) == "n0, n1, n2, n3, n4 and 25 more"
    assert listed(names[:5], 5) == "n0, n1, n2, n3, n4"
