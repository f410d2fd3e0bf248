"""Reads rounds and, for freezing only, their answers."""

from __future__ import annotations

import numpy as np

from elc.collection.answers import MISSING, NO_ANSWER, AnswerTable
from elc.collection.models import Round, Submission

CODES = {words: code for code, words in NO_ANSWER.items()}


def answer_table(of: Round) -> AnswerTable:
    """All answers of a round in columns. Only `elc.snapshots` may call this: everything else reads snapshots."""
    submissions = list(Submission.objects.filter(round=of).select_related("group"))
    groups = tuple(sorted({submission.group.label for submission in submissions}))
    index = {label: position for position, label in enumerate(groups)}
    group_of = np.array([index[submission.group.label] for submission in submissions], dtype=np.int32)
    answers = {
        key: np.array([_code(submission.answers.get(key)) for submission in submissions], dtype=np.int8)
        for key in of.instrument.definition.item_keys
    }
    comments = sorted(
        (index[submission.group.label], key, words)
        for submission in submissions
        for key, words in submission.comments.items()
    )
    return AnswerTable(groups=groups, group_of=group_of, answers=answers, comments=tuple(comments))


def _code(answer: int | str | None) -> int:
    if answer is None:
        return MISSING
    return CODES[answer] if isinstance(answer, str) else answer
