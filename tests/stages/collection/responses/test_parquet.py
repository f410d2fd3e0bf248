"""Parquet files."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.stages.collection.responses.making import answers, groups, read, refused, write_parquet

from elc.collection.answers import DONT_KNOW, MISSING
from elc.collection.responses import parquet

ROWS = '''SELECT * FROM (VALUES
    (2::BIGINT, 2.0::DOUBLE, 1::TINYINT, 4.0::FLOAT, '3', 2.00::DECIMAL(4, 2),
        [1], {'a': 1}, 'x'::BLOB, true, DATE '2026-01-01'),
    (10, 10.5, NULL, 'nan'::FLOAT, 'dk', 5.00, [2], {'a': 2}, 'y'::BLOB, false, NULL)
) AS t(whole, part, "it's", "q ""2""", text, money, list, record, bytes, flag, day)'''


def test_every_kind_of_number_is_read(tmp_path: Path) -> None:
    found = read(write_parquet(tmp_path, ROWS), "whole", items=["it's", 'q "2"', "text", "money"])
    assert groups(found) == ["2", "10"]
    assert answers(found) == {
        "it's": [1, MISSING],
        'q "2"': [4, MISSING],
        "text": [3, DONT_KNOW],
        "money": [2, 5],
    }
    assert "The file is Parquet." in found.notes


def test_fractions_that_are_whole_name_groups_like_whole_numbers(tmp_path: Path) -> None:
    assert read(write_parquet(tmp_path, ROWS), "part", items=["money"]).table.groups == ("10.5", "2")


def test_columns_of_other_things_are_left_out(tmp_path: Path) -> None:
    path = write_parquet(tmp_path, ROWS)
    assert read(path, "flag", items=["money"]).table.groups == ("false", "true")
    for column in ("list", "record", "bytes"):
        assert "holds lists, bytes or records" in refused(path, "flag", items=[column]).sentence
        assert "holds lists, bytes or records" in refused(path, column).sentence


def test_rows_are_counted_with_the_headings_as_the_first(tmp_path: Path) -> None:
    path = write_parquet(tmp_path, "SELECT unnest([1, 2, 9, 3]) AS q1, unnest(['A', 'B', NULL, 'A']) AS unit")
    refusal = refused(path, items=["q1"], scale=(1, 5))
    assert refusal.place is not None
    assert (refusal.place.row, refusal.place.column) == (4, "q1")
    refusal = refused(path, "unit")
    assert refusal.place is not None
    assert refusal.place.row == 4


def test_too_many_rows_are_refused_before_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_parquet(tmp_path, "SELECT i % 5 AS q1, i % 3 AS q2 FROM range(1000) AS t(i)")
    monkeypatch.setattr(parquet, "MOST_CELLS", 1500)
    assert "too many" in refused(path).sentence
    assert read(path, items=["q1"]).table.rows == 1000
    monkeypatch.setattr(parquet, "MOST_ROWS", 999)
    assert "50 million rows" in refused(path, items=["q1"]).sentence


def test_long_texts_repeated_do_not_fill_the_memory(tmp_path: Path) -> None:
    """A text of 200 kB in 10,000 rows is 2 GB written out; as a dictionary it is some kilobytes."""
    path = write_parquet(tmp_path, "SELECT repeat('x', 200000) AS note, i % 5 AS q1 FROM range(10000) AS t(i)")
    assert path.stat().st_size < 2_000_000
    assert list(read(path).table.answers) == ["q1"]
    assert "longer than 200" in refused(path, "note").sentence


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.9, 0.99])
def test_a_damaged_file_is_refused(tmp_path: Path, keep: float) -> None:
    path = write_parquet(tmp_path, "SELECT i % 5 AS q1, 'unit ' || i % 7 AS unit FROM range(5000) AS t(i)")
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])
    assert "Parquet" in refused(path, "unit").sentence


def test_no_rows(tmp_path: Path) -> None:
    path = write_parquet(tmp_path, "SELECT i AS q1, i AS q2 FROM range(0) AS t(i)")
    assert "no responses" in refused(path, items=["q*"]).sentence
