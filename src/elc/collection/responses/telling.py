"""Says in plain sentences how a file was understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from elc.collection.answers import DONT_KNOW, MISSING, NOT_APPLICABLE, AnswerTable
from elc.collection.responses.choosing import Choice
from elc.collection.responses.sources import Source
from elc.collection.responses.words import _, listed, plural
from elc.instruments.definition import AnswerScale, Definition


@dataclass(frozen=True)
class About:
    """What else to tell.

    `headings` are those of the items that were read, `empty_rows` how many rows were left out, `answered` how many
    of the rest hold an answer; `scale_from` is "instrument", "stated" or "inferred"; `slips` are the sentences on
    answers that may be slips.
    """

    headings: Sequence[str]
    empty_rows: int
    answered: int
    scale_from: str
    slips: Sequence[str]


def notes_of(
    source: Source,
    choice: Choice,
    definition: Definition,
    table: AnswerTable,
    about: About,
) -> tuple[str, ...]:
    """The sentences, in the order in which a person would check them."""
    return (
        *source.about,
        *_about_rows(table, about),
        *_about_groups(source, choice, table),
        *_about_items(source, choice, definition, about.headings),
        *_about_scale(definition, about.scale_from),
        *about.slips,
        *_about_no_answers(table),
    )


def _about_rows(table: AnswerTable, about: About) -> list[str]:
    notes = [plural("%(rows)d row was read.", "%(rows)d rows were read.", table.rows) % {"rows": table.rows}]
    if about.empty_rows:
        sentence = plural(
            "%(rows)d row without a group or any answer was left out.",
            "%(rows)d rows without a group or any answer were left out.",
            about.empty_rows,
        )
        notes.append(sentence % {"rows": about.empty_rows})
    unanswered = table.rows - about.answered
    if unanswered:
        sentence = plural("%(rows)d row holds no answer.", "%(rows)d rows hold no answer.", unanswered)
        notes.append(sentence % {"rows": unanswered})
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
    notes = []
    if choice.by_text:
        sentence = plural(
            "%(number)d column was recognised by the text of its question.",
            "%(number)d columns were recognised by the text of their question.",
            choice.by_text,
        )
        notes.append(sentence % {"number": choice.by_text})
    notes += [
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
