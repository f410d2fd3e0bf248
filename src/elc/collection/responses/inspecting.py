"""Looks through a workbook before it is read: is it one, and does it fit into memory.

The reader, calamine, keeps a sheet as one dense box of cells and copies a shared text into every cell that
names it. So a file of 5 kB can ask for gigabytes. Here every part is unpacked and looked at first: at a glance
where that is enough, and parsed where a glance does not rule out that the part is too large.
"""

from __future__ import annotations

from array import array
from collections.abc import Container
from pathlib import Path
from zipfile import ZipInfo

from elc.collection.responses.cells import Box, Count, Glance
from elc.collection.responses.unpacking import Archive
from elc.collection.responses.words import _
from elc.core.refusals import BadInput, Place

MOST_CELLS = 10_000_000
MOST_SHARED_TEXT = 300_000_000
_CONTENTS, _WORKBOOK, _TEXTS = "[content_types].xml", "xl/workbook.xml", "xl/sharedstrings.xml"
_CELLS_MARK = b"sheetData"  # the element without which calamine finds no cell in a part
_DOCTYPE = b"<!DOCTYPE"
_NESTED = (b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"), b"\x1f\x8b")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


def inspect_workbook(path: Path, place: Place) -> int:
    """Unpack everything in the workbook at `path` once; how many cells hold an error such as #N/A.

    BadInput where it is no workbook, is protected by a password, damaged, built to deceive, or too large: more
    than 300 MB unpacked, 20 million cells in a box, or 300 MB of shared texts written out.
    """
    archive = Archive(path, place)
    parts = {_name(entry): entry for entry in archive.entries}
    if not {_CONTENTS, _WORKBOOK} <= parts.keys():
        raise _no_workbook(parts.keys(), place)
    # Its folder and name are fixed: calamine looks for the shared texts nowhere else.
    lengths = _parsed(archive, parts[_TEXTS]).text_lengths if _TEXTS in parts else array("q")
    errors = 0
    for name, entry in parts.items():
        if name != _TEXTS:
            errors += _check_part(archive, entry, lengths)
    return errors


def _name(entry: ZipInfo) -> str:
    return entry.filename.casefold().replace("\\", "/")


def _check_part(archive: Archive, entry: ZipInfo, lengths: array[int]) -> int:
    """BadInput where the part is too large; how many cells with errors it has."""
    glance, has_cells = Glance(), False
    beginning = end = b""
    for piece in archive.pieces(entry):
        if len(beginning) < 16:
            beginning = (beginning + piece)[:16]
            if beginning.startswith((*_NESTED, *_WIDE)):
                raise archive.damaged()
        seam = end + piece
        if beginning.lstrip().startswith((b"<", b"\xef\xbb\xbf<")) and _DOCTYPE in seam:
            raise archive.damaged()
        has_cells = has_cells or _CELLS_MARK in seam
        end = piece[-len(_DOCTYPE) :]
        glance.feed(piece)
    if not has_cells:
        return 0
    is_small = glance.box.size <= MOST_CELLS and glance.cells * max(lengths, default=0) <= MOST_SHARED_TEXT
    if not (glance.is_certain and is_small):
        _check_size(_parsed(archive, entry), lengths, archive.place)
    return glance.errors


def _parsed(archive: Archive, entry: ZipInfo) -> Count:
    """The part, parsed. BadInput where calamine might understand it differently: it is no proper XML."""
    count = Count()
    for piece in archive.pieces(entry):
        count.feed(piece)
    count.feed(b"", is_end=True)
    if count.is_broken:
        raise archive.damaged()
    return count


def _check_size(count: Count, lengths: array[int], place: Place) -> None:
    remedy = _("Save the sheet with the responses alone, as CSV UTF-8.")
    box: Box = count.box
    if box.size > MOST_CELLS:
        raise BadInput(
            _("a sheet spans %(rows)d rows and %(columns)d columns, more than 20 million cells.")
            % {"rows": box.last_row + 1, "columns": box.last_column + 1},
            remedy,
            place=place,
        )
    known = len(lengths)
    if sum(lengths[use] for use in count.text_uses if 0 <= use < known) > MOST_SHARED_TEXT:
        raise BadInput(_("a sheet holds more than 300 MB of text."), remedy, place=place)


def _no_workbook(names: Container[str], place: Place) -> BadInput:
    if _CONTENTS in names and "xl/workbook.bin" in names:
        sentence = _("this is a binary workbook (.xlsb).")
    elif "content.xml" in names:
        sentence = _("this is an OpenDocument file.")
    else:
        sentence = _("this is an archive, not a workbook.")
    return BadInput(sentence, _("Save the responses as .xlsx or CSV UTF-8."), place=place)
