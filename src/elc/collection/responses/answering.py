"""What the text in a cell means as an answer: one reader for every way a file is read, so that all agree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from elc.collection.answers import DONT_KNOW, MISSING, NOT_APPLICABLE
from elc.instruments.definition import AnswerScale

BLANK: Final = -100  # nothing at all in the cell; becomes `MISSING` once empty rows have been told from answered ones
LOWEST, HIGHEST = -50, 100  # what an instrument's scale may hold
UNSTATED = (0, 10)  # how far a scale may reach that nobody stated

_MISSING_WORDS = ("na", "nan", "null", ".")
_DONT_KNOW_WORDS = ("dk", "don't know", "i don't know")
_NOT_APPLICABLE_WORDS = ("n/a", "not applicable")
# A whole number in Western digits; 4.0 and 4,0 are what spreadsheets and statistics programs make of 4.
_NUMBER = re.compile(r"(-?[0-9]{1,4})(?:[.,]0+)?")
_ANY_NUMBER = re.compile(r"-?[0-9]+(?:[.,]0+)?")


@dataclass(frozen=True)
class AnswerReader:
    """Reads answers on the whole numbers from `low` to `high`; `words` are what else may stand in a cell.

    The keys of `words` are as `plain` makes them, the values answers of the scale or codes for no answer.
    `is_known`: these are the ends of the scale; otherwise nobody stated it, and they are how far it may reach.
    `labels`: language -> the labels that are read, by their value; the file's most likely language first.
    """

    low: int
    high: int
    words: dict[str, int]
    is_known: bool = True
    labels: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def read(self, text: str) -> int | None:
        """The answer, `BLANK`, a code for no answer, or None where the text is none of these."""
        number = _NUMBER.fullmatch(text) or _NUMBER.fullmatch(text.strip())
        if number is not None:
            value = int(number[1])
            if self.low <= value <= self.high:
                return value
        words = plain(text)
        return self.words.get(words) if words else BLANK


def plain(text: str) -> str:
    """Text for comparing: single spaces, no capitals, the typewriter's apostrophe."""
    return " ".join(text.split()).casefold().replace("’", "'")


def reader_for_range(low: int, high: int, *, is_known: bool = True) -> AnswerReader:
    """A reader where no instrument is given: numbers from `low` to `high`, and every way of not answering."""
    return AnswerReader(low, high, _no_answers(dont_know=True, not_applicable=True), is_known)


def reader_for_scale(scale: AnswerScale, languages: Sequence[str]) -> AnswerReader:
    """A reader for an instrument's scale, with its labels in all its `languages`, the most likely first.

    A label that means different values in different languages is not read: nobody could say which was meant.
    """
    meanings: dict[str, set[int]] = {}
    for in_language in scale.labels.values():
        for value, label in zip(scale.values, in_language, strict=True):
            meanings.setdefault(plain(label), set()).add(value)
    words = _no_answers(dont_know=scale.dont_know, not_applicable=scale.not_applicable)
    words |= {label: values.pop() for label, values in meanings.items() if len(values) == 1}
    labels = {
        language: tuple(label for label in scale.labels.get(language, ()) if plain(label) in words)
        for language in languages
    }
    return AnswerReader(scale.low, scale.high, words, labels=labels)


def is_whole_number(text: str) -> bool:
    """Whether the text is a whole number, be it as large as it may."""
    return _ANY_NUMBER.fullmatch(text.strip()) is not None


def is_words(text: str) -> bool:
    """Whether the text is made of words alone."""
    return any(map(str.isalpha, text)) and not any(map(str.isdigit, text))


def is_way_out(text: str) -> bool:
    """Whether the text says don't know or not applicable, be it allowed or not."""
    return plain(text) in (*_DONT_KNOW_WORDS, *_NOT_APPLICABLE_WORDS)


def _no_answers(*, dont_know: bool, not_applicable: bool) -> dict[str, int]:
    def all_mean(words: Iterable[str], code: int) -> dict[str, int]:
        return dict.fromkeys(words, code)

    found = all_mean(_MISSING_WORDS, MISSING)
    if dont_know:
        found |= all_mean(_DONT_KNOW_WORDS, DONT_KNOW)
    if not_applicable:
        found |= all_mean(_NOT_APPLICABLE_WORDS, NOT_APPLICABLE)
    return found
