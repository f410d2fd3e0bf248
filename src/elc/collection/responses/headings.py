"""The header of a file: every column has a name of its own."""

from __future__ import annotations

from collections.abc import Sequence

from elc.collection.responses.words import _, listed, shown
from elc.core.refusals import BadInput, Place

MOST_COLUMNS = 5_000


def clean_headings(raw: Sequence[str], place: Place) -> tuple[str, ...]:
    """The headings with white space tidied, without empty ones at the end.

    `place` is where they stand. What is missing at the end of the result in comparison with `raw` is padding:
    columns that must be empty. BadInput where a heading is empty, used twice or holds control characters, or
    there are too many.
    """
    names = [" ".join(name.split()) for name in raw]
    while names and not names[-1]:
        names.pop()
    if not names:
        raise BadInput(_("there are no headings."), _("Give each column a heading in the first row."), place=place)
    if len(names) > MOST_COLUMNS:
        raise BadInput(
            _("there are %(columns)d columns, and at most %(most)d can be read.")
            % {"columns": len(names), "most": MOST_COLUMNS},
            _("Keep the group's column and the items, one row a respondent."),
            place=place,
        )
    _check_each(names, place)
    return tuple(names)


def _check_each(names: Sequence[str], place: Place) -> None:
    seen: set[str] = set()
    for number, name in enumerate(names, start=1):
        if not name:
            raise BadInput(
                _("column %(number)d has no heading.") % {"number": number},
                _("Give it a heading of its own, or remove the column."),
                place=place,
            )
        if name in seen:
            raise BadInput(
                _("the heading “%(heading)s” is used twice.") % {"heading": shown(name)},
                _("Give each column a heading of its own."),
                place=place,
            )
        if any(ord(sign) < 32 or ord(sign) == 127 for sign in name):
            raise BadInput(
                _("the heading “%(heading)s” holds control characters.") % {"heading": shown(name)},
                _("Write the heading with letters, digits and signs only."),
                place=place,
            )
        seen.add(name)


def no_such_column(name: str, headings: Sequence[str], place: Place) -> BadInput:
    """The refusal for a column that was asked for and is not there."""
    return BadInput(
        _("there is no column “%(name)s”.") % {"name": shown(name)},
        _("The columns are: %(headings)s.") % {"headings": listed(headings)},
        place=place,
    )
