"""Reading what was pasted from a spreadsheet: lines and cells, each with its number, so that a problem can name it."""

from __future__ import annotations

import csv
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import override

DELIMITERS: Final = "\t;,"
LONGEST_TEXT: Final = 100_000


@dataclass(frozen=True)
class Line:
    """One line that holds something, with its number counted from 1."""

    number: int
    cells: tuple[str, ...]

    def cell(self, position: int) -> str:
        """What stands at a position; nothing where the line is shorter."""
        return self.cells[position] if position < len(self.cells) else ""


def lines_of(text: str, *, heading: Collection[str | Promise] = ()) -> list[Line]:
    """The lines of a text. Cells are divided by tabs, else by semicolons, else by commas, as each line has them.

    A first line that holds nothing but words of `heading`, in any language of the site, is left out.
    """
    found = [
        Line(number, cells)
        for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1)
        if any(cells := _cells(line))
    ]
    if found and _is_heading(found[0], heading):
        return found[1:]
    return found


def in_any_language(words: str | Promise) -> set[str]:
    """Some words in every language of the site, in small letters."""
    found = set()
    for code, _name in settings.LANGUAGES:
        with override(code):
            found.add(str(words).casefold())
    return found


def key_named(typed: str, among: dict[str, str | Promise]) -> str | None:
    """The key of a table that somebody means by the key itself or by its words in any language; None for no such."""
    wanted = " ".join(typed.casefold().split())
    for key, words in among.items():
        if wanted == key.casefold() or wanted in in_any_language(words):
            return key
    return None


def too_many_cells(line: Line, most: int) -> str | None:
    """A problem, where a line has more cells than it may."""
    if any(line.cells[most:]):
        return _("There are more parts than expected. Divide them by tabs or semicolons, and put none inside a name.")
    return None


def _cells(line: str) -> tuple[str, ...]:
    divider = next((sign for sign in DELIMITERS if sign in line), "\t")
    try:
        row = next(csv.reader([line], delimiter=divider), [])
    except csv.Error:  # a cell that is longer than any name
        row = [line]
    return tuple(cell.strip() for cell in row)


def _is_heading(line: Line, heading: Collection[str | Promise]) -> bool:
    words = {word for part in heading for word in in_any_language(part)}
    return bool(words) and all(cell.casefold() in words for cell in line.cells if cell)
