"""Rates made comparable over strata: directly where strata are large enough, else indirectly."""

from __future__ import annotations

from collections.abc import Iterable
from typing import SupportsFloat, SupportsIndex

from benchstats.adjustment.direct import DirectRate, direct_rate
from benchstats.adjustment.indirect import IndirectRatio, indirect_ratio


def standardise(
    occurrences: Iterable[SupportsIndex],
    *,
    population: Iterable[SupportsFloat],
    standard_occurrences: Iterable[SupportsFloat],
    standard_population: Iterable[SupportsFloat],
) -> DirectRate | IndirectRatio:
    """Directly where every stratum holds 5 people or more, else indirectly.

    Source: statistics.md 2.7; `direct_rate` and `indirect_ratio`.

    Raises:
        InputError: when the columns do not suit each other, or a stratum has nobody.
    """
    seen, here, whole = tuple(occurrences), tuple(population), tuple(standard_population)
    direct = direct_rate(seen, population=here, standard_population=whole)
    if direct.is_allowed:
        return direct
    return indirect_ratio(seen, population=here, standard_occurrences=standard_occurrences, standard_population=whole)
