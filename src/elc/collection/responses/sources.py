"""What every kind of file looks like to the rest: headings, rows, mostly also a relation for SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import duckdb

from elc.core.refusals import Place

Row = tuple[int, Sequence[str]]
"""The row's number, the header being 1, and the texts of the columns that were asked for."""


@dataclass(frozen=True)
class Relation:
    """The same rows for SQL: `sql` stands after FROM, `text_of(index)` is the column of that index as text.

    `padding`: indices of columns without a heading, which must be empty in every row.
    """

    connection: duckdb.DuckDBPyConnection
    sql: str
    text_of: Callable[[int], str]
    padding: tuple[int, ...] = ()


class Source(Protocol):
    """An opened file of responses.

    `headings` in the order of the file, unique and not blank; `unusable` are the indices of columns that hold
    lists, bytes or other things that are no text or number; `about` are sentences for the person who gave the
    file.
    """

    @property
    def place(self) -> Place:
        """The file, and the sheet where there is one."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The columns' names."""

    @property
    def unusable(self) -> frozenset[int]:
        """The columns that cannot be read as text."""

    @property
    def about(self) -> tuple[str, ...]:
        """What a person should know about how the file was read."""

    @property
    def relation(self) -> Relation | None:
        """The rows for SQL, None where only `rows` can read the file."""

    def rows(self, columns: Sequence[int]) -> Iterator[Row]:
        """Every row that is not an empty line, in order; BadInput where a row does not fit the headings."""
