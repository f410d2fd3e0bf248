"""Unpacks a zip archive for inspection without believing anything that it says about itself.

Every entry is inflated by us, from the bytes that the directory points to, and stopped as soon as it is too
much. An archive that two programs could understand differently is refused: what was inspected is what will be
read.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from elc.collection.responses.words import _
from elc.core.refusals import BadInput, Place

MOST_UNPACKED = 300_000_000
MOST_ENTRIES = 5_000
RATIO, RATIO_FROM = 200, 10_000_000
_CHUNK = 1 << 18
_LOCAL = struct.Struct("<4s22xHH")  # signature, lengths of name and extra field
_END = b"PK\x05\x06"
_END_LENGTH = 22
_ENCRYPTED = 1


class Archive:
    """The entries of the archive at `path`, each of which can be inflated in pieces, also more than once."""

    def __init__(self, path: Path, place: Place) -> None:
        """Read the directory. BadInput where it is damaged, encrypted or ambiguous."""
        self.path = path
        self.place = place
        self._sizes: dict[int, int] = {}  # how much each entry unpacked to, by where it begins
        self.entries = self._checked_entries()

    def pieces(self, entry: ZipInfo) -> Iterator[bytes]:
        """The content of `entry`. BadInput where it is too large, packed too tightly or damaged."""
        with self.path.open("rb") as file:
            file.seek(self._start(file, entry))
            check = size = 0
            for piece in self._inflated(file, entry):
                check, size = zlib.crc32(piece, check), size + len(piece)
                self._sizes[entry.header_offset] = size
                is_bomb = size > RATIO_FROM and size > RATIO * max(1, entry.compress_size)
                if is_bomb or sum(self._sizes.values()) > MOST_UNPACKED:
                    raise BadInput(
                        _("this workbook unpacks to far more than its size."),
                        _("Save the sheet with the responses alone, as .xlsx or CSV UTF-8."),
                        place=self.place,
                    )
                yield piece
        if check != entry.CRC or size != entry.file_size:
            raise self.damaged()

    def damaged(self) -> BadInput:
        """The refusal for an archive that is broken or built in an unusual way."""
        return BadInput(
            _("this workbook is damaged or built in an unusual way."),
            _("Open it in a spreadsheet program and save it as .xlsx or CSV UTF-8."),
            place=self.place,
        )

    def _checked_entries(self) -> list[ZipInfo]:
        try:
            with ZipFile(self.path) as archive:
                entries = archive.infolist()
                is_plain = archive.comment == b"" and archive.start_dir >= 0
                directory = archive.start_dir
        except (BadZipFile, ValueError, OSError, NotImplementedError):
            raise self.damaged() from None
        # The directory must be where every reader looks first: at the very end, with no comment behind it.
        with self.path.open("rb") as file:
            file.seek(-_END_LENGTH, 2)
            is_plain &= file.read(4) == _END
        names = [entry.filename.casefold().replace("\\", "/") for entry in entries]
        if not is_plain or len(entries) > MOST_ENTRIES or len(set(names)) < len(names):
            raise self.damaged()
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            remedy = _("Open it in a spreadsheet program and save it without a password.")
            raise BadInput(_("this workbook is protected by a password."), remedy, place=self.place)
        self._check_places(entries, directory)
        return entries

    def _check_places(self, entries: list[ZipInfo], directory: int) -> None:
        """BadInput where entries overlap, or are packed in a way that workbooks never are."""
        end = 0
        for entry in sorted(entries, key=lambda entry: entry.header_offset):
            if entry.header_offset < end or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise self.damaged()
            end = entry.header_offset + _LOCAL.size + entry.compress_size
        if end > directory or (entries and min(entry.header_offset for entry in entries) != 0):
            raise self.damaged()

    def _start(self, file: IO[bytes], entry: ZipInfo) -> int:
        file.seek(entry.header_offset)
        header = file.read(_LOCAL.size)
        if len(header) < _LOCAL.size or not header.startswith(b"PK\x03\x04"):
            raise self.damaged()
        _signature, name, extra = _LOCAL.unpack(header)
        return entry.header_offset + _LOCAL.size + int(name) + int(extra)

    def _inflated(self, file: IO[bytes], entry: ZipInfo) -> Iterator[bytes]:
        packed = _limited(file, entry.compress_size)
        if entry.compress_type == ZIP_STORED:
            yield from packed
            return
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for raw in packed:
                waiting = raw
                while waiting and not inflate.eof:
                    yield inflate.decompress(waiting, _CHUNK)
                    waiting = inflate.unconsumed_tail
                if inflate.unused_data:
                    raise self.damaged()
            while not inflate.eof:
                piece = inflate.decompress(b"", _CHUNK)
                if not piece:
                    raise self.damaged()
                yield piece
        except zlib.error:
            raise self.damaged() from None


def _limited(file: IO[bytes], size: int) -> Iterator[bytes]:
    while size > 0 and (raw := file.read(min(size, _CHUNK))):
        yield raw
        size -= len(raw)
