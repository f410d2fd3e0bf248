"""Counts that go in, checked: whole, not negative, and each suiting its denominator; and numbers above 0."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf, isfinite
from operator import index
from typing import SupportsFloat, SupportsIndex

from benchstats.errors import InputError

LARGEST_COUNT = 1_000_000
"""Larger counts are refused as a slip, unless a method says that it takes them: likelihoods go count by count."""

LARGEST_NUMBER, SMALLEST_NUMBER = 1e12, 1e-12
"""Numbers of people, expected numbers and sizes are within these: beyond, squares and ratios would lose all digits."""


def whole_counts(counts: Iterable[SupportsIndex], *, of: str, largest: float = LARGEST_COUNT) -> tuple[int, ...]:
    """Counts as plain integers.

    Raises:
        InputError: when one is negative, no whole number, or above `largest`.
    """
    try:
        plain = tuple(map(index, counts))
    except TypeError as wrong:
        raise InputError(f"{of} are whole numbers: {wrong}") from None
    if unfit := [count for count in plain if not 0 <= count <= largest]:
        told = "cannot be negative" if largest == inf else f"lie between 0 and {largest:,}"
        raise InputError(f"{of} {told}, but one is {unfit[0]}")
    return plain


def shares_checked(
    positive: Iterable[SupportsIndex], answers: Iterable[SupportsIndex]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """How many answers were positive and how many there were, by organisation.

    Raises:
        InputError: when there is not one of each, an organisation has no answer, or more are positive than answered.
    """
    some, every = whole_counts(positive, of="positive answers"), whole_counts(answers, of="answers")
    _same_length(some, every)
    for part, whole in zip(some, every, strict=True):
        if whole == 0:
            raise InputError("every organisation needs at least one answer; leave out those without")
        if part > whole:
            raise InputError(f"{part} of {whole} answers cannot be positive")
    return some, every


def rates_checked(
    observed: Iterable[SupportsIndex], expected: Iterable[SupportsFloat]
) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """How many occurrences were observed and how many (or how much exposure) expected, by organisation.

    Raises:
        InputError: when there is not one of each, or an expected number is not above 0.
    """
    occurrences = whole_counts(observed, of="observed occurrences")
    exposure = tuple(moderate_number(one, of="an expected number of occurrences") for one in expected)
    _same_length(occurrences, exposure)
    return occurrences, exposure


def positive_number(number: SupportsFloat, *, of: str) -> float:
    """A finite number above 0.

    Raises:
        InputError: when it is not.
    """
    plain = float(number)
    if not (isfinite(plain) and plain > 0):
        raise InputError(f"{of} is a finite number above 0, not {plain:g}")
    return plain


def moderate_number(number: SupportsFloat, *, of: str) -> float:
    """A number above 0 that is neither huge nor next to nothing.

    Raises:
        InputError: when it is not.
    """
    plain = positive_number(number, of=of)
    if not SMALLEST_NUMBER <= plain <= LARGEST_NUMBER:
        raise InputError(f"{of} lies between {SMALLEST_NUMBER:g} and {LARGEST_NUMBER:g}, not at {plain:g}")
    return plain


def _same_length(first: Sequence[object], second: Sequence[object]) -> None:
    if len(first) != len(second):
        raise InputError(f"there are {len(first)} numerators but {len(second)} denominators")
