"""Says what is wrong with a cell that holds no answer, and what helps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from elc.collection.responses.answering import AnswerReader, is_way_out, is_whole_number, is_words, plain
from elc.collection.responses.words import _, plural, shown
from elc.core.refusals import BadInput, Place

_MOST_LABELS = 3


def wrong_answer(text: str, reader: AnswerReader, place: Place, *, language: str | None, more: int) -> BadInput:
    """The refusal of the cell at `place`, after which `more` are wrong as well.

    `language` is that in which the accepted labels are told, where the scale has any.
    """
    values = {"value": shown(text), "low": reader.low, "high": reader.high}
    further = plural("%(more)d more cell is wrong.", "%(more)d more cells are wrong.", more)
    if is_way_out(text):
        sentence = _("the scale does not allow the answer “%(value)s”.")
        remedy = _("Leave the cell empty, or allow this answer in the instrument's scale.")
    elif reader.is_known:
        sentence = _("“%(value)s” is not an answer on the scale from %(low)d to %(high)d.")
        remedy = _remedy(text, reader, language)
    elif is_whole_number(text):
        sentence = _("“%(value)s” makes the scale longer than %(low)d to %(high)d.")
        remedy = _("If it is a slip, correct it; otherwise state the scale with --scale.")
        further = plural("%(more)d more cell does not fit either.", "%(more)d more cells do not fit either.", more)
    else:
        sentence = _("“%(value)s” is not a whole number.")
        remedy = _remedy(text, reader, language)
    if more:
        remedy = f"{remedy} {further % {'more': more}}"
    return BadInput(sentence % values, remedy, place=place)


def likely_language(readers: Collection[AnswerReader], understood: Iterable[str]) -> str | None:
    """The language of most of the labels that were understood; else the first; None where there are no labels."""
    said = {plain(text) for text in understood}
    votes: Counter[str] = Counter()
    for reader in readers:
        for language, labels in reader.labels.items():
            votes[language] += sum(plain(label) in said for label in labels)
    return max(votes, key=votes.__getitem__, default=None)


def _remedy(text: str, reader: AnswerReader, language: str | None) -> str:
    labels = reader.labels.get(language or "", ())
    if labels and is_words(text):
        return _("Accepted: %(labels)s, or %(low)d to %(high)d.") % {
            "labels": _shortened(labels),
            "low": reader.low,
            "high": reader.high,
        }
    if is_words(text) and not reader.labels:
        return _("These are words: give --instrument FILE, which knows what they stand for, or write numbers.")
    return _("Correct the answer, leave the cell empty, or choose other items or another scale.")


def _shortened(labels: Sequence[str]) -> str:
    few = labels if len(labels) <= _MOST_LABELS else (labels[0], "…", labels[-1])
    return ", ".join(shown(label) for label in few)
