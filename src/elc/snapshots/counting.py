"""Counts first: one portable SQL text turns a snapshot of any size into small tables of counts.

Every statistic follows exactly from the counts, so the engine is replaceable and the answers are read once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from elc.collection.answers import NO_ANSWER
from elc.snapshots.engines import connect, quoted_source
from elc.snapshots.freezing import ANSWERS, FrozenSnapshot

BLOCK: Final = 50  # items counted by one SQL text


@dataclass(frozen=True)
class ItemCounts:
    """How often each answer was given to one item: `counts` int64 of shape (groups, values of the scale in order);
    `no_answer`: for each code of `NO_ANSWER`, int64 of shape (groups,).
    """

    item: str
    counts: npt.NDArray[np.int64]
    no_answer: dict[int, npt.NDArray[np.int64]]


def counting_sql(items: range) -> str:
    """The text that counts (group, item, answer) over a table `answers`; the same on every engine.

    `items` are positions of items, counted from 1.
    """
    return "\nUNION ALL\n".join(
        # Only numbers are put into the text.
        f"SELECT group_index, {position} AS item, item_{position} AS answer, COUNT(*) AS n "
        f"FROM answers GROUP BY group_index, item_{position}"
        for position in items
    )


def blocks_of(items: int) -> list[range]:
    """The positions of so many items in blocks: one text for thousands of items takes an engine worse than linearly
    long to plan.
    """
    return [range(first, min(first + BLOCK, items + 1)) for first in range(1, items + 1, BLOCK)]


def count_answers(snapshot: FrozenSnapshot) -> tuple[ItemCounts, ...]:
    """The counts of every item of a snapshot, in the instrument's order."""
    blocks = blocks_of(len(snapshot.items))
    # Each SELECT on a view opens the whole wide file again. That costs nothing where the file is narrow; where it is
    # not, a block is read into memory once.
    kind = "VIEW" if len(blocks) == 1 else "TABLE"
    found: list[ItemCounts] = []
    with connect() as connection:
        for block in blocks:
            columns = ", ".join(f"item_{position}" for position in block)
            source = quoted_source(snapshot.folder / ANSWERS)
            connection.execute(
                f"CREATE OR REPLACE {kind} answers AS SELECT group_index, {columns} FROM read_parquet({source})"
            )
            rows = connection.execute(counting_sql(block)).fetchnumpy()
            found += (_item_counts(snapshot, position, rows) for position in block)
    return tuple(found)


def _item_counts(snapshot: FrozenSnapshot, position: int, rows: Mapping[str, Any]) -> ItemCounts:
    key = snapshot.items[position - 1]
    scale = snapshot.definition.scale_of(key)
    mine = rows["item"] == position
    group, answer, n = (np.asarray(rows[name])[mine] for name in ("group_index", "answer", "n"))
    counts = np.zeros((len(snapshot.groups), len(scale.values)), dtype=np.int64)
    on_scale = answer >= scale.low
    counts[group[on_scale], answer[on_scale].astype(np.int64) - scale.low] = n[on_scale]
    no_answer = {}
    for code in NO_ANSWER:
        no_answer[code] = np.zeros(len(snapshot.groups), dtype=np.int64)
        no_answer[code][group[answer == code]] = n[answer == code]
    return ItemCounts(item=key, counts=counts, no_answer=no_answer)
