"""Printed tables as people have them, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from elc.core.refusals import BadInput
from elc.evaluation.printed_tables import read_printed_table


def csv_file(folder: Path, text: str) -> Path:
    file = folder / "table.csv"
    file.write_text(text, "utf-8")
    return file


def test_a_column_has_the_decimals_of_its_longest_number(tmp_path: Path) -> None:
    cells = read_printed_table(csv_file(tmp_path, "item,group,mean,sd\na,X,4.8,0.42\nb,X,5,0\n")).cells
    assert [str(cell.mean) for cell in cells] == ["4.8", "5.0"]
    assert [str(cell.sd) for cell in cells] == ["0.42", "0.00"]
    assert [cell.n for cell in cells] == [None, None]


def test_semicolons_and_decimal_commas(tmp_path: Path) -> None:
    (cell,) = read_printed_table(csv_file(tmp_path, "\ufeffitem;group;mean;sd;n\na;X;4,64;0,67;11\n")).cells
    assert (str(cell.mean), str(cell.sd), cell.n) == ("4.64", "0.67", 11)


def test_the_json_beside_the_article_keeps_its_zeros(tmp_path: Path) -> None:
    content: dict[str, Any] = {
        "scale": {"1": "a", "2": "b", "3": "c"},
        "events": [{"name": "X"}],
        "criteria": [
            {"nr": 1, "X": {"score": 2.0, "variation": 0}},
            {"nr": 2, "X": {"score": 2.25, "variation": 0.4}},
        ],
    }
    file = tmp_path / "table.json"
    file.write_text(json.dumps(content), "utf-8")
    table = read_printed_table(file)
    assert [str(cell.mean) for cell in table.cells] == ["2.00", "2.25"]
    assert [str(cell.sd) for cell in table.cells] == ["0.0", "0.4"]
    assert table.scale is not None
    assert (table.scale.low, table.scale.high) == (1, 3)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "item"),
        ("item,group,mean\na,X,4\n", "sd"),
        ("item,group,mean,sd\n", "no rows"),
        ("item,group,mean,sd\na,X,four,0.5\n", "row 2, column mean"),
        ("item,group,mean,sd\na,X,4.6\n", "row 2"),
        ("item,group,mean,sd\na,X,4,64,0,67\n", "row 2"),
        ("item,group,mean,sd,n\na,X,4.6,0.5,many\n", "row 2, column n"),
        ("item,group,mean,sd,n\na,X,4.6,0.5,0\n", "row 2, column n"),
        ('{"criteria": 5}', "JSON"),
        ('{"events": [{"name": "X"}], "criteria": [{"nr": 1, "X": {"score": 4}}]}', "JSON"),
        ("{nonsense", "JSON"),
        ("item,group,mean,sd,mean\na,X,4.6,0.5,4.7\n", "row 1: “mean” is there twice"),
        ("item, group ,mean,sd,group\na,X,4.6,0.5,Y\n", "row 1: “group” is there twice"),
        (f'item,group,mean,sd\na,"{"x" * 131_073}",4.6,0.5\n', "row 2: a value is too long"),
        (f"item,group,mean,sd\na,X,{'4' * 5_000},0.5\n", "row 2, column mean: '4444"),
        (f"item,group,mean,sd,n\na,X,4.6,0.5,{'7' * 5_000}\n", "row 2, column n"),
        ("item,group,mean,sd,n\na,X,4.6,0.5,٧\n", "row 2, column n"),
        ('{"events": ' + "[" * 100_000, "JSON"),
        ('{"a":' * 100_000, "JSON"),
        (f'{{"events": [{{"name": "X"}}], "criteria": [{{"nr": {"1" * 5_000}, "X": 4}}]}}', "JSON"),
        (f'{{"events": [], "criteria": [], "scale": {{"1": "a", "{"9" * 4_000}": "b"}}}}', "JSON"),
        (
            '{"events": [{"name": "X"}], "criteria": [{"nr": 1, "X": {"score": 4, "score": 3}}]}',
            "“score” is there twice",
        ),
    ],
)
def test_refused_with_its_place(text: str, named: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refusal:
        read_printed_table(csv_file(tmp_path, text))
    assert named in refusal.value.sentence
    assert refusal.value.remedy
    assert len(str(refusal.value)) < 300  # nobody reads a page of digits


def test_headings_that_nobody_reads_may_be_there_twice(tmp_path: Path) -> None:
    (cell,) = read_printed_table(csv_file(tmp_path, "item,group,mean,sd,note,note\na,X,4.6,0.5,x,y\n")).cells
    assert str(cell.mean) == "4.6"


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        read_printed_table(tmp_path)
    large = tmp_path / "large.csv"
    large.write_bytes(b"x" * 1_000_001)
    with pytest.raises(BadInput):
        read_printed_table(large)
    other = tmp_path / "latin.csv"
    other.write_bytes("item,group,mean,sd\nä,X,4,1\n".encode("latin-1"))
    with pytest.raises(BadInput):
        read_printed_table(other)
