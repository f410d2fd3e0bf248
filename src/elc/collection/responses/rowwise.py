"""Reads one row after the other: slower than `bulk`, but it knows the row and column of what is wrong."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field, replace

import numpy as np

from elc.collection.responses.answering import AnswerReader
from elc.collection.responses.choosing import Choice
from elc.collection.responses.columns import Columns, check_label
from elc.collection.responses.refusing import likely_language, wrong_answer
from elc.collection.responses.sources import Source
from elc.collection.responses.words import _, shown
from elc.core.refusals import BadInput

COUNTED_ROWS = 100_000  # how far after the first wrong cell further ones are counted


@dataclass
class _Item:
    """One column while it is read; `meanings` remembers every text that was understood."""

    column: int
    position: int
    reader: AnswerReader
    codes: array[int] = field(default_factory=lambda: array("b"))
    meanings: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class _Wrong:
    row: int
    item: _Item
    text: str


class _Reading:
    """The state of reading one source."""

    def __init__(self, source: Source, choice: Choice) -> None:
        self.source = source
        self.choice = choice
        start = 0 if choice.group is None else 1
        self.items = [
            _Item(column, position, reader)
            for position, (column, reader) in enumerate(choice.readers.items(), start=start)
        ]
        self.labels: dict[str, int] = {} if start else {"": 0}
        self.label_of = array("i")
        self.nameless: list[tuple[int, int]] = []  # index and row number of rows whose group is blank
        self.wrong: _Wrong | None = None
        self.more_wrong = 0

    def read(self) -> Columns:
        for row, texts in self.source.rows(self.choice.columns):
            if self.choice.group is not None:
                self._take_label(row, texts[0])
            else:
                self.label_of.append(0)
            for item in self.items:  # a dropped item makes a new list, so this one stays as it is
                text = texts[item.position]
                code = item.meanings.get(text)
                if code is None:
                    code = self._understand(item, text, row)
                item.codes.append(code)
            if self.wrong is not None and row > self.wrong.row + COUNTED_ROWS:
                break
        return self._result()

    def _take_label(self, row: int, text: str) -> None:
        index = self.labels.get(text)
        if index is None:
            check_label(text, replace(self.source.place, row=row, column=self._group_heading()))
            index = self.labels[text] = len(self.labels)
        if not text.strip():
            self.nameless.append((len(self.label_of), row))
        self.label_of.append(index)

    def _understand(self, item: _Item, text: str, row: int) -> int:
        code = item.reader.read(text)
        if code is not None:
            item.meanings[text] = code
            return code
        if not self.choice.is_certain:
            self.items = [other for other in self.items if other is not item]
        elif self.wrong is None:
            self.wrong = _Wrong(row, item, text)
        else:
            self.more_wrong += 1
        return 0

    def refusal(self, wrong: _Wrong) -> BadInput:
        place = replace(self.source.place, row=wrong.row, column=shown(self.source.headings[wrong.item.column]))
        understood = {text for item in self.items for text in item.meanings}
        language = likely_language(self.choice.readers.values(), understood)
        return wrong_answer(wrong.text, wrong.item.reader, place, language=language, more=self.more_wrong)

    def _group_heading(self) -> str:
        return "" if self.choice.group is None else shown(self.source.headings[self.choice.group])

    def _result(self) -> Columns:
        if self.wrong is not None:
            raise self.refusal(self.wrong)
        answers = {item.column: np.frombuffer(item.codes, dtype=np.int8) for item in self.items}
        columns = Columns(answers, tuple(self.labels), np.frombuffer(self.label_of, dtype=np.int32))
        if self.choice.group is not None:
            empty = columns.empty_rows()
            for index, row in self.nameless:
                if not empty[index]:
                    raise BadInput(
                        _("this row has no group."),
                        _("Fill in the group, or remove the row."),
                        place=replace(self.source.place, row=row, column=self._group_heading()),
                    )
        return columns


def read_by_rows(source: Source, choice: Choice) -> Columns:
    """Read all rows. BadInput names the first cell that is no answer, or the first row without a group."""
    reading = _Reading(source, choice)
    try:
        return reading.read()
    except BadInput:
        if reading.wrong is None:
            raise
        # A broken row further down: the cell that was found first is what has to be told first.
        raise reading.refusal(reading.wrong) from None
