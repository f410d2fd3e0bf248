"""A scale that nobody stated: from 0 or 1 to at most 10, and never made by a slip without a word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.stages.collection.responses.making import read, refused, write, write_parquet, write_workbook

from elc.collection.responses import Responses
from elc.core.refusals import BadInput

LONGER = "makes the scale longer than 0 to 10."
SLIP = "If it is a slip, correct it; otherwise state the scale with --scale."


def slipped(text: str) -> str:
    return f"unit,q1,q2\nA,1,2\nA,4,{text}\nB,5,3\n"


@pytest.mark.parametrize("text", ["44", "11", "44,0", "-1", "-50", "101", "123456789"])
def test_an_answer_that_would_stretch_the_scale_is_refused(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, slipped(text).replace(",", ";").replace("44;0", "44,0"))
    refusal = refused(path, "unit", items=["q*"])
    assert refusal.sentence == f"{path}, row 3, column q2: “{text}” {LONGER}"
    assert refusal.remedy == SLIP


@pytest.mark.parametrize("text", ["44", "-7"])
def test_with_a_scale_stated_it_is_read(tmp_path: Path, text: str) -> None:
    scale = read(write(tmp_path, slipped(text)), items=["q*"], scale=(-10, 50)).definition.scale_of("q1")
    assert (scale.low, scale.high) == (-10, 50)


def test_the_first_such_cell_is_named_in_every_kind_of_file(tmp_path: Path) -> None:
    rows: list[list[Any]] = [[], ["unit", "q1", "q2"], ["A", 1, 2], ["A", 4, 44], ["B", 55, 3]]
    refusals: list[BadInput] = [
        refused(write_workbook(tmp_path, rows), items=["q*"]),
        refused(write_parquet(tmp_path, "FROM (VALUES (1, 2), (4, 44), (55, 3)) AS t(q1, q2)"), items=["q*"]),
    ]
    found = [(r.place.sheet, r.place.row, r.place.column) for r in refusals if r.place is not None]
    assert found == [("Answers", 4, "q2"), (None, 3, "q2")]
    for refusal in refusals:
        assert "“44” makes the scale" in refusal.sentence
        assert refusal.remedy == f"{SLIP} 1 more cell does not fit either."


@pytest.mark.parametrize(("answers", "expected"), [("1 10", (1, 10)), ("0 3", (0, 3)), ("2 4", (1, 4))])
def test_a_scale_from_0_or_1_to_10_is_inferred(tmp_path: Path, answers: str, expected: tuple[int, int]) -> None:
    found = read(write(tmp_path, "q1\n" + answers.replace(" ", "\n")), items=["q1"])
    scale = found.definition.scale_of("q1")
    assert (scale.low, scale.high) == expected


def rows(*last: str) -> str:
    return "unit,q1,q2\n\n,,\n" + "A,2,3\n\nB,4,5\n" * 5 + "".join(f"B,{pair}\n" for pair in last)


def slip(answer: int, row: int, column: str) -> str:
    return (
        f"The answer {answer} occurs only once (row {row}, column {column}): "
        "check that it is no slip, or state --scale."
    )


def slips(found: Responses) -> tuple[str, ...]:
    return tuple(note for note in found.notes if "only once" in note)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (["6,3", "2,2"], (slip(6, 19, "q1"),)),
        (["4,3", "2,6", "3,0"], (slip(6, 20, "q2"), slip(0, 21, "q2"))),
        (["1,3"], (slip(1, 19, "q1"),)),
        (["6,6"], ()),
        (["2,2"], ()),  # the scale begins at 1, which nobody chose
    ],
)
def test_an_end_that_occurs_once_is_told_with_its_row(
    tmp_path: Path, last: list[str], expected: tuple[str, ...]
) -> None:
    found = read(write(tmp_path, rows(*last)), "unit")
    assert slips(found) == expected


def test_nothing_is_told_of_few_answers_or_of_a_stated_scale(tmp_path: Path) -> None:
    few = write(tmp_path, "q1,q2\n" + "2,3\n3,2\n" * 4 + "2,3\n6,\n")
    assert slips(read(few)) == ()
    enough = write(tmp_path, "q1,q2\n" + "2,3\n3,2\n" * 4 + "2,3\n6,3\n")
    assert len(slips(read(enough))) == 1
    assert slips(read(enough, scale=(1, 6))) == ()


def test_the_row_is_found_in_workbooks_and_parquet(tmp_path: Path) -> None:
    table: list[list[Any]] = [[], ["q1", "q2"], *[[2, 3.0], [3, 2.0]] * 5, [None, None], [6, 3]]
    assert slips(read(write_workbook(tmp_path, table))) == (slip(6, 14, "q1"),)
    query = "SELECT 2 + (i // 10) * 4 AS q1, 3.0 AS q2 FROM range(11) t(i)"
    assert slips(read(write_parquet(tmp_path, query), items=["q*"])) == (slip(6, 12, "q1"),)


def test_rows_with_an_answer_are_counted(tmp_path: Path) -> None:
    found = read(write(tmp_path, "unit,q1,q2\nA,1,2\n,,\nB,3,\nB,,\nC,dk,n/a\n"), "unit")
    assert (found.table.rows, found.answered) == (4, 2)
    assert "2 rows hold no answer." in found.notes
    assert "1 row without a group or any answer was left out." in found.notes
    full = read(write(tmp_path, "q1,q2\n0,2\n3,NA\n"))
    assert (full.table.rows, full.answered) == (2, 2)
    assert not any("no answer." in note for note in full.notes)
