"""Excel workbooks (.xlsx): the first visible sheet with anything in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from elc.collection.responses.headings import clean_headings
from elc.collection.responses.inspecting import inspect_workbook
from elc.collection.responses.sources import Relation, Row
from elc.collection.responses.words import _, listed, plural, shown
from elc.core.refusals import BadInput, Place

T = TypeVar("T")


@dataclass(frozen=True)
class Workbook:
    """A sheet, whose header is in row `header` (from 1). `width` counts the columns without a heading too."""

    sheet: CalamineSheet
    place: Place
    headings: tuple[str, ...]
    header: int
    about: tuple[str, ...]
    relation: Relation | None = None
    unusable: frozenset[int] = frozenset()

    def rows(self, columns: Sequence[int]) -> Iterator[Row]:
        """The rows below the header, with the numbers that the spreadsheet program shows."""
        named = len(self.headings)
        for row, cells in enumerate(self.sheet.iter_rows(), start=1):
            if row <= self.header:
                continue
            if any(cell != "" for cell in cells[named:]):
                raise BadInput(
                    _("there is a value in a column without a heading."),
                    _("Give the column a heading, or empty it."),
                    place=replace(self.place, row=row),
                )
            yield row, [_text_of(cells[column]) for column in columns]


@contextmanager
def open_workbook(path: Path, place: Place) -> Iterator[Workbook]:
    """The workbook at `path`, inspected first. BadInput where it is none or has no usable sheet."""
    errors = inspect_workbook(path, place)
    with path.open("rb") as file:
        book = _guarded(partial(CalamineWorkbook.from_filelike, file), place)
        try:
            sheet, others = _first_sheet(book, place)
            about = [_("The file is a workbook; its sheet “%(sheet)s” was read.") % {"sheet": shown(sheet.name)}]
            if others:
                about.append(_("Sheets not read: %(sheets)s.") % {"sheets": listed(others)})
            if errors:
                sentence = plural(
                    "%(cells)d cell of the workbook holds an error such as #N/A and was read as empty.",
                    "%(cells)d cells of the workbook hold an error such as #N/A and were read as empty.",
                    errors,
                )
                about.append(sentence % {"cells": errors})
            place = replace(place, sheet=shown(sheet.name))
            header, raw = _header(sheet)
            headings = clean_headings(raw, replace(place, row=header))
            yield Workbook(sheet, place, headings, header, tuple(about))
        finally:
            book.close()


def _first_sheet(book: CalamineWorkbook, place: Place) -> tuple[CalamineSheet, list[str]]:
    """The first visible sheet with anything in it, and the names of the other visible sheets."""
    names = [
        data.name
        for data in book.sheets_metadata
        if data.typ == SheetTypeEnum.WorkSheet and data.visible == SheetVisibleEnum.Visible
    ]
    for name in names:
        sheet = _guarded(partial(book.get_sheet_by_name, name), place)
        if sheet.start is not None:
            return sheet, [other for other in names if other != name]
    raise BadInput(_("no visible sheet holds anything."), _("Put the responses into the first sheet."), place=place)


def _header(sheet: CalamineSheet) -> tuple[int, list[str]]:
    """The first row with anything in it, and its number from 1."""
    for row, cells in enumerate(sheet.iter_rows(), start=1):
        if any(cell != "" for cell in cells):
            return row, [_text_of(cell) for cell in cells]
    return 1, []


def _text_of(cell: object) -> str:
    """A cell as text; spreadsheets keep whole numbers as fractions, so 2.0 is 2."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    return str(cell)


def _guarded(read: Callable[[], T], place: Place) -> T:
    """What `read` gives; BadInput where calamine cannot, also where it panics, which is no `Exception`."""
    try:
        return read()
    except PasswordError:
        remedy = _("Open it in a spreadsheet program and save it without a password.")
        raise BadInput(_("this workbook is protected by a password."), remedy, place=place) from None
    except (CalamineError, OSError, ValueError):
        raise _damaged(place) from None
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise _damaged(place) from None
        raise


def _damaged(place: Place) -> BadInput:
    return BadInput(
        _("this workbook is damaged or built in an unusual way."),
        _("Open it in a spreadsheet program and save it as .xlsx or CSV UTF-8."),
        place=place,
    )
