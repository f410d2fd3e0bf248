"""Writes workbooks (XLSX) that hold what is shown and nothing else.

Text stays text (no formula, no link), a number has the decimals that are displayed and no more, no sheet is hidden, the
properties name no person and no path, and the same input gives the same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, Final

import xlsxwriter
from django.utils.translation import gettext as _

from elc.core.numbers import round_half_up

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Value = str | int | float | Decimal | None

AUTHOR: Final = "ELC"
LONGEST_TEXT: Final = 32_767  # UTF-16 code units in a cell: a limit of the format
_EARLIEST: Final = date(1980, 1, 1)  # the zip format knows no earlier day
_ILLEGAL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|[\ud800-\udfff]")
_ACCENT: Final = "#0B4A46"
_LINE, _TALLEST = 15.0, 409.0  # points; the format knows no taller row
_NOT_IN_A_SHEET_NAME: Final = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True)
class Column:
    """One column: its heading, its width in characters, and for numbers how many decimals are shown.

    `decimals` None is a column of text; numbers in it are written as they are. `above` stands over the heading, for
    columns that belong together.
    """

    heading: str
    width: float = 12
    decimals: int | None = None
    above: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet. A row is one value a column; a plain text among the rows is a heading over those that follow.

    `lead` are lines above the table.
    """

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value] | str]
    lead: Sequence[str] = ()


@dataclass(frozen=True)
class Explained:
    """One line of a codebook: where something stands, what it is called, what it means."""

    where: str
    name: str
    meaning: str


def codebook_sheet(lines: Iterable[Explained]) -> Sheet:
    """The sheet that explains a workbook: every column, every definition, and where the numbers come from."""
    columns = (Column(_("Where"), 24), Column(_("Name"), 30), Column(_("Meaning"), 100))
    return Sheet(_("Codebook"), columns, [(line.where, line.name, line.meaning) for line in lines])


def build_workbook(sheets: Sequence[Sheet], *, title: str, on: date | None = None) -> bytes:
    """The workbook of some sheets. `on` is its date of creation; without one it is a fixed day."""
    written = io.BytesIO()
    never = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(written, {"in_memory": True, **never}) as workbook:
        created = datetime.combine(max(on or _EARLIEST, _EARLIEST), datetime.min.time())
        workbook.set_properties({"title": legal_text(title), "author": AUTHOR, "company": AUTHOR, "created": created})
        styles = _Styles(workbook)
        for sheet in sheets:
            _write(workbook.add_worksheet(_sheet_name(sheet.name)), sheet, styles)
    return written.getvalue()


class _Styles:
    """The few formats of a workbook; a number format is made once for each count of decimals."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._numbers: dict[int, Format] = {}
        self.title = workbook.add_format({"bold": True, "font_size": 14})
        heading = {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1}
        self.heading = workbook.add_format({**heading, "align": "left", "indent": 1})
        self.number_heading = workbook.add_format({**heading, "align": "right"})
        self.above = workbook.add_format({"bold": True, "font_color": _ACCENT, "align": "right"})
        self.section = workbook.add_format({"bold": True, "font_color": _ACCENT})
        self.text = workbook.add_format({"text_wrap": True, "valign": "top", "align": "left", "indent": 1})

    def number(self, decimals: int) -> Format:
        """The format that shows so many decimals."""
        if decimals not in self._numbers:
            shown = f"0.{'0' * decimals}" if decimals else "0"
            self._numbers[decimals] = self._workbook.add_format({"num_format": shown, "valign": "top"})
        return self._numbers[decimals]


def _write(page: Worksheet, sheet: Sheet, styles: _Styles) -> None:
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
    for row, line in enumerate(sheet.lead):
        page.write_string(row, 0, legal_text(line), styles.title if row == 0 else None)
    first = _write_headings(page, sheet.columns, len(sheet.lead) + bool(sheet.lead), styles)
    page.freeze_panes(first, 0)
    page.repeat_rows(first - 1)
    page.fit_to_pages(1, 0)
    page.set_landscape()
    page.set_paper(9)  # A4
    for row, values in enumerate(sheet.rows, start=first):
        if isinstance(values, str):
            page.write_string(row, 0, legal_text(values), styles.section)
            continue
        _set_height(page, row, sheet.columns, values)
        for at, (column, value) in enumerate(zip(sheet.columns, values, strict=True)):
            _write_cell(page, row, at, value, column, styles)


def _write_headings(page: Worksheet, columns: Sequence[Column], row: int, styles: _Styles) -> int:
    """Write one or two rows of headings and give the row after them."""
    if any(column.above for column in columns):
        for at, column in enumerate(columns):
            if column.above:
                page.write_string(row, at, legal_text(column.above), styles.above)
        row += 1
    for at, column in enumerate(columns):
        style = styles.heading if column.decimals is None else styles.number_heading
        page.write_string(row, at, legal_text(column.heading), style)
    _set_height(page, row, columns, [column.heading for column in columns])
    return row + 1


def _set_height(page: Worksheet, row: int, columns: Sequence[Column], values: Sequence[Value]) -> None:
    """Give a row the height of its longest text: not every program does so by itself."""
    texts = [(column.width, value) for column, value in zip(columns, values, strict=True) if isinstance(value, str)]
    lines = max((sum(ceil(len(part) / width) or 1 for part in text.split("\n")) for width, text in texts), default=1)
    if lines > 1:
        page.set_row(row, min(_LINE * lines, _TALLEST))


def _write_cell(page: Worksheet, row: int, at: int, value: Value, column: Column, styles: _Styles) -> None:
    if value is None:
        return
    if isinstance(value, str):
        page.write_string(row, at, legal_text(value), styles.text)
    elif column.decimals is None:
        page.write_number(row, at, float(value), styles.text)
    else:
        page.write_number(row, at, float(round_half_up(float(value), column.decimals)), styles.number(column.decimals))


def legal_text(text: str) -> str:
    """`text` with one kind of line end, without what XML forbids; cut with a note where a cell cannot hold it."""
    legal = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    units = legal.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_TEXT:
        return legal
    note = _(" … [cut here: a cell holds no more]")
    return units[: 2 * (LONGEST_TEXT - len(note))].decode("utf-16-le", errors="ignore") + note


def _sheet_name(name: str) -> str:
    """A name that the format allows: up to 31 characters, and none of those it keeps for itself."""
    return _NOT_IN_A_SHEET_NAME.sub(" ", legal_text(name))[:31].strip() or "1"
