"""Counting instruments of any length: in blocks, because one text for all items is never planned to its end."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import pytest

from elc.collection.answers import MISSING, AnswerTable
from elc.instruments.definition import Definition
from elc.snapshots import counting
from elc.snapshots.counting import BLOCK, blocks_of, count_answers, counting_sql
from elc.snapshots.engines import connect
from elc.snapshots.freezing import freeze

ITEMS = 1_000


class Watched:
    """A real connection that keeps the texts it was given."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts
        self.connection = connect()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.connection.close()

    def execute(self, text: str) -> Any:
        self.texts.append(text)
        return self.connection.execute(text)


def long_instrument(items: int) -> Definition:
    return Definition.model_validate(
        {
            "key": "long",
            "version": 1,
            "instrument_class": "confidential",
            "languages": ["en"],
            "title": {"en": "Long"},
            "purpose": {"en": "A test"},
            "review": {"author": "A test", "limitations": {"en": "Only a test"}},
            "scales": {"five": {"low": 1, "high": 5}},
            "items": [{"key": f"i{at}", "text": {"en": f"Item {at}"}, "scale": "five"} for at in range(items)],
        }
    )


@pytest.mark.parametrize(("items", "blocks"), [(0, 0), (1, 1), (BLOCK, 1), (BLOCK + 1, 2), (10 * BLOCK, 10)])
def test_blocks_name_each_item_once(items: int, blocks: int) -> None:
    assert [position for block in blocks_of(items) for position in block] == list(range(1, items + 1))
    assert len(blocks_of(items)) == blocks


def test_a_thousand_items_are_counted_in_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    definition = long_instrument(ITEMS)
    answers = {
        key: np.array([at % 5 + 1, MISSING, (at + 1) % 5 + 1], np.int8) for at, key in enumerate(definition.item_keys)
    }
    table = AnswerTable(("A", "B"), np.array([0, 0, 1], np.int32), answers)
    frozen = freeze(table, definition=definition, salt=b"s" * 32, into=tmp_path / "snapshot")
    texts: list[str] = []
    monkeypatch.setattr(counting, "connect", lambda: Watched(texts))
    found = count_answers(frozen)

    asked = [text for text in texts if "COUNT(*)" in text]
    assert len(asked) == ITEMS // 50
    assert max(text.count("SELECT") for text in asked) == 50
    # One statement more for each block: the file is opened once for fifty items, not for each of them.
    assert len(texts) == 2 * len(asked)
    assert [item.item for item in found] == list(definition.item_keys)
    for at, item in enumerate(found):
        expected = np.zeros((2, 5), int)
        expected[0, at % 5] = expected[1, (at + 1) % 5] = 1
        assert item.counts.tolist() == expected.tolist()
        assert item.no_answer[MISSING].tolist() == [1, 0]


def test_the_text_names_positions_only() -> None:
    assert counting_sql(range(7, 9)).splitlines() == [
        "SELECT group_index, 7 AS item, item_7 AS answer, COUNT(*) AS n FROM answers GROUP BY group_index, item_7",
        "UNION ALL",
        "SELECT group_index, 8 AS item, item_8 AS answer, COUNT(*) AS n FROM answers GROUP BY group_index, item_8",
    ]
