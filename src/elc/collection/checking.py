"""Checks what somebody sent against the instrument that asked for it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from elc.collection.answers import DONT_KNOW, NO_ANSWER, NOT_APPLICABLE
from elc.core.refusals import BadInput
from elc.instruments.definition import AnswerScale, Definition

Answer = int | str


def check_submission(definition: Definition, answers: Mapping[str, Answer], comments: Mapping[str, str]) -> None:
    """Raise `BadInput` for an item that the instrument does not have, or an answer that its scale does not allow."""
    for key, answer in answers.items():
        if key not in definition.item_keys:
            raise _unknown(key)
        if not _is_allowed(definition.scale_of(key), answer):
            raise BadInput(
                _("“%(answer)s” is not an answer to “%(item)s”.") % {"answer": answer, "item": key},
                _("Choose one of the answers that are offered."),
            )
    questions = {question.key for question in definition.open_questions}
    for key in comments:
        if key not in questions:
            raise _unknown(key)


def _is_allowed(scale: AnswerScale, answer: Answer) -> bool:
    if isinstance(answer, bool):
        return False
    if isinstance(answer, int):
        return answer in scale.values
    return (answer == NO_ANSWER[DONT_KNOW] and scale.dont_know) or (
        answer == NO_ANSWER[NOT_APPLICABLE] and scale.not_applicable
    )


def _unknown(key: str) -> BadInput:
    return BadInput(
        _("The instrument has no question “%(item)s”.") % {"item": key},
        _("Use the questions of this round's instrument."),
    )
