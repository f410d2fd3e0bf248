"""Occurrences and people by stratum, checked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import SupportsFloat, SupportsIndex

from benchstats.checked_counts import moderate_number, whole_counts
from benchstats.errors import InputError

Floats = tuple[float, ...]


def people(values: Iterable[SupportsFloat], *, of: str, strata: int) -> Floats:
    """A number above 0 for each stratum.

    Raises:
        InputError: when there is not one for each stratum, or one is not above 0.
    """
    plain = tuple(moderate_number(one, of=f"the {of} of a stratum") for one in values)
    if len(plain) != strata:
        raise InputError(f"there are {strata} strata but {len(plain)} numbers for the {of}")
    return plain


def occurrences_by_stratum(occurrences: Iterable[SupportsIndex]) -> tuple[int, ...]:
    """A whole number of occurrences for each of one or more strata.

    Raises:
        InputError: when there is no stratum, or a number is no count.
    """
    plain = whole_counts(occurrences, of="occurrences")
    if not plain:
        raise InputError("there is no stratum")
    return plain
