"""Opens a file for reading: is it there, is it a file of sensible size, and what is it really."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from elc.collection.responses.delimited import open_delimited
from elc.collection.responses.parquet import open_parquet
from elc.collection.responses.sources import Source
from elc.collection.responses.words import _
from elc.collection.responses.workbook import open_workbook
from elc.core.refusals import BadInput, Place

LARGEST_FILE = 2 * 10**9
_PARQUET, _ZIP, _COMPOUND = b"PAR1", b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
# Files that people take for a table, by how they begin. Everything else is taken for text and then checked.
_OTHER_KINDS = (
    (b"%PDF", "PDF"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3", "SQLite"),
    (b"$FL2", "SPSS"),
    (b"$FL3", "SPSS"),
    (b"<?xml", "XML"),
    (b"<html", "HTML"),
    (b"<!doctype", "HTML"),
    (b"<table", "HTML"),
)


@contextmanager
def open_responses(path: Path) -> Iterator[Source]:
    """The file at `path` as a source of rows, recognised by its content; what it needs is removed at the end.

    BadInput where there is no such file, or it cannot be read, is too large, or is no table.
    """
    place = Place(str(path))
    beginning = _beginning(path, place)
    with TemporaryDirectory(prefix="elc-") as folder:
        if beginning.startswith(_PARQUET):
            with open_parquet(path, place, Path(folder)) as source:
                yield source
        elif beginning.startswith(_ZIP):
            with open_workbook(path, place) as source:
                yield source
        else:
            _refuse_other_kinds(path, beginning, place)
            with open_delimited(path, place, Path(folder)) as source:
                yield source


def _beginning(path: Path, place: Place) -> bytes:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise BadInput(_("this is a folder."), _("Give one file of responses."), place=place)
        # A pipe or a device might never end.
        if not stat.S_ISREG(found.st_mode):
            raise BadInput(_("this is no file that can be read."), _("Give one file of responses."), place=place)
        with path.open("rb") as file:
            beginning = file.read(64)
    except FileNotFoundError:
        raise BadInput(_("there is no such file."), _("Check the name and the folder."), place=place) from None
    except PermissionError:
        remedy = _("Ask its owner for permission to read it.")
        raise BadInput(_("this file may not be read."), remedy, place=place) from None
    except (OSError, ValueError):  # ValueError: a NUL in the name
        raise BadInput(_("this file cannot be read."), _("Check the name and the disk."), place=place) from None
    if not found.st_size:
        raise BadInput(_("this file is empty."), _("Export the responses again."), place=place)
    if found.st_size > LARGEST_FILE:
        raise BadInput(
            _("this file is larger than 2 GB."),
            _("Keep the group's column and the items only, or save it as Parquet."),
            place=place,
        )
    return beginning


def _refuse_other_kinds(path: Path, beginning: bytes, place: Place) -> None:
    if beginning.startswith(_COMPOUND):
        raise _compound(path, place)
    plain = beginning.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for start, kind in _OTHER_KINDS:
        if beginning.startswith(start) or plain.startswith(start):
            raise BadInput(
                _("this is a file of the kind %(kind)s, not a table.") % {"kind": kind},
                _("Save the responses as CSV UTF-8, XLSX or Parquet."),
                place=place,
            )


def _compound(path: Path, place: Place) -> BadInput:
    """Old Excel files and encrypted new ones share their container; an encrypted one names its stream so."""
    with path.open("rb") as file:
        content = file.read(100_000_000)
    if "EncryptedPackage".encode("utf-16-le") in content:
        remedy = _("Open it in a spreadsheet program and save it without a password.")
        return BadInput(_("this workbook is protected by a password."), remedy, place=place)
    remedy = _("Open it in a spreadsheet program and save it as .xlsx or CSV UTF-8.")
    return BadInput(_("this is a workbook in an old format."), remedy, place=place)
