"""Looks through a workbook before it is read: is it one, and does it fit into memory.

The reader, calamine, keeps a sheet as one dense box of cells and copies a shared text into every cell that
names it. So a file of 5 kB can ask for gigabytes. Here the parts of the workbook are parsed as a stream and
added up first.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat
from zipfile import ZipInfo

from elc.collection.responses.unpacking import Archive
from elc.collection.responses.words import _
from elc.core.refusals import BadInput, Place

MOST_CELLS = 20_000_000
MOST_SHARED_TEXT = 300_000_000
_CONTENTS, _WORKBOOK, _TEXTS = "[content_types].xml", "xl/workbook.xml", "xl/sharedstrings.xml"
_CELLS_MARK = b"sheetData"  # the element without which calamine finds no cell in a part
_NESTED = (b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"), b"\x1f\x8b")


@dataclass(frozen=True)
class Findings:
    """What was seen: cells that hold an error such as #N/A, which are read as empty."""

    errors: int


@dataclass
class _Part:
    """One part of the workbook while it is parsed; rows and columns count from 0 as calamine counts them."""

    first_row: int = 1 << 62
    last_row: int = -1
    first_column: int = 1 << 62
    last_column: int = -1
    errors: int = 0
    text_lengths: array[int] = field(default_factory=lambda: array("q"))
    text_uses: array[int] = field(default_factory=lambda: array("q"))
    is_broken: bool = False
    has_cells: bool = False

    @property
    def box(self) -> int:
        """How many cells the smallest box around all cells has."""
        if self.last_row < 0:
            return 0
        return (self.last_row - self.first_row + 1) * (self.last_column - self.first_column + 1)


def inspect_workbook(path: Path, place: Place) -> Findings:
    """Inflate and parse everything in the workbook at `path` once.

    BadInput where it is no workbook, is protected by a password, damaged, built to deceive, or too large:
    more than 300 MB unpacked, 20 million cells in a box, or 300 MB of shared texts written out.
    """
    archive = Archive(path, place)
    names = {entry.filename.casefold() for entry in archive.entries}
    if not {_CONTENTS, _WORKBOOK} <= names:
        raise _no_workbook(names, place)
    parts = {entry.filename.casefold(): _inspect_part(archive, entry) for entry in archive.entries}
    lengths = parts[_TEXTS].text_lengths if _TEXTS in parts else array("q")
    for part in parts.values():
        _check_size(part, lengths, place)
    return Findings(sum(part.errors for part in parts.values()))


def _check_size(part: _Part, lengths: array[int], place: Place) -> None:
    remedy = _("Save the sheet with the responses alone, as CSV UTF-8.")
    if part.box > MOST_CELLS:
        raise BadInput(
            _("a sheet spans %(rows)d rows and %(columns)d columns, more than 20 million cells.")
            % {"rows": part.last_row + 1, "columns": part.last_column + 1},
            remedy,
            place=place,
        )
    texts = len(lengths)
    if sum(lengths[use] for use in part.text_uses if 0 <= use < texts) > MOST_SHARED_TEXT:
        raise BadInput(_("a sheet holds more than 300 MB of text."), remedy, place=place)


def _no_workbook(names: set[str], place: Place) -> BadInput:
    if _CONTENTS in names and "xl/workbook.bin" in names:
        sentence = _("this is a binary workbook (.xlsb).")
    elif "content.xml" in names:
        sentence = _("this is an OpenDocument file.")
    else:
        sentence = _("this is an archive, not a workbook.")
    return BadInput(sentence, _("Save the responses as .xlsx or CSV UTF-8."), place=place)


def _inspect_part(archive: Archive, entry: ZipInfo) -> _Part:
    part = _Part()
    parser: _Parser | None = None
    end = beginning = b""
    for piece in archive.pieces(entry):
        if len(beginning) < 64:
            beginning = (beginning + piece)[:64]
            _check_beginning(archive, beginning)
            plain = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
            parser = parser or (_Parser(part) if plain.startswith(b"<") else None)
        part.has_cells |= _CELLS_MARK in end + piece
        end = piece[-len(_CELLS_MARK) :]
        if parser is not None and not part.is_broken:
            parser.feed(piece)
    if parser is not None and not part.is_broken:
        parser.feed(b"", is_end=True)
    # Old drawings are often no proper XML; a part with cells must be, or calamine might see more than we.
    if part.has_cells and (part.is_broken or parser is None):
        raise archive.damaged()
    return part


def _check_beginning(archive: Archive, beginning: bytes) -> None:
    """BadInput for an archive in the archive, and for XML in an encoding that would hide the marks."""
    if beginning.startswith(_NESTED) or beginning.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
        raise archive.damaged()


class _Parser:
    """Adds the cells of one part up, with calamine's rules for cells that do not say where they are."""

    def __init__(self, part: _Part) -> None:
        self.part = part
        self.row = self.column = 0  # where calamine would place the next cell
        self.cell: tuple[int, int] | None = None  # the open cell, until something is seen in it
        self.is_shared = False
        self.is_value = False
        self.letters: dict[str, int] = {}
        self.text_length = -1  # of the open shared text; -1 outside of one
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype

    def feed(self, piece: bytes, *, is_end: bool = False) -> None:
        """Parse on; a part that is no proper XML, or has a document type, is marked as broken."""
        try:
            self.parser.Parse(piece, is_end)
        except (expat.ExpatError, ValueError, KeyError):
            self.part.is_broken = True

    def _doctype(self, *_declared: object) -> None:
        raise ValueError("no part of a workbook declares entities")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self.cell is not None:
            self._see(name)
        local = name.rpartition(":")[2]
        if local == "c":
            self._open_cell(attributes)
        elif local == "row":
            if "r" in attributes:
                self.row = int(attributes["r"]) - 1
        elif local == "si":
            self.text_length = 0

    def _open_cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        row = self.row
        if place is not None:
            letters = place.rstrip("0123456789")
            row = int(place[len(letters) :]) - 1
            column = self.letters.get(letters)
            if column is None:
                column = self.letters[letters] = _column_number(letters)
            self.column = column
        self.cell = row, self.column
        self.column += 1
        kind = attributes.get("t")
        self.is_shared = kind == "s"
        self.part.errors += kind == "e"

    def _see(self, name: str) -> None:
        """The open cell holds something, so it takes part in the box."""
        if self.cell is None:
            return
        (row, column), self.cell = self.cell, None
        part = self.part
        part.first_row = min(part.first_row, row)
        part.last_row = max(part.last_row, row)
        part.first_column = min(part.first_column, column)
        part.last_column = max(part.last_column, column)
        self.is_value = self.is_shared and name.rpartition(":")[2] == "v"

    def _end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local == "row":
            self.row += 1
            self.column = 0
        elif local == "c":
            self.cell = None
            self.is_shared = self.is_value = False
        elif local == "v":
            self.is_value = False
        elif local == "si":
            self.part.text_lengths.append(self.text_length)
            self.text_length = -1

    def _text(self, text: str) -> None:
        if self.text_length >= 0:
            self.text_length += len(text)
        elif self.is_value:
            self.part.text_uses.append(int(text))


def _column_number(letters: str) -> int:
    """A is 0, Z is 25, AA is 26. ValueError for anything else."""
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        raise ValueError(letters)
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
