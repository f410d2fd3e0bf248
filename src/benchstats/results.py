"""What all results share: their words, their interval, their one sentence, and why a number may be missing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import ClassVar

from benchstats.definitions import DEFINITIONS

Number = int | float | str | None


class Reason(StrEnum):
    """Why a number of a result is None. The value is stable and may be stored."""

    TOO_FEW_ANSWERS = "too_few_answers"
    TOO_FEW_GROUPS = "too_few_groups"
    NO_VARIATION = "no_variation"
    NEGATIVE_VARIANCE = "negative_variance"
    NOT_CONNECTED = "not_connected"
    NOT_ASSESSED = "not_assessed"
    SEPARATED = "separated"
    NOT_IDENTIFIED = "not_identified"


@dataclass(frozen=True, slots=True)
class Interval:
    """A two-sided interval in units of its estimate, and the name of the method that gave it."""

    low: float
    high: float
    method: str
    level: float = 0.95


@dataclass(frozen=True, slots=True)
class Sentence:
    """One plain sentence as a message and its numbers, so that it can be translated as a whole.

    `message` is the English sentence with named places, `%(n)s`, and doubles as the message id. Whoever shows it
    looks up the translation and writes the numbers by the reader's locale with `decimals` places. Where the words
    depend on a number, `message` is the sentence for one, `plural` that for any other `count`: look both up together,
    as `ngettext(message, plural, count)`, since other languages have more than two forms.
    """

    message: str
    numbers: tuple[tuple[str, Number], ...] = ()
    decimals: int = 2
    plural: str | None = None
    count: int = 1

    @property
    def text(self) -> str:
        """The sentence in English; whole numbers stay whole, None reads as a dash."""
        words = self.message if self.plural is None or self.count == 1 else self.plural
        return words % {name: self._written(number) for name, number in self.numbers}

    def _written(self, number: Number) -> str:
        if number is None:
            return "–"
        # Adding 0 turns what was rounded to -0 into 0.
        return f"{round(number, self.decimals) + 0:.{self.decimals}f}" if isinstance(number, float) else str(number)


def say(message: str, /, *, decimals: int = 2, **numbers: Number) -> Sentence:
    """A sentence for people; the message must be a literal, because it is collected for translation."""
    return Sentence(message, tuple(numbers.items()), decimals)


def say_counted(one: str, more: str, /, *, n: int, decimals: int = 2, **numbers: Number) -> Sentence:
    """A sentence whose words depend on its `n`; both messages must be literals, with the same places."""
    return Sentence(one, (("n", n), *numbers.items()), decimals, plural=more, count=n)


class Result:
    """Base of all results: a frozen dataclass with slots that names its `statistic` in `DEFINITIONS`.

    Every result has, besides: `n` (how many answers, groups or points it rests on; its docstring says which),
    `interval` (an `Interval`, or None where there is none), and `sentence()`.
    """

    __slots__ = ()

    statistic: ClassVar[str]

    @property
    def definition(self) -> str:
        """What the statistic is, in words for people."""
        return DEFINITIONS[self.statistic].text

    @property
    def method(self) -> str:
        """The short name of the method, as stored beside a figure."""
        return DEFINITIONS[self.statistic].method

    @property
    def version(self) -> str:
        """The version of the method; another version may give another number for the same values."""
        return DEFINITIONS[self.statistic].version

    def sentence(self) -> Sentence:
        """The result in one plain sentence; each result has its own."""
        raise NotImplementedError(f"{type(self).__name__} says nothing yet")


def finite(number: float) -> float | None:
    """A number as a plain float, or None where it is not finite: no NaN or infinity leaves this library."""
    plain = float(number)
    return plain if isfinite(plain) else None
