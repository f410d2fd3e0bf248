"""Text files with a separator: comma, semicolon, tab or bar."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from uuid import uuid4

from elc.collection.responses.engine import connect_to, literal
from elc.collection.responses.headings import clean_headings
from elc.collection.responses.sources import Relation, Row
from elc.collection.responses.text import as_utf8
from elc.collection.responses.words import _
from elc.core.refusals import BadInput, Place

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_CHARACTERS = 1 << 18
_SAMPLE_ROWS = 21


@dataclass(frozen=True)
class Delimited:
    """A text file in UTF-8 at `path`, whose header is the record that ends on line `header_end`.

    `width` is the number of columns with those without a heading.
    """

    path: Path
    place: Place
    delimiter: str
    headings: tuple[str, ...]
    width: int
    header_end: int
    about: tuple[str, ...]
    relation: Relation | None
    unusable: frozenset[int] = frozenset()

    def rows(self, columns: Sequence[int]) -> Iterator[Row]:
        """The rows; a row's number is the line on which it starts."""
        named = len(self.headings)
        for row, texts in records(self.path, self.delimiter, self.place):
            if row <= self.header_end or not texts:
                continue
            if len(texts) != self.width:
                raise self._misfit(row, texts)
            if any(texts[named:]):
                raise BadInput(
                    _("there is a value in a column without a heading."),
                    _("Give the column a heading, or empty it."),
                    place=replace(self.place, row=row),
                )
            yield row, [texts[column] for column in columns]

    def _misfit(self, row: int, texts: Sequence[str]) -> BadInput:
        values = {"found": len(texts), "expected": self.width}
        remedy = _("Check the row for a separator too few or too many, or for a quotation mark.")
        if len(texts) > self.width and self.delimiter == ",":
            remedy = _("Where numbers have a decimal comma, save the file with semicolons between the columns.")
        return BadInput(
            _("this row has %(found)d values, and the header has %(expected)d.") % values,
            remedy,
            place=replace(self.place, row=row),
        )


@contextmanager
def open_delimited(path: Path, place: Place, folder: Path) -> Iterator[Delimited]:
    """The text file at `path`. BadInput where it is no text, or has no usable header."""
    text = as_utf8(path, place, folder)
    delimiter, has_hint = _delimiter_of(text.path)
    start, end, raw = _header(text.path, delimiter, place, has_hint=has_hint)
    headings = clean_headings(raw, replace(place, row=start))
    about = (
        _("The file is text in %(encoding)s, its columns separated by %(delimiter)s.")
        % {"encoding": text.encoding, "delimiter": _name_of(delimiter)},
    )
    # DuckDB skips the first line: only where that and nothing else is the header do both ways agree.
    is_plain = start == end == 1 and not text.has_loose_quotes
    with ExitStack() as stack:
        relation = None
        if is_plain:
            connection = stack.enter_context(connect_to(text.path))
            padding = tuple(range(len(headings), len(raw)))
            relation = Relation(connection, _sql(text.path, delimiter, len(raw)), "c{}".format, padding)
        yield Delimited(text.path, place, delimiter, headings, len(raw), end, about, relation)


def records(path: Path, delimiter: str, place: Place) -> Iterator[tuple[int, list[str]]]:
    """All records with the line on which each starts; an empty line is an empty list."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter, strict=True, skipinitialspace=True)
        start = 1
        try:
            for texts in reader:
                yield start, texts
                start = reader.line_num + 1
        except csv.Error:
            raise BadInput(
                _("the quotation marks of this row do not match, or a value is very long."),
                _("Write a quotation mark inside a value twice, and close every value that begins with one."),
                place=replace(place, row=start),
            ) from None


def _header(path: Path, delimiter: str, place: Place, *, has_hint: bool) -> tuple[int, int, list[str]]:
    """The lines on which the header starts and ends, and its texts."""
    found = records(path, delimiter, place)
    for start, texts in found:
        if (start == 1 and has_hint) or not texts:
            continue
        lines = sum(text.count("\n") or text.count("\r") for text in texts)
        return start, start + lines, texts
    raise BadInput(_("this file is empty."), _("Export the responses again."), place=place)


def _delimiter_of(path: Path) -> tuple[str, bool]:
    """The separator, and whether the first line only names it, as Excel has it ("sep=;").

    It is the one that gives most of the first rows as many values as the header, and the header most values.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        sample = file.read(_SAMPLE_CHARACTERS)
    first = sample.splitlines()[0] if sample.splitlines() else ""
    if first.lower().startswith("sep=") and len(first) == 5 and first[4] in DELIMITERS:
        return first[4], True

    def fit(delimiter: str) -> tuple[int, int]:
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter, skipinitialspace=True)
        try:
            widths = [len(texts) for texts in islice(reader, _SAMPLE_ROWS) if texts]
        except csv.Error:
            return 0, 0
        if not widths or widths[0] < 2:
            return 0, 0
        return widths.count(widths[0]), widths[0]

    return max(DELIMITERS, key=fit), False


def _name_of(delimiter: str) -> str:
    return {",": _("commas"), ";": _("semicolons"), "\t": _("tabs"), "|": _("bars")}[delimiter]


def _sql(path: Path, delimiter: str, width: int) -> str:
    columns = ", ".join(f"'c{index}': 'VARCHAR'" for index in range(width))
    # An empty value stays an empty text: no value is ever equal to a random text, so nothing becomes NULL.
    return (
        f"read_csv({literal(str(path))}, columns = {{{columns}}}, auto_detect = false, header = true, "
        f"delim = {literal(delimiter)}, quote = '\"', escape = '\"', nullstr = '{uuid4().hex}', "
        "strict_mode = true, null_padding = false, compression = 'none', hive_partitioning = false)"
    )
