"""Writes a snapshot: answers as Parquet, a manifest, a codebook. No database: any table of answers will do.

answers.parquet    group_index INTEGER, item_1 … item_k TINYINT; sorted, one row a submission
comments.parquet   group_index INTEGER, question VARCHAR, words VARCHAR; apart and sorted, so tied to no row
manifest.json      digest, rows, groups, items; codebook.json the instrument and the codes of what is no answer
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt

from elc.collection.answers import NO_ANSWER, AnswerTable
from elc.instruments.definition import Definition
from elc.snapshots.digest import FORMAT, canonical_rows, digest_of
from elc.snapshots.engines import connect, quoted_path

ANSWERS, COMMENTS, MANIFEST, CODEBOOK = (
    "answers.parquet",
    "comments.parquet",
    "manifest.json",
    "codebook.json",
)


@dataclass(frozen=True)
class FrozenSnapshot:
    """A snapshot on disk: its folder, its digest and how its columns are to be read."""

    folder: Path
    digest: str
    rows: int
    groups: tuple[str, ...]
    items: tuple[str, ...]
    definition: Definition


def freeze(table: AnswerTable, *, definition: Definition, salt: bytes, into: Path) -> FrozenSnapshot:
    """Write `table` as a snapshot into the folder `into`, all of it or nothing.

    The folder is written beside its place and moved there as a whole. One that is there already stays as it is if it
    holds the same content; otherwise it is replaced, so `into` must be a folder that nothing refers to yet, named
    after the round and never shared. Returns the snapshot as it now stands on disk.
    """
    rows = canonical_rows(table)
    digest = digest_of(table, rows, instrument=(definition.key, definition.version), salt=salt)
    into.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=into.parent, prefix=".freezing-") as temporary:
        draft = Path(temporary) / "snapshot"
        draft.mkdir()
        _write_answers(rows, list(table.answers), draft / ANSWERS)
        if table.comments:
            _write_comments(table, draft / COMMENTS)
        _write_json(draft / MANIFEST, _manifest(table, digest))
        _write_json(draft / CODEBOOK, _codebook(definition))
        if _digest_in(into) != digest:
            if into.exists():
                into.rename(Path(temporary) / "replaced")  # goes with the temporary folder
            draft.rename(into)
    return open_snapshot(into)


def open_snapshot(folder: Path) -> FrozenSnapshot:
    """The snapshot in a folder."""
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    codebook = json.loads((folder / CODEBOOK).read_text("utf-8"))
    return FrozenSnapshot(
        folder=folder,
        digest=manifest["digest"],
        rows=manifest["rows"],
        groups=tuple(manifest["groups"]),
        items=tuple(manifest["items"]),
        definition=Definition.model_validate(codebook["instrument"]),
    )


def _digest_in(folder: Path) -> str | None:
    """The digest in a folder's manifest; None where there is no folder, or no manifest that can be read."""
    try:
        return str(json.loads((folder / MANIFEST).read_text("utf-8"))["digest"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write_answers(rows: npt.NDArray[np.uint8], items: list[str], file: Path) -> None:
    group_index = np.ascontiguousarray(rows[:, :4]).view(">i4").ravel().astype(np.int32)
    columns = {"group_index": group_index}
    for position in range(len(items)):
        columns[f"item_{position + 1}"] = (rows[:, 4 + position].astype(np.int16) - 128).astype(np.int8)
    with connect() as connection:
        _copy(connection, columns, file)


def _write_comments(table: AnswerTable, file: Path) -> None:
    groups, questions, words = zip(*sorted(table.comments), strict=True)
    columns = {
        "group_index": np.array(groups, dtype=np.int32),
        "question": np.array(questions, dtype=object),
        "words": np.array(words, dtype=object),
    }
    with connect() as connection:
        _copy(connection, columns, file)


def _copy(connection: duckdb.DuckDBPyConnection, columns: dict[str, Any], file: Path) -> None:
    connection.register("columns", columns)
    connection.execute(f"COPY (SELECT * FROM columns) TO {quoted_path(file)} (FORMAT parquet, COMPRESSION zstd)")


def _manifest(table: AnswerTable, digest: str) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "digest": digest,
        "rows": table.rows,
        "groups": list(table.groups),
        "items": list(table.answers),
    }


def _codebook(definition: Definition) -> dict[str, Any]:
    return {
        "instrument": definition.model_dump(mode="json"),
        "no_answer": {str(code): words for code, words in NO_ANSWER.items()},
    }


def _write_json(file: Path, value: dict[str, Any]) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
