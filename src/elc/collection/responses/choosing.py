"""Which column names the group, and which columns are items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from itertools import islice, takewhile

from elc.collection.responses.answering import UNSTATED, AnswerReader, reader_for_range, reader_for_scale
from elc.collection.responses.headings import no_such_column
from elc.collection.responses.questions import item_columns
from elc.collection.responses.sources import Source
from elc.collection.responses.words import FEW_NAMES, _, listed, shown
from elc.core.refusals import BadInput
from elc.instruments.definition import Definition


@dataclass(frozen=True)
class Choice:
    """The columns to read, by their index.

    `readers` holds one reader an item, in the order of the table to come. `is_certain`: somebody named the
    items, so that anything that is no answer is an error; otherwise the columns are candidates, and those
    that hold other things are left out. `keys`: the instrument's key of each column, nothing without an
    instrument; `by_text` is how many columns were recognised by their question.
    """

    group: int | None
    readers: dict[int, AnswerReader]
    is_certain: bool
    keys: dict[int, str] = field(default_factory=dict)
    by_text: int = 0

    @property
    def items(self) -> tuple[int, ...]:
        """The items' columns."""
        return tuple(self.readers)

    @property
    def sought(self) -> tuple[int, int]:
        """The smallest and largest whole number among which candidates are sought."""
        for reader in self.readers.values():
            return reader.low, reader.high
        return UNSTATED

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
    if definition is not None:
        return _choose_by_instrument(source, group_column, items, definition)
    if items:
        reader = reader_for_range(*(scale or UNSTATED), is_known=scale is not None)
        matched = _matching(source, items, group_column, {})
        _check_usable(source, matched)
        return Choice(group_column, dict.fromkeys(matched, reader), is_certain=True)
    candidates = [i for i in range(len(source.headings)) if i != group_column and i not in source.unusable]
    return Choice(group_column, dict.fromkeys(candidates, _seeking(scale)), is_certain=False)


def _seeking(scale: tuple[int, int] | None) -> AnswerReader:
    low, high = scale or UNSTATED
    return reader_for_range(min(low, UNSTATED[0]), max(high, UNSTATED[1]), is_known=scale is not None)


def _choose_by_instrument(source: Source, group: int | None, patterns: Sequence[str], definition: Definition) -> Choice:
    """The instrument's items in its order: all, or those that match a pattern by heading or key."""
    known = item_columns(source.headings, definition)
    if group in known.keys:
        raise BadInput(
            _("the column “%(name)s” is an item of the instrument.") % {"name": shown(source.headings[group])},
            _("Name another column as the group's."),
            place=source.place,
        )
    matched = _matching(source, patterns, group, known.keys)
    found = _column_of_each(source, definition, known.keys, matched if patterns else known.keys)
    if not patterns:
        _check_complete(source, definition, found)
    readers = {
        found[key]: reader_for_scale(definition.scale_of(key), known.languages)
        for key in definition.item_keys
        if key in found
    }
    _check_usable(source, readers)
    keys = {column: known.keys[column] for column in readers}
    return Choice(group, readers, is_certain=True, keys=keys, by_text=len(known.by_text & readers.keys()))


def _group_column(source: Source, group: str | None) -> int | None:
    if group is None:
        return None
    name = " ".join(group.split())
    if name not in source.headings:
        raise no_such_column(group, source.headings, source.place)
    column = source.headings.index(name)
    _check_usable(source, [column])
    return column


def _matching(source: Source, patterns: Sequence[str], group: int | None, keys: Mapping[int, str]) -> list[int]:
    """Columns whose heading, or whose key in `keys`, matches any of the patterns, in the order of the file."""
    found: set[int] = set()
    for pattern in patterns:
        hits = {
            i
            for i, name in enumerate(source.headings)
            if i != group and (_matches(name, pattern) or _matches(keys.get(i, name), pattern))
        }
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


def _column_of_each(
    source: Source, definition: Definition, keys: Mapping[int, str], columns: Iterable[int]
) -> dict[str, int]:
    """The column of each item among `columns`. BadInput where one is no item, or two are the same."""
    strangers = [source.headings[column] for column in columns if column not in keys]
    if strangers:
        raise BadInput(
            _("the instrument has no item %(names)s.") % {"names": listed(strangers, FEW_NAMES)},
            _("Narrow the patterns to its items: %(items)s.") % {"items": listed(definition.item_keys)},
            place=source.place,
        )
    found: dict[str, int] = {}
    for column in columns:
        first = found.setdefault(keys[column], column)
        if first != column:
            raise BadInput(
                _("the columns “%(first)s” and “%(second)s” are both the item %(item)s.")
                % {
                    "first": shown(source.headings[first]),
                    "second": shown(source.headings[column]),
                    "item": shown(keys[column]),
                },
                _("Remove one of them, or give it another heading."),
                place=source.place,
            )
    return found


def _check_complete(source: Source, definition: Definition, found: Mapping[str, int]) -> None:
    """BadInput where an item has no column."""
    missing = [key for key in definition.item_keys if key not in found]
    if not missing:
        return
    remedy = _("Head each column with its item's key or question; the columns are: %(headings)s.") % {
        "headings": listed(source.headings, FEW_NAMES)
    }
    if found:
        remedy = _(
            "Head each column with its item's key or question, or name only the items that are there, "
            "such as %(option)s."
        ) % {"option": _example(source.headings, found)}
    raise BadInput(
        _("there is no column for these items of the instrument: %(items)s.") % {"items": listed(missing, FEW_NAMES)},
        remedy,
        place=source.place,
    )


def _example(headings: Sequence[str], found: Mapping[str, int]) -> str:
    """The option that would choose the items in `found`, or the first few of them."""
    used = set(found.values())
    others = [name for column, name in enumerate(headings) if column not in used]
    patterns: dict[str, None] = {}
    for key in found:
        start = "".join(takewhile(str.isalpha, key))
        is_safe = start and not any(name.startswith(start) for name in others)
        patterns[f"{start}*" if is_safe else key] = None
    return " ".join(["--items", *(f"'{shown(pattern)}'" for pattern in islice(patterns, FEW_NAMES))])


def _check_usable(source: Source, columns: Iterable[int]) -> None:
    for column in columns:
        if column in source.unusable:
            raise BadInput(
                _("the column “%(name)s” holds lists, bytes or records.") % {"name": shown(source.headings[column])},
                _("Use columns of numbers or text."),
                place=source.place,
            )
