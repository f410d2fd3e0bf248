"""Makes sure that a text file is UTF-8, or makes it so."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TextIO

from elc.collection.responses.engine import plain_name
from elc.collection.responses.words import _
from elc.core.refusals import BadInput, Place

NAME = "responses.csv"
CHUNK = 1 << 20
LONGEST_LINE = 8 * CHUNK
_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_WHITE = " \t\v\f"
_LOOSE_QUOTE = re.compile(r'[,;|\t\r\n][ \t\v\f]+"|"[ \t\v\f]+[,;|\t\r\n]')
_NEARLY = (*(f'{white}"' for white in _WHITE), *(f'"{white}' for white in _WHITE))  # quick to look for
_OVERLAP = 100
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


@dataclass(frozen=True)
class Text:
    """A text file in UTF-8 at `path`; `encoding` is what it was before.

    `has_loose_quotes`: somewhere white space stands between a quotation mark and the separator or line break
    next to it, which programs read differently.
    """

    path: Path
    encoding: str
    has_loose_quotes: bool


def as_utf8(path: Path, place: Place, folder: Path) -> Text:
    """The text of `path` in UTF-8: rewritten in `folder`, or a link there if it is UTF-8 already.

    Understood are UTF-8 and UTF-16, with or without a byte order mark. BadInput names the row of what
    is not; also where there are NULs, which no text has, or a line of more than 8 MB.
    """
    encoding = _encoding_of(path, place)
    pieces = _decoded(path, encoding, place)
    if encoding == "utf-8":
        is_loose = _has_loose_quotes(pieces)
        return Text(plain_name(path, folder, NAME), "UTF-8", is_loose)
    rewritten = folder / NAME
    with rewritten.open("w", encoding="utf-8", newline="") as file:
        is_loose = _has_loose_quotes(_written(pieces, file))
    return Text(rewritten, "UTF-16", is_loose)


def _written(pieces: Iterable[str], file: TextIO) -> Iterator[str]:
    for piece in pieces:
        file.write(piece)
        yield piece


def _has_loose_quotes(pieces: Iterable[str]) -> bool:
    """Whether any is loose; all pieces are consumed, because they are checked on the way."""
    found = False
    end = "\n"
    for piece in chain(pieces, ["\n"]):
        text = end + piece
        if not found and '"' in text and any(sign in text for sign in _NEARLY):
            found = _LOOSE_QUOTE.search(text) is not None
        end = piece[-_OVERLAP:]
    return found


def _encoding_of(path: Path, place: Place) -> str:
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith(_UTF_32):  # before UTF-16, whose mark is the beginning of this one's
        raise BadInput(_("this text is UTF-32."), _("Save it as CSV UTF-8."), place=place)
    for mark, encoding in _UTF_16.items():
        if start.startswith(mark):
            return encoding
    # Western text in UTF-16 has a NUL in nearly every second byte.
    half = len(start) // 2
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if odd > 0.4 * half and not even:
        return "utf-16-le"
    if even > 0.4 * half and not odd:
        return "utf-16-be"
    return "utf-8"


def _decoded(path: Path, encoding: str, place: Place) -> Iterator[str]:
    """The text of the file, in pieces, without the byte order mark of UTF-16."""
    decoder = codecs.getincrementaldecoder(encoding)()
    lines, since_line = 1, 0
    with path.open("rb") as file:
        if encoding != "utf-8" and file.read(2) not in _UTF_16:
            file.seek(0)
        while True:
            raw = file.read(CHUNK)
            try:
                text = decoder.decode(raw, final=not raw)
            except UnicodeDecodeError as error:
                before = error.object[: error.start].decode(encoding)
                raise _not_decodable(encoding, replace(place, row=lines + _lines_in(before))) from None
            if "\0" in text:
                row = lines + _lines_in(text[: text.index("\0")])
                raise BadInput(
                    _("this is no text: it holds NUL bytes."),
                    _("Save it as CSV UTF-8."),
                    place=replace(place, row=row),
                )
            since_line = _without_break(text, since_line)
            if since_line > LONGEST_LINE:
                raise BadInput(
                    _("a line is longer than 8 MB."),
                    _("Save it as CSV UTF-8, one row a respondent."),
                    place=place,
                )
            yield text
            if not raw:
                return
            lines += _lines_in(text)


def _lines_in(text: str) -> int:
    return max(text.count("\n"), text.count("\r"))


def _without_break(text: str, before: int) -> int:
    """How long the unfinished line at the end of `text` is, with what went before."""
    last = max(text.rfind("\n"), text.rfind("\r"))
    return before + len(text) if last < 0 else len(text) - last - 1


def _not_decodable(encoding: str, place: Place) -> BadInput:
    return BadInput(
        _("this row contains letters that are not %(encoding)s.")
        % {"encoding": "UTF-8" if encoding == "utf-8" else "UTF-16"},
        _("Save the file as “CSV UTF-8” in the spreadsheet program."),
        place=place,
    )
