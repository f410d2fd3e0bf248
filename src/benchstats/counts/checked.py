"""Counts per organisation, checked: whole, not negative, and each suiting its denominator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isfinite
from operator import index
from typing import SupportsFloat, SupportsIndex

from benchstats.errors import InputError

LARGEST_COUNT = 1_000_000
"""Counts above this are refused: the likelihoods are summed count by count."""


def whole_counts(counts: Iterable[SupportsIndex], *, of: str) -> tuple[int, ...]:
    """Counts as plain integers.

    Raises:
        InputError: when one is negative, no whole number, or above `LARGEST_COUNT`.
    """
    try:
        plain = tuple(map(index, counts))
    except TypeError as wrong:
        raise InputError(f"{of} are whole numbers, one for each organisation: {wrong}") from None
    if wrong_ones := [count for count in plain if not 0 <= count <= LARGEST_COUNT]:
        raise InputError(f"{of} lie between 0 and {LARGEST_COUNT:,}, not {wrong_ones[0]}")
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
    """How many events were observed and how many (or how much exposure) expected, by organisation.

    Raises:
        InputError: when there is not one of each, or an expected number is not above 0.
    """
    events, exposure = whole_counts(observed, of="observed events"), tuple(map(float, expected))
    _same_length(events, exposure)
    if unfit := [one for one in exposure if not (isfinite(one) and one > 0)]:
        raise InputError(f"an expected number of events is above 0, not {unfit[0]}")
    return events, exposure


def positive_number(number: float, *, of: str) -> float:
    """A finite number above 0.

    Raises:
        InputError: when it is not.
    """
    if not (isfinite(number) and number > 0):
        raise InputError(f"{of} is above 0, not {number}")
    return float(number)


def _same_length(first: Sequence[object], second: Sequence[object]) -> None:
    if len(first) != len(second):
        raise InputError(f"there are {len(first)} numerators but {len(second)} denominators")
