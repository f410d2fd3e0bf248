"""From columns to a table of answers: which are items, empty rows, the scale, the definition, the groups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from elc.collection.answers import MISSING, AnswerTable
from elc.collection.responses.answering import BLANK, HIGHEST, LOWEST
from elc.collection.responses.choosing import Choice
from elc.collection.responses.columns import Columns, is_item
from elc.collection.responses.sources import Source
from elc.collection.responses.words import _
from elc.core.refusals import BadInput
from elc.instruments.definition import (
    UNDETERMINED,
    AnswerScale,
    Definition,
    InstrumentClass,
    Item,
    Review,
)

EVERYBODY = "all"
_LONGEST_KEY, _LONGEST_TEXT = 200, 2_000


def items_of(columns: Columns, choice: Choice, source: Source) -> Columns:
    """The columns without candidates that turned out to be no items. BadInput where nothing remains."""
    if choice.is_certain:
        return columns
    if not columns.label_of.size:
        raise _no_responses(source)
    answers = {column: codes for column, codes in columns.answers.items() if is_item(codes)}
    if not answers:
        raise BadInput(
            _("no column looks like an item: whole numbers from %(low)d to %(high)d, at least two different ones.")
            % {"low": choice.sought[0], "high": choice.sought[1]},
            _("Name the items with --items, or give the instrument with --instrument."),
            place=source.place,
        )
    return replace(columns, answers=answers)


def drop_empty_rows(columns: Columns, source: Source) -> tuple[Columns, int]:
    """The columns without rows that hold neither group nor answer, and how many those were."""
    empty = columns.empty_rows()
    dropped = int(empty.sum())
    if dropped == empty.size:
        raise _no_responses(source)
    if not dropped:
        return columns, 0
    kept = {column: codes[~empty] for column, codes in columns.answers.items()}
    return Columns(kept, columns.labels, columns.label_of[~empty]), dropped


def _no_responses(source: Source) -> BadInput:
    return BadInput(
        _("there are no responses below the headings."), _("Give one row for each respondent."), place=source.place
    )


def settle_scale(columns: Columns, source: Source) -> tuple[int, int]:
    """The scale that the answers show: from 1, or the smallest answer below it, to the largest.

    They were read within `UNSTATED`, so it is never longer than that. BadInput where there are not two values.
    """
    low, high = HIGHEST, LOWEST
    for codes in columns.answers.values():
        given = codes[codes >= LOWEST]
        if given.size:
            low, high = min(low, int(given.min())), max(high, int(given.max()))
    low = min(1, low)
    if low >= high:
        raise BadInput(
            _("the answers show no scale."),
            _("State the scale, such as --scale 1-5, or choose other items."),
            place=source.place,
        )
    return low, high


def answered_rows(table: AnswerTable) -> int:
    """How many rows hold at least one answer on the scale."""
    answered = np.zeros(table.rows, dtype=np.bool_)
    for codes in table.answers.values():
        answered |= codes >= LOWEST
    return int(answered.sum())


def check_scale(columns: Columns, scale: tuple[int, int]) -> bool:
    """Whether all answers are on `scale`."""
    low, high = scale
    return all(not ((codes >= LOWEST) & ((codes < low) | (codes > high))).any() for codes in columns.answers.values())


def infer_definition(path: Path, headings: Sequence[str], scale: tuple[int, int]) -> Definition:
    """An instrument for a file without one: the headings are its items, all on one scale without labels."""
    name = " ".join("".join(sign if sign.isprintable() else " " for sign in path.stem).split()) or "responses"
    keys = _keys(headings)
    return Definition(
        key=re.sub(r"[^\w-]+", "-", name).strip("-")[:60] or "responses",
        version=1,
        instrument_class=InstrumentClass.CONFIDENTIAL,
        languages=(UNDETERMINED,),
        title={UNDETERMINED: name},
        purpose={UNDETERMINED: "Not stated: the instrument was inferred from a file of responses."},
        review=Review(
            author="Inferred from the file",
            limitations={
                UNDETERMINED: "Items and scale were inferred from the columns of a file; nobody has checked "
                "their wording, their order or the direction of the scale."
            },
        ),
        scales={"inferred": AnswerScale(low=scale[0], high=scale[1], dont_know=True, not_applicable=True)},
        items=tuple(
            Item(key=key, text={UNDETERMINED: heading[:_LONGEST_TEXT]}, scale="inferred")
            for key, heading in zip(keys, headings, strict=True)
        ),
    )


def make_table(columns: Columns, keys: Sequence[str], *, is_grouped: bool) -> AnswerTable:
    """The table with one entry a key, in the order of the columns; labels lose white space around them."""
    answers = {
        key: np.where(codes == BLANK, np.int8(MISSING), codes)
        for key, codes in zip(keys, columns.answers.values(), strict=True)
    }
    labels = [label.strip() for label in columns.labels] if is_grouped else [EVERYBODY]
    used = np.bincount(columns.label_of, minlength=len(labels)) > 0
    groups = tuple(sorted({label for label, is_used in zip(labels, used, strict=True) if is_used}))
    position = {label: index for index, label in enumerate(groups)}
    lookup = np.array([position.get(label, -1) for label in labels], np.int32)
    group_of: npt.NDArray[np.int32] = lookup[columns.label_of]
    return AnswerTable(groups, group_of, answers)


def _keys(headings: Sequence[str]) -> list[str]:
    """The headings; those too long for a key are shortened and numbered, so that they stay different."""
    keys = []
    for number, heading in enumerate(headings, start=1):
        end = f"… ({number})"
        is_short = len(heading) <= _LONGEST_KEY
        keys.append(heading if is_short else heading[: _LONGEST_KEY - len(end)] + end)
    return keys
