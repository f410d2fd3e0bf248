"""Reads rounds and, for freezing only, their answers."""

from __future__ import annotations

import numpy as np

from elc.collection.answers import MISSING, NO_ANSWER, AnswerTable
from elc.collection.models import Round, RoundGroup, Submission

CODES = {words: code for code, words in NO_ANSWER.items()}


def locked_round(of: Round) -> Round:
    """The round as it is in the database now, locked until the transaction ends.

    On PostgreSQL the row is locked. SQLite knows no such lock and needs none: its transactions are IMMEDIATE, so one
    that may write runs alone.
    """
    return Round.objects.select_for_update(of=("self",)).select_related("instrument").get(id=of.id)


def answer_table(of: Round) -> AnswerTable:
    """All answers of a round in columns. Only `elc.snapshots` may call this: everything else reads snapshots.

    Every group that the round asks about is there, whether or not anybody answered.
    """
    submissions = list(Submission.objects.filter(round=of))
    asked = RoundGroup.objects.filter(round=of).values_list("group__label", "group_id")
    groups = sorted(asked, key=lambda group: (group[0], group[1].bytes))
    # By id and not by label: two groups are two even if somebody gave them one name afterwards.
    index = {group_id: position for position, (_, group_id) in enumerate(groups)}
    group_of = np.array([index[submission.group_id] for submission in submissions], dtype=np.int32)
    answers = {
        key: np.array([_code(submission.answers.get(key)) for submission in submissions], dtype=np.int8)
        for key in of.instrument.definition.item_keys
    }
    comments = sorted(
        (index[submission.group_id], key, words)
        for submission in submissions
        for key, words in submission.comments.items()
    )
    labels = tuple(label for label, _ in groups)
    return AnswerTable(groups=labels, group_of=group_of, answers=answers, comments=tuple(comments))


def _code(answer: int | str | None) -> int:
    if answer is None:
        return MISSING
    return CODES[answer] if isinstance(answer, str) else answer
