"""The digest of a snapshot: SHA-256 over its canonical content and a secret salt.

Canonical content, version 1, byte by byte: the salt (32 bytes); one line of JSON (UTF-8, keys sorted, no spaces) that
names the format, the instrument, the items in order and the groups sorted by code point; then every row as four bytes
(group index, big-endian) and one byte an item (the answer plus 128), rows sorted as byte strings; then every comment as
one line of JSON [group index, question, words], sorted.

It says nothing of Parquet, so a new version of the writer keeps it; and without the salt nobody can try out the few
possible sets of seven answers until one fits.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from elc.collection.answers import AnswerTable

FORMAT = 1


def canonical_rows(table: AnswerTable) -> npt.NDArray[np.uint8]:
    """The rows of a table as sorted byte strings, shape (rows, 4 + items)."""
    width = 4 + len(table.answers)
    rows = np.empty((table.rows, width), dtype=np.uint8)
    rows[:, :4] = table.group_of.astype(">i4").view(np.uint8).reshape(-1, 4)
    for column, answers in enumerate(table.answers.values(), start=4):
        rows[:, column] = (answers.astype(np.int16) + 128).astype(np.uint8)
    return rows[_order(rows)]


def digest_of(table: AnswerTable, rows: npt.NDArray[np.uint8], *, instrument: tuple[str, int], salt: bytes) -> str:
    """The digest as 64 hexadecimal characters; `rows` as `canonical_rows` gives them."""
    header = {
        "format": FORMAT,
        "instrument": list(instrument),
        "items": list(table.answers),
        "groups": list(table.groups),
    }
    digest = hashlib.sha256(salt)
    digest.update(_line(header))
    digest.update(rows.tobytes())
    for comment in sorted(table.comments):
        digest.update(_line(comment))
    return digest.hexdigest()


def _order(rows: npt.NDArray[np.uint8]) -> npt.NDArray[np.intp]:
    """The order that sorts rows as byte strings: eight bytes at a time as one big-endian number, last key first."""
    padded = np.zeros((rows.shape[0], -(-rows.shape[1] // 8) * 8), dtype=np.uint8)
    padded[:, : rows.shape[1]] = rows
    keys = padded.view(">u8").astype(np.uint64)
    return np.lexsort(tuple(keys[:, column] for column in reversed(range(keys.shape[1]))))


def _line(value: dict[str, object] | Sequence[object]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()
