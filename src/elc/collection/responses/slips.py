"""Single answers that alone make an inferred scale as long as it is: perhaps slips of the keyboard."""

from __future__ import annotations

import numpy as np

from elc.collection.responses.answering import LOWEST, AnswerReader
from elc.collection.responses.choosing import Choice
from elc.collection.responses.columns import Columns
from elc.collection.responses.sources import Source
from elc.collection.responses.words import _, shown

FEWEST_ANSWERS = 20  # among fewer, an end of the scale that is chosen once is nothing unusual


def possible_slips(source: Source, choice: Choice, columns: Columns, scale: tuple[int, int]) -> tuple[str, ...]:
    """One sentence for each end of the inferred `scale` that occurs exactly once, with its row and column."""
    answers = sum(int(np.count_nonzero(codes >= LOWEST)) for codes in columns.answers.values())
    if answers < FEWEST_ANSWERS:
        return ()
    found = []
    for end in reversed(scale):
        times = {column: int(np.count_nonzero(codes == end)) for column, codes in columns.answers.items()}
        if sum(times.values()) != 1:
            continue
        column = max(times, key=times.__getitem__)
        found.append(
            _(
                "The answer %(answer)d occurs only once (row %(row)d, column %(column)s): "
                "check that it is no slip, or state --scale."
            )
            % {
                "answer": end,
                "row": _row_of(source, column, choice.readers[column], end),
                "column": shown(source.headings[column]),
            }
        )
    return tuple(found)


def _row_of(source: Source, column: int, reader: AnswerReader, answer: int) -> int:
    """The row of an answer that is there: columns do not know their rows, so the file is read once more."""
    return next(row for row, [text] in source.rows([column]) if reader.read(text) == answer)
