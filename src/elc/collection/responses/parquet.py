"""Parquet files, read by DuckDB only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from elc.collection.responses.engine import connect_to, literal, plain_name
from elc.collection.responses.headings import clean_headings
from elc.collection.responses.sources import Relation, Row
from elc.collection.responses.words import _
from elc.core.refusals import BadInput, Place

MOST_ROWS = 50_000_000
MOST_CELLS = 300_000_000  # some kilobytes can claim billions, and each that is read needs a byte or two
_BATCH_CELLS = 100_000
LONGEST_TEXT = 1_001  # one long text can stand in millions of rows at no cost to the file; no answer is as long
_WHOLE = {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"}
_WHOLE |= {f"U{name}" for name in _WHOLE}
_TEXT = {"VARCHAR", "BOOLEAN", "DATE", "UUID"}
_FRACTIONS = ("FLOAT", "DOUBLE", "DECIMAL")
_SCALAR_STARTS = ("ENUM", "TIMESTAMP", "TIME")


@dataclass(frozen=True)
class Parquet:
    """A Parquet file. Its rows are numbered as if the headings were the first row."""

    place: Place
    headings: tuple[str, ...]
    unusable: frozenset[int]
    relation: Relation
    row_count: int
    about: tuple[str, ...]

    def rows(self, columns: Sequence[int]) -> Iterator[Row]:
        """The rows. BadInput where they claim to be more than fit into memory, or are damaged."""
        texts = ", ".join(self.relation.text_of(column) for column in columns) or "''"
        self.check_size(len(columns))
        statement = f"SELECT {texts} FROM {self.relation.sql}"
        try:
            found = self.relation.connection.execute(statement)
            next_row = 2
            while batch := found.fetchmany(max(1, _BATCH_CELLS // max(1, len(columns)))):
                yield from enumerate(batch, start=next_row)
                next_row += len(batch)
        except duckdb.Error:
            raise _damaged(self.place) from None

    def check_size(self, columns: int) -> None:
        """BadInput where `columns` of them are too many cells."""
        if self.row_count * columns > MOST_CELLS:
            raise BadInput(
                _("this file has %(rows)d rows, too many for %(columns)d columns.")
                % {"rows": self.row_count, "columns": columns},
                _("Choose fewer items, or split the file."),
                place=self.place,
            )


@contextmanager
def open_parquet(path: Path, place: Place, folder: Path) -> Iterator[Parquet]:
    """The file at `path`. BadInput where it is damaged or has over 50 million rows or 5,000 columns."""
    link = plain_name(path, folder, "responses.parquet")
    connection = connect_to(link)
    try:
        try:
            yield _opened(connection, link, place)
        except duckdb.Error:
            raise _damaged(place) from None
    finally:
        connection.close()


def _opened(connection: duckdb.DuckDBPyConnection, path: Path, place: Place) -> Parquet:
    rows = _row_count(connection, path)
    if rows > MOST_ROWS:
        raise BadInput(_("this file has more than 50 million rows."), _("Split the file."), place=place)
    tree = connection.execute("SELECT name, num_children FROM parquet_schema(?)", [str(path)]).fetchall()
    names = _top_level(tree)
    headings = clean_headings(names, place)
    sql = f"read_parquet({literal(str(path))}, hive_partitioning = false)"
    types = connection.execute(f"DESCRIBE FROM {sql}").fetchall()
    unusable = frozenset(i for i, column in enumerate(types) if not _is_scalar(column[1]))

    def text_of(index: int) -> str:
        return _as_text('"' + types[index][0].replace('"', '""') + '"', types[index][1])

    about = (_("The file is Parquet."),)
    padding = tuple(range(len(headings), len(names)))
    relation = Relation(connection, sql, text_of, padding)
    return Parquet(place, headings, unusable, relation, rows, about)


def _row_count(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """How many rows there are by the parts of the file, which is what is read; the whole may lie."""
    parts = "SELECT DISTINCT row_group_id, row_group_num_rows FROM parquet_metadata(?)"
    counts = [rows for _part, rows in connection.execute(parts, [str(path)]).fetchall()]
    return int(sum(counts)) if min(counts, default=0) >= 0 else MOST_ROWS + 1


def _top_level(tree: list[tuple[str, int | None]]) -> list[str]:
    """The names of the columns in a flattened tree, whose first node is the root."""
    names: list[str] = []
    inside = 0
    for name, children in tree[1:]:
        if inside == 0:
            names.append(name)
        else:
            inside -= 1
        inside += children or 0
    return names


def _is_scalar(kind: str) -> bool:
    if kind.endswith("]"):
        return False
    return kind in _WHOLE or kind in _TEXT or kind.startswith((*_FRACTIONS, *_SCALAR_STARTS))


def _as_text(column: str, kind: str) -> str:
    """An expression for the value as text: nothing for NULL and NaN, whole numbers without a fraction."""
    if kind == "VARCHAR" or kind.startswith("ENUM"):
        return f"coalesce(left({column}::VARCHAR, {LONGEST_TEXT}), '')"
    text = f"CAST({column} AS VARCHAR)"
    if kind.startswith(_FRACTIONS):
        is_number = "true" if kind.startswith("DECIMAL") else f"NOT isnan({column})"
        is_whole = f"abs({column}) < 1e15 AND {column} = trunc({column})"
        whole = f"CAST(CAST({column} AS BIGINT) AS VARCHAR)"
        text = f"CASE WHEN NOT {is_number} THEN '' WHEN {is_whole} THEN {whole} ELSE {text} END"
    return f"coalesce({text}, '')"


def _damaged(place: Place) -> BadInput:
    return BadInput(
        _("this Parquet file is damaged or in a way that cannot be read."),
        _("Write it again, or save it as CSV."),
        place=place,
    )
