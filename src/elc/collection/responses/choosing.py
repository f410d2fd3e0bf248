"""Which column names the group, and which columns are items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from elc.collection.responses.answering import AnswerReader, reader_for_range, reader_for_scale
from elc.collection.responses.headings import no_such_column
from elc.collection.responses.sources import Source
from elc.collection.responses.words import _, listed, shown
from elc.core.refusals import BadInput
from elc.instruments.definition import Definition

SEEKING = (0, 10)  # without names or an instrument, an item is a column of whole numbers from 0 to 10


@dataclass(frozen=True)
class Choice:
    """The columns to read, by their index.

    `readers` holds one reader an item, in the order of the table to come. `is_certain`: somebody named the
    items, so that anything that is no answer is an error; otherwise the columns are candidates, and those
    that hold other things are left out.
    """

    group: int | None
    readers: dict[int, AnswerReader]
    is_certain: bool

    @property
    def items(self) -> tuple[int, ...]:
        """The items' columns."""
        return tuple(self.readers)

    @property
    def sought(self) -> tuple[int, int]:
        """The smallest and largest whole number among which candidates are sought."""
        for reader in self.readers.values():
            return reader.low, reader.high
        return SEEKING

    @property
    def columns(self) -> tuple[int, ...]:
        """All columns to read, the group's first where there is one."""
        return self.items if self.group is None else (self.group, *self.items)


def choose_columns(
    source: Source,
    *,
    group: str | None,
    items: Sequence[str],
    definition: Definition | None,
    scale: tuple[int, int] | None,
) -> Choice:
    """The columns that `group`, the patterns `items` and the instrument ask for.

    BadInput where a name or pattern finds nothing, with the headings that exist.
    """
    group_column = _group_column(source, group)
    matched = _matching(source, items, group_column)
    if definition is not None:
        keys = _item_keys(source, definition, matched, group)
        readers = {source.headings.index(key): reader_for_scale(definition.scale_of(key)) for key in keys}
        return Choice(group_column, _usable(source, readers), is_certain=True)
    if items:
        reader = reader_for_range(*scale) if scale else reader_for_range()
        return Choice(group_column, _usable(source, dict.fromkeys(matched, reader)), is_certain=True)
    candidates = [i for i in range(len(source.headings)) if i != group_column and i not in source.unusable]
    return Choice(group_column, dict.fromkeys(candidates, _seeking(scale)), is_certain=False)


def _seeking(scale: tuple[int, int] | None) -> AnswerReader:
    low, high = scale or SEEKING
    return reader_for_range(min(low, SEEKING[0]), max(high, SEEKING[1]))


def _group_column(source: Source, group: str | None) -> int | None:
    if group is None:
        return None
    name = " ".join(group.split())
    if name not in source.headings:
        raise no_such_column(group, source.headings, source.place)
    column = source.headings.index(name)
    _usable(source, {column: reader_for_range()})
    return column


def _matching(source: Source, patterns: Sequence[str], group: int | None) -> list[int]:
    """Columns that match any of the patterns, in the order of the file."""
    found: set[int] = set()
    for pattern in patterns:
        hits = {i for i, name in enumerate(source.headings) if i != group and _matches(name, pattern)}
        if not hits:
            raise BadInput(
                _("no column matches the pattern “%(pattern)s”.") % {"pattern": shown(pattern)},
                _("The columns are: %(headings)s.") % {"headings": listed(source.headings)},
                place=source.place,
            )
        found |= hits
    return sorted(found)


def _matches(name: str, pattern: str) -> bool:
    # "Q1 [staff]" finds the heading of these words, although as a pattern it would mean "Q1 s" to "Q1 f".
    return name == pattern or fnmatchcase(name, pattern)


def _item_keys(source: Source, definition: Definition, matched: Sequence[int], group: str | None) -> list[str]:
    """The instrument's items to read, in its order: all, or those of the columns in `matched`."""
    if group in definition.item_keys:
        raise BadInput(
            _("the column “%(name)s” is an item of the instrument.") % {"name": shown(str(group))},
            _("Name another column as the group's."),
            place=source.place,
        )
    wanted = [source.headings[i] for i in matched]
    strangers = [name for name in wanted if name not in definition.item_keys]
    if strangers:
        raise BadInput(
            _("the instrument has no item %(names)s.") % {"names": listed(strangers)},
            _("Narrow the patterns to its items: %(items)s.") % {"items": listed(definition.item_keys)},
            place=source.place,
        )
    keys = [key for key in definition.item_keys if not wanted or key in wanted]
    missing = [key for key in keys if key not in source.headings]
    if missing:
        raise BadInput(
            _("there is no column for these items of the instrument: %(items)s.") % {"items": listed(missing)},
            _("Head each column with its item's key. The columns are: %(headings)s.")
            % {"headings": listed(source.headings)},
            place=source.place,
        )
    return keys


def _usable(source: Source, readers: dict[int, AnswerReader]) -> dict[int, AnswerReader]:
    for column in readers:
        if column in source.unusable:
            raise BadInput(
                _("the column “%(name)s” holds lists, bytes or records.") % {"name": shown(source.headings[column])},
                _("Use columns of numbers or text."),
                place=source.place,
            )
    return readers
