"""Says in plain sentences how a file was understood."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from elc.collection.answers import DONT_KNOW, MISSING, NOT_APPLICABLE, AnswerTable
from elc.collection.responses.choosing import Choice
from elc.collection.responses.sources import Source
from elc.collection.responses.words import _, listed, plural
from elc.instruments.definition import AnswerScale, Definition


def notes_of(
    source: Source,
    choice: Choice,
    definition: Definition,
    table: AnswerTable,
    *,
    headings: Sequence[str],
    empty_rows: int,
    scale_from: str,
) -> tuple[str, ...]:
    """The sentences, in the order in which a person would check them.

    `headings` are those of the items that were read; `scale_from` is "instrument", "stated" or "inferred".
    """
    return (
        *source.about,
        *_about_rows(table, empty_rows),
        *_about_groups(source, choice, table),
        *_about_items(source, choice, definition, headings),
        *_about_scale(definition, scale_from),
        *_about_no_answers(table),
    )


def _about_rows(table: AnswerTable, empty_rows: int) -> list[str]:
    notes = [plural("%(rows)d row was read.", "%(rows)d rows were read.", table.rows) % {"rows": table.rows}]
    if empty_rows:
        sentence = plural(
            "%(rows)d row without a group or any answer was left out.",
            "%(rows)d rows without a group or any answer were left out.",
            empty_rows,
        )
        notes.append(sentence % {"rows": empty_rows})
    return notes


def _about_groups(source: Source, choice: Choice, table: AnswerTable) -> list[str]:
    if choice.group is None:
        return [_("No column names a group, so everybody is in one group, “all”.")]
    sentence = plural(
        "The column “%(column)s” names %(groups)d group.",
        "The column “%(column)s” names %(groups)d groups.",
        len(table.groups),
    )
    notes = [sentence % {"column": source.headings[choice.group], "groups": len(table.groups)}]
    if "NA" in table.groups:
        notes.append(_("“NA” was read as the name of a group; leave the row out where it means that nobody knows."))
    return notes


def _about_items(source: Source, choice: Choice, definition: Definition, headings: Sequence[str]) -> list[str]:
    items = definition.item_keys
    notes = [
        plural("%(number)d item: %(names)s.", "%(number)d items: %(names)s.", len(items))
        % {"number": len(items), "names": listed(items)}
    ]
    group = None if choice.group is None else source.headings[choice.group]
    rest = [name for name in source.headings if name not in headings and name != group]
    if rest and choice.is_certain:
        notes.append(_("Columns not used: %(names)s.") % {"names": listed(rest)})
    elif rest:
        low, high = choice.sought
        notes.append(
            _(
                "Left out, because they hold other things than whole numbers from %(low)d to %(high)d, "
                "or fewer than two different ones: %(names)s."
            )
            % {"names": listed(rest), "low": low, "high": high}
        )
    return notes


def _about_scale(definition: Definition, scale_from: str) -> list[str]:
    scales = _used(definition)
    words = {
        "instrument": _("The scale from %(low)d to %(high)d is the instrument's."),
        "stated": _("The scale from %(low)d to %(high)d was stated."),
        "inferred": _(
            "The scale from %(low)d to %(high)d was inferred from the answers; if it is wrong, state it with --scale."
        ),
    }[scale_from]
    return [words % {"low": scale.low, "high": scale.high} for scale in scales]


def _used(definition: Definition) -> list[AnswerScale]:
    names = dict.fromkeys(item.scale for item in definition.items)
    return [definition.scales[name] for name in names]


def _about_no_answers(table: AnswerTable) -> list[str]:
    def count(code: int) -> int:
        return sum(int(np.count_nonzero(codes == code)) for codes in table.answers.values())

    values = {"missing": count(MISSING), "unknown": count(DONT_KNOW), "inapplicable": count(NOT_APPLICABLE)}
    return [
        _(
            "Empty cells, NA, NaN, null and “.” count as missing (%(missing)d), “don't know” as such "
            "(%(unknown)d), “not applicable” as such (%(inapplicable)d)."
        )
        % values
    ]
