"""Which answers are positive, neutral, negative and top: a rule that is stated, not meant."""

from __future__ import annotations

from dataclasses import dataclass

from benchstats.errors import InputError
from benchstats.scales import Scale


@dataclass(frozen=True, slots=True)
class Boxes:
    """The answers of a scale that count as positive, as negative and as top; the others are neutral.

    Raises:
        InputError: when a value is positive and negative at once.
    """

    positive: tuple[int, ...]
    negative: tuple[int, ...]
    top: tuple[int, ...]

    def __post_init__(self) -> None:
        """Refuse boxes that overlap."""
        if both := set(self.positive) & set(self.negative):
            raise InputError(f"an answer is not positive and negative at once: {sorted(both)}")

    def refuse_unless_on(self, scale: Scale) -> None:
        """Refuse boxes with values that the scale does not have.

        Raises:
            InputError: when there are such.
        """
        if strange := {*self.positive, *self.negative, *self.top} - set(scale.values):
            raise InputError(f"the scale {scale} has no answer {min(strange)}")


def boxes_of(scale: Scale) -> Boxes:
    """The rule of the house: positive above the middle, negative below it, neutral exactly there, top the highest.

    On 1-5 these are 4 and 5, 1 and 2, 3, and 5; on 1-4, which has no middle, nothing is neutral. Source: the top-two
    and bottom-two boxes of AHRQ, Surveys on Patient Safety Culture, carried over to any scale.
    """
    positive = tuple(scale.positive)
    negative = tuple(scale.low + scale.high - value for value in reversed(positive))
    return Boxes(positive, negative, (scale.high,))
