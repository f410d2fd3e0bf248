"""The answers behind one published n, mean and SD."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from benchstats.definitions import SD_DEFINITIONS, SdDefinition
from benchstats.errors import InputError
from benchstats.reconstruct.published import Published
from benchstats.reconstruct.search import Budget, Counts, Sums, find_counts
from benchstats.scales import Scale

WIDEST_SCALE = 101
"""Most values of a scale the search accepts, as on 0-100."""

MOST_ANSWERS = 10_000
"""Most answers the search accepts; far below it, thousands of sets of answers fit any published figure."""


@dataclass(frozen=True, slots=True)
class Solution:
    """One set of answers that fits: counts of the scale's values, lowest first, and under which SD.

    `definition` is None when no SD was published.
    """

    definition: SdDefinition | None
    counts: Counts


def reconstruct(
    *,
    n: int,
    mean: Published,
    sd: Published | None,
    scale: Scale,
    definitions: Collection[SdDefinition] = SD_DEFINITIONS,
    budget: Budget | None = None,
) -> tuple[Solution, ...]:
    """Find every set of `n` answers on `scale` whose mean and SD round to the published ones.

    The search is exact and complete: whole numbers and fractions only, the rounding interval closed, so ties
    rounded either way count. The sample SD comes first, then the counts in lexicographic order. One answer
    has no sample SD. Without an SD, `definitions` does not matter and each solution is given once.

    Source: the GRIM and GRIMMER tests (Brown and Heathers 2017, SPPS 8; Anaya 2016, PeerJ Preprints 4) decide
    whether a solution can exist, SPRITE (Heathers et al. 2018, PeerJ Preprints 6) samples solutions; this
    finds them all.

    Raises:
        InputError: when n is below 1 or above `MOST_ANSWERS`, the SD negative, a definition unknown, the
            scale wider than `WIDEST_SCALE`.
        TooManySteps: when the search would take more than its `budget` of steps.
    """
    _refuse_nonsense(n, sd, scale, definitions)
    budget = budget or Budget()
    if sd is None:
        return tuple(Solution(None, counts) for counts in _find(n, mean, None, 1, scale, budget))
    divisors: dict[SdDefinition, int] = {"sd_sample": n - 1, "sd_population": n}
    return tuple(
        Solution(definition, counts)
        for definition, divisor in divisors.items()
        if divisor and definition in definitions
        for counts in _find(n, mean, sd, divisor, scale, budget)
    )


def _refuse_nonsense(n: int, sd: Published | None, scale: Scale, definitions: Collection[SdDefinition]) -> None:
    if not 1 <= n <= MOST_ANSWERS:
        raise InputError(f"the number of answers is from 1 to {MOST_ANSWERS:,}, not {n:,}")
    if sd is not None and sd.value < 0:
        raise InputError(f"an SD cannot be negative: {sd}")
    if scale.size > WIDEST_SCALE:
        raise InputError(f"the search takes scales of up to {WIDEST_SCALE} values, and {scale} has {scale.size}")
    unknown = set(definitions) - set(SD_DEFINITIONS)
    if unknown:
        raise InputError(f"an SD is one of {', '.join(SD_DEFINITIONS)}, not {', '.join(sorted(unknown))}")


def _find(n: int, mean: Published, sd: Published | None, divisor: int, scale: Scale, budget: Budget) -> list[Counts]:
    """The sets of answers for one definition, sorted."""
    top = scale.size - 1
    found: list[Counts] = []
    lowest = max(0, ceil(n * (mean.low - scale.low)))
    highest = min(n * top, floor(n * (mean.high - scale.low)))
    for total in range(lowest, highest + 1):
        budget.spend(10)  # about what the fractions below cost
        low, high = _squares_range(n, total, sd, divisor) if sd else (0, n * top * top)
        if low <= high:
            found += find_counts(Sums(n, total, low, high), top=top, budget=budget)
    return sorted(found)


def _squares_range(n: int, total: int, sd: Published, divisor: int) -> tuple[int, int]:
    """Least and most the squared steps can add up to, when their sum is `total` and the SD rounds to `sd`."""
    around_mean = Fraction(total * total, n)
    low = around_mean + divisor * max(sd.low, Fraction(0)) ** 2
    high = around_mean + divisor * sd.high**2
    return ceil(low), floor(high)
