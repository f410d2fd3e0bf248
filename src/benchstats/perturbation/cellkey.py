"""The cell-key method: noise that is the same wherever the same respondents are counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isfinite
from typing import ClassVar

from benchstats.errors import InputError
from benchstats.results import Result, Sentence, say


@dataclass(frozen=True, slots=True)
class Change:
    """A count of `original` becomes `value` when its cell key lies between `lower` and `upper`."""

    original: int
    value: int
    lower: float
    upper: float

    @property
    def probability(self) -> float:
        """How often it happens."""
        return self.upper - self.lower


@dataclass(frozen=True, slots=True)
class PerturbedCount(Result):
    """A count after its change; `count` is the true one and stays with the analyst, `n` equals `value`."""

    statistic: ClassVar[str] = "perturbed_count"

    count: int
    cell_key: float
    value: int
    interval: None = None

    @property
    def n(self) -> int:
        """The changed count, because the true one is never shown."""
        return self.value

    def sentence(self) -> Sentence:
        """The changed count, without the true one."""
        return say("About %(value)s; the figure was changed a little to protect people.", value=self.value)


def perturbed_count(
    record_keys: Sequence[float], *, changes: Sequence[Change], upper_included: bool = True
) -> PerturbedCount:
    """Change the count of some respondents by their record keys, a number from 0 up to below 1 each.

    The cell key is the fractional part of the sum of the keys, added exactly as they are written. Counts above the
    largest original of `changes` use its rows. Keys are the caller's: the same respondent has the same key in every
    figure of a round, made by a keyed hash (HMAC) that is never published. `upper_included` says which end of a
    range belongs to it: the upper one, as in the Handbook, or the lower one, as in the R package cellKey; key 0
    belongs to the first range either way. Source: Handbook on Statistical Disclosure Control, 2nd ed., section 5.4.

    Raises:
        InputError: when a key is outside 0 to 1, or `changes` has no range for the count and key.
    """
    if not all(isfinite(key) and 0 <= key < 1 for key in record_keys):
        raise InputError("a record key is a number from 0 up to below 1")
    if not changes:
        raise InputError("a perturbation table has at least one row")
    # Read as printed, because 0.1 + 0.2 must meet a limit of 0.3.
    key = sum((_exact(one) for one in record_keys), Fraction(0)) % 1
    original = min(len(record_keys), max(one.original for one in changes))
    for one in changes:
        if one.original == original and _within(key, one, upper_included):
            moved = len(record_keys) + one.value - one.original
            return PerturbedCount(len(record_keys), float(key), moved)
    raise InputError(f"the perturbation table says nothing of a count of {original} with the cell key {float(key)}")


def _exact(number: float) -> Fraction:
    return Fraction(repr(float(number)))


def _within(key: Fraction, change: Change, upper_included: bool) -> bool:
    lower, upper = _exact(change.lower), _exact(change.upper)
    if upper_included:
        return lower < key <= upper or key == lower == 0
    return lower <= key < upper
