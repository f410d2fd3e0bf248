"""Which columns are read, on which scale, and what is said about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.stages.collection.responses.making import answers, groups, instrument, read, refused, write

from elc.core.refusals import BadInput

WIDE = "q2,unit,age,q1,mean,same,note,none\n1,2,34,0,1.5,3,x,\n5,10,51,4,2.5,3,,\n2,2,9,NA,1.0,3,4,\n"


def test_items_are_found_where_nobody_named_them(tmp_path: Path) -> None:
    found = read(write(tmp_path, WIDE), "unit")
    assert list(found.table.answers) == ["q2", "q1"]
    assert found.definition.item_keys == ("q2", "q1")
    left_out = next(note for note in found.notes if note.startswith("Left out"))
    assert left_out.endswith("age, mean, same, note, none.")


def test_the_scale_is_inferred_for_all_items_together(tmp_path: Path) -> None:
    found = read(write(tmp_path, WIDE), "unit")
    scale = found.definition.scale_of("q1")
    assert (scale.low, scale.high) == (0, 5)
    assert any("0 to 5 was inferred" in note for note in found.notes)
    assert found.definition.review.author == "Inferred from the file"
    assert found.definition.languages == ("und",)
    assert found.definition.key == "answers"


def test_a_stated_scale_is_kept_and_checked(tmp_path: Path) -> None:
    path = write(tmp_path, "q1,q2\n2,3\n3,4\n")
    scale = read(path, scale=(1, 7)).definition.scale_of("q1")
    assert (scale.low, scale.high) == (1, 7)
    refusal = refused(path, scale=(1, 3))
    assert refusal.place is not None
    assert (refusal.place.row, refusal.place.column) == (3, "q2")


def test_a_stated_scale_beyond_ten_widens_the_search(tmp_path: Path) -> None:
    assert answers(read(write(tmp_path, "q1,q2\n0,55\n100,3\n"), scale=(0, 100))) == {"q1": [0, 100], "q2": [55, 3]}


@pytest.mark.parametrize("scale", [(5, 1), (3, 3), (-51, 5), (1, 101)])
def test_an_impossible_scale_is_refused(tmp_path: Path, scale: tuple[int, int]) -> None:
    with pytest.raises(BadInput, match="scale"):
        read(write(tmp_path, WIDE), scale=scale)


def test_one_answer_shows_no_scale(tmp_path: Path) -> None:
    assert "no scale" in refused(write(tmp_path, "q1\n1\n1\n"), items=["q1"]).sentence
    assert "no scale" in refused(write(tmp_path, "q1,q2\nNA,\n"), items=["q1"]).sentence


def test_patterns_are_globs_in_the_order_of_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, "unit,LEAD02,Lead03,LEAD11,LEAD01,LEAD21\nA,1,2,3,4,5\n")
    found = read(path, "unit", items=["LEAD[01]*", "LEAD01", "*1"])
    assert list(found.table.answers) == ["LEAD02", "LEAD11", "LEAD01", "LEAD21"]
    assert any("not used: Lead03." in note for note in found.notes)


def test_the_groups_column_is_never_an_item(tmp_path: Path) -> None:
    path = write(tmp_path, "q1,q2,q3\n1,2,3\n2,3,4\n")
    found = read(path, "q2", items=["q*"])
    assert list(found.table.answers) == ["q1", "q3"]
    assert found.table.groups == ("2", "3")
    assert "no column matches" in refused(path, "q2", items=["q2"]).sentence


def test_headings_with_brackets_find_themselves(tmp_path: Path) -> None:
    found = read(write(tmp_path, "Q [1],Q 1\n1,2\n3,4\n"), items=["Q [1]"])
    assert list(found.table.answers) == ["Q [1]", "Q 1"]


def test_what_is_not_there_is_refused_with_what_is(tmp_path: Path) -> None:
    path = write(tmp_path, "unit,q1\nA,1\nB,2\n")
    for refusal in (refused(path, "house"), refused(path, items=["z*"])):
        assert "The columns are: unit, q1." in refusal.remedy


def test_groups_are_texts_sorted_by_code_point(tmp_path: Path) -> None:
    found = read(write(tmp_path, "unit,q1\n10,1\n2,2\nb,3\n 2 ,4\nB,5\n"), "unit")
    assert found.table.groups == ("10", "2", "B", "b")
    assert groups(found) == ["10", "2", "b", "2", "B"]
    assert found.table.group_of.dtype == "int32"
    assert {codes.dtype.name for codes in found.table.answers.values()} == {"int8"}


def test_without_a_group_everybody_is_in_one(tmp_path: Path) -> None:
    assert read(write(tmp_path, WIDE)).table.groups == ("all",)


def test_an_instrument_chooses_its_items_in_its_order(tmp_path: Path) -> None:
    path = write(tmp_path, "x,b,a\n9,1,2\n8,3,3\n")
    given = instrument("a", "b")
    found = read(path, definition=given)
    assert found.definition is given
    assert answers(found) == {"a": [2, 3], "b": [1, 3]}
    assert any("not used: x." in note for note in found.notes)
    narrow = read(path, definition=given, items=["a"])
    assert narrow.definition.item_keys == ("a",)
    assert list(narrow.table.answers) == ["a"]


def test_an_instrument_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "x,b,a\n9,1,2\n8,3,3\n")
    assert "c, d" in refused(path, definition=instrument("a", "c", "d")).sentence
    assert "no item x" in refused(path, definition=instrument("a"), items=["x"]).sentence
    assert "is an item" in refused(path, "a", definition=instrument("a", "b")).sentence
    with pytest.raises(BadInput, match="scale is 1 to 3, not 1 to 5"):
        read(path, definition=instrument("a"), scale=(1, 5))
    assert read(path, definition=instrument("a"), scale=(1, 3)).table.rows == 2


def test_long_headings_become_short_keys_and_whole_texts(tmp_path: Path) -> None:
    long = "How much do you agree with this statement? " * 6
    found = read(write(tmp_path, f"{long}1,{long}2\n1,2\n3,4\n"))
    assert [len(key) <= 200 for key in found.table.answers] == [True, True]
    assert [item.text["und"] for item in found.definition.items] == [f"{long}1", f"{long}2"]


def test_the_name_of_the_file_becomes_title_and_key(tmp_path: Path) -> None:
    found = read(write(tmp_path, "q1\n1\n2\n", "Küsitlus 2026 (lõplik)!.csv"))
    assert found.definition.title == {"und": "Küsitlus 2026 (lõplik)!"}
    assert found.definition.key == "Küsitlus-2026-lõplik"
