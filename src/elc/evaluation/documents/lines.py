"""The evaluation as CSV: one line a criterion and event, the numbers with the decimals of the page."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from elc.core.numbers import round_half_up
from elc.evaluation.documents.naming import criterion_words, held_iso
from elc.evaluation.table import Cell, CriterionRow, EvaluationTable, EventColumn
from elc.reports.delimited import Value, delimited_document

PLACES = 2


def csv_document(table: EvaluationTable) -> bytes:
    """The file. Its column names and definitions are the same in every language; `criterion` is the reader's."""
    headings = [
        *("nr", "key", "criterion", "event", "held", "answers", "score", "spread", "spread_definition"),
        *(f"count_{value}" for value in table.scale),
        *("reconstructed", "withheld"),
    ]
    return delimited_document(headings, _lines(table))


def _lines(table: EvaluationTable) -> Iterator[list[Value]]:
    for row in table.rows:
        for cell, column in zip(row.cells, table.columns, strict=True):
            yield _line(row, cell, column, table)


def _line(row: CriterionRow, cell: Cell, column: EventColumn, table: EvaluationTable) -> list[Value]:
    return [
        row.nr,
        row.key,
        criterion_words(row),
        column.name,
        held_iso(column),
        cell.n,
        shown(cell.mean),
        shown(cell.spread),
        column.definition,
        *(cell.counts or (None,) * len(table.scale)),
        "yes" if column.is_reconstructed else "no",
        cell.withheld,
    ]


def shown(value: float | None) -> Decimal | None:
    """A score or spread as the page prints it, half up."""
    return None if value is None else round_half_up(value, PLACES)
