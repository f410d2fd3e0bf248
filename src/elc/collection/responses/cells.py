"""How far the cells of one part of a workbook reach, and how much shared text they name.

`Glance` is quick and needs every cell to say where it is, as all common programs write it; `Count` parses the XML
and follows calamine's rules for cells that do not.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from xml.parsers import expat


@dataclass
class Box:
    """The smallest box around all cells; rows and columns count from 0."""

    first_row: int = 1 << 62
    last_row: int = -1
    first_column: int = 1 << 62
    last_column: int = -1

    @property
    def size(self) -> int:
        """How many cells the box has."""
        if self.last_row < 0:
            return 0
        return (self.last_row - self.first_row + 1) * (self.last_column - self.first_column + 1)

    def include(self, row: int, column: int) -> None:
        """Widen the box so that it holds this cell."""
        self.first_row = min(self.first_row, row)
        self.last_row = max(self.last_row, row)
        self.first_column = min(self.first_column, column)
        self.last_column = max(self.last_column, column)


def column_number(letters: str) -> int:
    """A is 0, Z is 25, AA is 26. ValueError for anything else."""
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        raise ValueError(letters)
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


class Glance:
    """Looks at one part as bytes, fed in pieces. Empty cells with a format count as cells here.

    `is_certain` stays true while every cell begins exactly as `<c r="A1"`, and nothing else could be a cell. Then
    no cell lies outside of `box`, whatever else is wrong with the part.
    """

    _CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"')
    _NO_CELL = re.compile(rb"<c[a-zA-Z]")  # columns, colours, conditions
    _PREFIXED = re.compile(rb"<[^ \t\r\n<>]*:c[ \t\r\n/>]")
    _LONGEST_TAG = 100_000

    def __init__(self) -> None:
        """Start with no cell."""
        self.box = Box()
        self.cells = 0
        self.errors = 0
        self.is_certain = True
        self._rest = b""

    def feed(self, piece: bytes) -> None:
        """Look at the next piece."""
        content = self._rest + piece
        whole = content.rfind(b"<")  # what follows may be the beginning of a tag that goes on in the next piece
        self._rest = content[whole:] if whole >= 0 else content
        if len(self._rest) > self._LONGEST_TAG:
            self.is_certain = False
            self._rest = b""
        if self.is_certain and whole > 0:
            self._look(content[:whole])

    def _look(self, content: bytes) -> None:
        found = self._CELL.findall(content)
        self.cells += len(found)
        others = content.count(b"<c") - len(found)
        if others and others != len(self._NO_CELL.findall(content)):
            self.is_certain = False
        if b":c" in content and self._PREFIXED.search(content):
            self.is_certain = False
        self.errors += content.count(b' t="e"')
        if found:
            letters, numbers = map(set, zip(*found, strict=True))
            rows = [int(number) - 1 for number in numbers]
            columns = [column_number(text.decode()) for text in letters]
            self.box.include(min(rows), min(columns))
            self.box.include(max(rows), max(columns))


@dataclass
class Count:
    """Parses one part, fed in pieces. Only cells with something in them count.

    `text_lengths` are those of the shared texts, if the part holds these; `text_uses` the indices of the shared
    texts that its cells name. `is_broken`: it is no proper XML, or declares a document type.
    """

    box: Box = field(default_factory=Box)
    text_lengths: array[int] = field(default_factory=lambda: array("q"))
    text_uses: array[int] = field(default_factory=lambda: array("q"))
    is_broken: bool = False

    def __post_init__(self) -> None:
        """Start where calamine would place the first cell."""
        self._row = self._column = 0
        self._cell: tuple[int, int] | None = None  # the open cell, until something is seen in it
        self._is_shared = self._is_value = False
        self._length = -1  # of the open shared text; -1 outside of one
        self._parser = expat.ParserCreate("utf-8")  # whatever it declares: calamine reads the bytes so
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._doctype

    def feed(self, piece: bytes, *, is_end: bool = False) -> None:
        """Parse on, unless the part is broken."""
        if self.is_broken:
            return
        try:
            self._parser.Parse(piece, is_end)
        except (expat.ExpatError, ValueError):
            self.is_broken = True

    def _doctype(self, *_declared: object) -> None:
        raise ValueError("no part of a workbook declares entities")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if self._cell is not None:
            self.box.include(*self._cell)
            self._cell = None
            self._is_value = self._is_shared and local == "v"
        if local == "c":
            self._open_cell(attributes)
        elif local == "row" and "r" in attributes:
            self._row = int(attributes["r"]) - 1
        elif local == "si":
            self._length = 0

    def _open_cell(self, attributes: dict[str, str]) -> None:
        row, place = self._row, attributes.get("r")
        if place is not None:
            letters = place.rstrip("0123456789")
            row = int(place[len(letters) :]) - 1
            self._column = column_number(letters)
        self._cell = row, self._column
        self._column += 1
        self._is_shared = attributes.get("t") == "s"

    def _end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local == "row":
            self._row += 1
            self._column = 0
        elif local == "c":
            self._cell = None
            self._is_shared = self._is_value = False
        elif local == "v":
            self._is_value = False
        elif local == "si":
            self.text_lengths.append(self._length)
            self._length = -1

    def _text(self, text: str) -> None:
        if self._length >= 0:
            self._length += len(text)
        elif self._is_value:
            self.text_uses.append(int(text))
