"""The quick way and the way row by row must tell the same."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.stages.collection.responses.making import write, write_parquet

from elc.collection.responses import bulk, read
from elc.collection.responses.bulk import read_in_bulk
from elc.collection.responses.choosing import choose_columns
from elc.collection.responses.columns import Columns
from elc.collection.responses.opening import open_responses
from elc.collection.responses.rowwise import read_by_rows
from elc.core.refusals import BadInput

DIGITS = st.sampled_from(["1", "2", "3", "4", "5", ""])
NUMBERS = st.sampled_from(["0", "1", "10", "4.0", "4,0", " 3", "NA", "dk", "n/a", "-7", "100", "", ".", "NaN"])
ODD = st.text(alphabet="019.,-+e \t'\"\nxäN", max_size=4)
LABELS = st.sampled_from(["A", "B", " A", "it's", 'say "x"', "ä;ö", "", "2", "10", "x" * 30])
CELLS = st.one_of(DIGITS, NUMBERS, ODD)


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Text of a file with a column of groups and up to four of answers."""
    delimiter = draw(st.sampled_from([",", ";", "\t", "|"]))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    cells = draw(st.sampled_from([DIGITS, NUMBERS, CELLS]))
    width = draw(st.integers(1, 4))
    rows = draw(st.lists(st.tuples(LABELS, *[cells] * width), max_size=12))

    def quoted(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in f'"{delimiter}\n\r') else text

    header = ["unit", *(f"q{number}" for number in range(width))]
    return "".join(delimiter.join(map(quoted, row)) + end for row in [tuple(header), *rows])


def assert_same(quick: Columns, slow: Columns) -> None:
    assert list(quick.answers) == list(slow.answers)
    for column, codes in quick.answers.items():
        assert np.array_equal(codes, slow.answers[column])
    # White space around a label is no part of it; only one of the two ways drops it this early.
    of_quick = [quick.labels[index].strip() for index in quick.label_of]
    of_slow = [slow.labels[index].strip() for index in slow.label_of]
    assert of_quick == of_slow


def compare(path: Path, group: str | None, items: list[str], scale: tuple[int, int] | None) -> bool:
    """Read both ways; whether the quick way could."""
    with open_responses(path) as source:
        choice = choose_columns(source, group=group, items=items, definition=None, scale=scale)
        quick = read_in_bulk(source, choice)
        if quick is None:
            return False
        assert_same(quick, read_by_rows(source, choice))
    return True


@settings(max_examples=250, deadline=None)
@given(tables(), st.booleans(), st.booleans(), st.sampled_from([None, (1, 5), (-10, 100)]))
@example("unit,q0,q1\nA,1,\nB,.,5\n", True, True, None)
@example('unit,q0\nA, "1"\n', True, True, None)
@example("unit,q0\nA,5.\n", True, True, None)
def test_generated_files(content: str, is_grouped: bool, is_named: bool, scale: tuple[int, int] | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder), content)
        try:
            compare(path, "unit" if is_grouped else None, ["q*"] if is_named else [], scale)
        except BadInput:
            return  # the header or a row is wrong; that is not what is compared here


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=120) | st.text(alphabet='a1,;"\n\r\t 2', max_size=60).map(str.encode))
@example(b'a\n  ""')  # white space before quotation marks: programs disagree whether these still quote
@example(b'  "\r!"')  # DuckDB ends the header at the line break, although it stands in quotes
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """Whatever a file holds, the end is a table or a refusal, and both ways agree where both read it."""
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder), content)
        try:
            compare(path, None, [], None)
        except BadInput:
            return  # `test_opening` and others look at what is said


@pytest.mark.parametrize("cells", ["1 2 3 4 5", "1 2 . 4 10", "1 4.0 dk n/a NaN"])
def test_clean_files_take_the_quick_way(tmp_path: Path, cells: str) -> None:
    rows = "".join(f"unit {number % 7},{cells.replace(' ', ',')}\n" for number in range(3000))
    assert compare(write(tmp_path, "unit,a,b,c,d,e\n" + rows), "unit", ["[a-e]"], None)
    assert compare(write(tmp_path, "unit,a,b,c,d,e\n" + rows), "unit", [], None)


def test_words_after_the_sample_are_looked_up(tmp_path: Path) -> None:
    rows = "A,1,x\n" * (bulk.SAMPLE_ROWS + 5) + "B,4.0,y\nB, 5 ,z\nC,dk,1\n"
    assert compare(write(tmp_path, "unit,q1,note\n" + rows), "unit", ["q1"], None)
    assert compare(write(tmp_path, "unit,q1,note\n" + rows), "unit", [], None)


def test_a_candidate_that_fails_late_is_dropped_both_ways(tmp_path: Path) -> None:
    rows = "A,1,2\nA,2,1\n" * bulk.SAMPLE_ROWS + "B,3,a comment at last\n"
    path = write(tmp_path, "unit,q1,q2\n" + rows)
    assert compare(path, "unit", [], None)
    assert list(read.read_responses(path, group="unit").table.answers) == ["q1"]


def test_more_words_than_a_vocabulary_holds(tmp_path: Path) -> None:
    rows = "A,1,2\n" * bulk.SAMPLE_ROWS + "".join(f"B,2,comment {number}\n" for number in range(3000))
    path = write(tmp_path, "unit,q1,q2\n" + rows)
    assert not compare(path, "unit", [], None)
    assert read.read_responses(path, group="unit").table.rows == 4000


def test_parquet(tmp_path: Path) -> None:
    query = (
        "SELECT i % 9 AS unit, (i % 5)::DOUBLE AS a, nullif(i % 6, 0) AS b, (i % 4)::VARCHAR AS c FROM range(5000) t(i)"
    )
    path = write_parquet(tmp_path, query)
    assert compare(path, "unit", ["[a-c]"], None)
    assert compare(path, None, [], None)
