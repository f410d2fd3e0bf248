"""Writes CSV that opens rightly everywhere and never runs as a formula: UTF-8, commas, points as decimal marks."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

Value = str | int | float | Decimal | None

BYTE_ORDER_MARK: Final = "\ufeff"
# What spreadsheets take for the start of a formula, wide forms included (OWASP, "CSV Injection").
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def delimited_document(
    headings: Sequence[str], rows: Iterable[Sequence[Value]], *, with_byte_order_mark: bool = True
) -> bytes:
    """The CSV file (RFC 4180) of some rows under `headings`.

    Numbers are written as they are, so round them before; None is an empty cell. A text that a spreadsheet would take
    for a formula gets an apostrophe in front. The byte order mark makes spreadsheets read the file as UTF-8.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([harmless(heading) for heading in headings])
    writer.writerows([_cell(value) for value in row] for row in rows)
    mark = BYTE_ORDER_MARK if with_byte_order_mark else ""
    return (mark + written.getvalue()).encode("utf-8", errors="replace")


def harmless(text: str) -> str:
    """`text` as a spreadsheet shows it and never runs it."""
    bare = text.replace("\x00", "")
    return f"'{bare}" if bare.lstrip(" ").startswith(_FORMULA_STARTS) else bare


def safe(value: object) -> object:
    """A text made harmless; anything else as it is."""
    return harmless(value) if isinstance(value, str) else value


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return harmless(value)
    return format(value, "f") if isinstance(value, Decimal) else repr(value)
