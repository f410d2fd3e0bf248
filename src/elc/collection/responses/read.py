"""The way from a file to a table of answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from elc.collection.answers import AnswerTable
from elc.collection.responses.answering import HIGHEST, LOWEST, reader_for_range
from elc.collection.responses.bulk import read_in_bulk
from elc.collection.responses.choosing import Choice, choose_columns
from elc.collection.responses.columns import Columns
from elc.collection.responses.finishing import (
    answered_rows,
    check_scale,
    drop_empty_rows,
    infer_definition,
    items_of,
    make_table,
    settle_scale,
)
from elc.collection.responses.opening import open_responses
from elc.collection.responses.rowwise import read_by_rows
from elc.collection.responses.slips import possible_slips
from elc.collection.responses.sources import Source
from elc.collection.responses.telling import About, notes_of
from elc.collection.responses.words import _
from elc.core.refusals import BadInput
from elc.instruments.definition import Definition


@dataclass(frozen=True)
class Responses:
    """A file of responses, understood.

    `definition`: the instrument that was given (with only the items that were asked for), or one inferred
    from the file. `table`: the answers, keyed by its items. `notes`: sentences on how the file was
    understood, for whoever holds the answers: they count rows and can tell a single answer, so no report for
    members may quote them. `answered`: how many rows hold at least one answer on the scale.
    """

    definition: Definition
    table: AnswerTable
    notes: tuple[str, ...]
    answered: int


def read_responses(
    path: Path,
    *,
    group: str | None,
    items: Sequence[str] = (),
    definition: Definition | None = None,
    scale: tuple[int, int] | None = None,
) -> Responses:
    """Read the answers in the file at `path`: CSV and its kin, XLSX or Parquet, recognised by content.

    One row a respondent, the first row the headings. `group` is the heading of the column that names the
    group, None for one group `all`. `items` are shell patterns of headings. `definition` is the instrument,
    else one is inferred: its items are the columns that match, or all that hold only whole numbers from 0 to
    10; its scale is `scale`, or runs from 1 (or 0 where that occurs) to the largest answer, which must not be
    above 10. With a definition a column may be headed by the item's key or by its question.

    BadInput, with file, sheet, row and column where they are known, for whatever cannot be read or is no
    answer. Nothing is written but a temporary folder, which is removed before this function ends.
    """
    check_stated_scale(scale, definition)
    with open_responses(path) as source:
        choice = choose_columns(source, group=group, items=items, definition=definition, scale=scale)
        columns = items_of(_read(source, choice), choice, source)
        columns, empty_rows = drop_empty_rows(columns, source)
        if scale is not None and definition is None and not check_scale(columns, scale):
            # Candidates were sought among more numbers than the scale has: find the first that is too many.
            readers = dict.fromkeys(columns.answers, reader_for_range(*scale))
            read_by_rows(source, Choice(choice.group, readers, is_certain=True))
        headings = [source.headings[column] for column in columns.answers]
        slips: tuple[str, ...] = ()
        if definition is not None:
            used, scale_from = narrowed(definition, list(choice.keys.values())), "instrument"
        elif scale is not None:
            used, scale_from = infer_definition(path, headings, scale), "stated"
        else:
            inferred = settle_scale(columns, source)
            used, scale_from = infer_definition(path, headings, inferred), "inferred"
            slips = possible_slips(source, choice, columns, inferred)
        table = make_table(columns, used.item_keys, is_grouped=choice.group is not None)
        answered = answered_rows(table)
        about = About(headings, empty_rows=empty_rows, answered=answered, scale_from=scale_from, slips=slips)
        notes = notes_of(source, choice, used, table, about)
    return Responses(used, table, notes, answered)


def check_stated_scale(scale: tuple[int, int] | None, definition: Definition | None) -> None:
    """BadInput where a stated scale is none, or is not the instrument's."""
    if scale is None:
        return
    low, high = scale
    if not LOWEST <= low < high <= HIGHEST:
        raise BadInput(
            _("A scale cannot go from %(low)d to %(high)d.") % {"low": low, "high": high},
            _("State two whole numbers between -50 and 100, the smaller first, such as 1-5."),
        )
    if definition is None:
        return
    others = [s for s in (definition.scale_of(key) for key in definition.item_keys) if (s.low, s.high) != scale]
    if others:
        raise BadInput(
            _("The instrument's scale is %(low)d to %(high)d, not %(stated_low)d to %(stated_high)d.")
            % {"low": others[0].low, "high": others[0].high, "stated_low": low, "stated_high": high},
            _("Leave the scale out: the instrument has it."),
        )


def narrowed(definition: Definition, keys: Sequence[str]) -> Definition:
    """The definition with only the items of these keys, and the dimensions that they belong to."""
    if len(keys) == len(definition.items):
        return definition
    items = tuple(item for item in definition.items if item.key in keys)
    dimensions = {item.dimension for item in items}
    kept = tuple(dimension for dimension in definition.dimensions if dimension.key in dimensions)
    return definition.model_copy(update={"items": items, "dimensions": kept})


def _read(source: Source, choice: Choice) -> Columns:
    return read_in_bulk(source, choice) or read_by_rows(source, choice)
