"""Reads answers and counts of answers, whatever they come as, into plain whole numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import isnan
from typing import Any, SupportsIndex

from benchstats.checked_counts import whole_counts
from benchstats.errors import InputError
from benchstats.scales import Scale

Counts = tuple[int, ...]

LARGEST = 10**9
"""Larger counts are refused as a slip; up to here sums of their squares and products keep their digits."""

FEWEST_VALUES = 2
"""A scale has at least so many values."""


@dataclass(frozen=True, slots=True)
class CountedAnswers:
    """Counts of the scale's values, lowest first, and how many gave no answer, in two kinds."""

    counts: Counts
    n_missing: int
    n_na: int


def plain_counts(counts: Iterable[SupportsIndex]) -> Counts:
    """Counts as plain whole numbers; refuses what counts nothing.

    Raises:
        InputError: when a number is no count or above a thousand million, or there are fewer than two values.
    """
    plain = whole_counts(counts, of="counts", largest=LARGEST)
    if len(plain) < FEWEST_VALUES:
        raise InputError(f"a scale has at least {FEWEST_VALUES} values, but there are {len(plain)} counts")
    return plain


def two_groups(counts_a: Iterable[SupportsIndex], counts_b: Iterable[SupportsIndex]) -> tuple[Counts, Counts]:
    """Counts of two groups on one scale; refuses an empty group and different scales.

    Raises:
        InputError: as `plain_counts`, and when a group is empty or the scales differ.
    """
    plain_a, plain_b = plain_counts(counts_a), plain_counts(counts_b)
    if len(plain_a) != len(plain_b):
        raise InputError(f"both groups answer on one scale, not on {len(plain_a)} and {len(plain_b)} values")
    if not sum(plain_a) or not sum(plain_b):
        raise InputError("each of the two groups needs at least one answer")
    return plain_a, plain_b


def count_answers(answers: Iterable[Any], *, scale: Scale, not_applicable: Collection[Any] = ()) -> CountedAnswers:
    """Count answers on a scale; None and NaN are missing, what is in `not_applicable` is counted apart.

    Source: plain counting.

    Raises:
        InputError: when an answer is not on the scale.
    """
    counts = [0] * scale.size
    missing = absent = 0
    for answer in answers:
        if any(answer is one or answer == one for one in not_applicable):
            absent += 1
        elif is_missing(answer):
            missing += 1
        else:
            counts[on_scale(answer, scale) - scale.low] += 1
    return CountedAnswers(tuple(counts), missing, absent)


def is_missing(answer: Any) -> bool:
    """Whether an answer is None or NaN."""
    return answer is None or (isinstance(answer, float) and isnan(answer))


def on_scale(answer: Any, scale: Scale) -> int:
    """An answer as a plain whole number; refuses what is not on the scale.

    Raises:
        InputError: when it is not on the scale.
    """
    try:
        plain = int(answer)
    except (TypeError, ValueError, OverflowError):
        raise InputError(f"an answer is a whole number from {scale}, not {answer!r}") from None
    if isinstance(answer, str) or plain != answer or plain not in scale.values:
        raise InputError(f"an answer is a whole number from {scale}, not {answer!r}")
    return plain
