"""Do two groups differ? The exact permutation test of the difference in means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import comb
from typing import ClassVar, SupportsIndex

from benchstats.definitions import DEFINITIONS
from benchstats.errors import InputError, TooManySteps
from benchstats.scales import Scale

STEP_LIMIT = 100_000_000
"""Most steps an exact test may need by its upper bound; two groups of 200 answers on 1-5 are within it."""


@dataclass(frozen=True, slots=True)
class PermutationTest:
    """Two groups of answers, the difference of their means (a minus b) and its exact two-sided p value."""

    definition: ClassVar[str] = DEFINITIONS["p_permutation"].text
    method: ClassVar[str] = DEFINITIONS["p_permutation"].method

    scale: Scale
    counts_a: tuple[int, ...]
    counts_b: tuple[int, ...]
    n_a: int
    n_b: int
    difference: float
    p_value: float


def _steps(counts: tuple[int, ...]) -> int:
    """The sum of the answers in steps above the lowest value of the scale."""
    return sum(step * count for step, count in enumerate(counts))


def _two_sided(pooled: tuple[int, ...], take: int, observed: int) -> float:
    """The share of deals of `take` answers whose sum is at least as far from expectation as `observed`."""
    _refuse_if_too_long(pooled, take)
    n, everything = sum(pooled), _steps(pooled)
    distance = abs(n * observed - take * everything)
    ways = _ways_by_sum(pooled, take)
    as_far = sum(number for total, number in ways.items() if abs(n * total - take * everything) >= distance)
    return as_far / comb(n, take)


def _ways_by_sum(pooled: tuple[int, ...], take: int) -> dict[int, int]:
    """In how many ways `take` of the pooled answers have each sum of steps above the lowest value.

    This is the multivariate hypergeometric distribution added up value by value (the shift algorithm), so no
    single deal is counted twice and nothing is rounded.
    """
    ways = {(0, 0): 1}
    left = sum(pooled)
    for step, available in enumerate(pooled):
        left -= available
        longer: dict[tuple[int, int], int] = {}
        for (taken, total), so_far in ways.items():
            fewest = max(0, take - taken - left)
            for more in range(fewest, min(available, take - taken) + 1):
                key = (taken + more, total + more * step)
                longer[key] = longer.get(key, 0) + so_far * comb(available, more)
        ways = longer
    return {total: number for (_, total), number in ways.items()}


def _refuse_if_too_long(pooled: tuple[int, ...], take: int) -> None:
    states = (take + 1) * (take * (len(pooled) - 1) + 1)
    steps = states * (sum(pooled) + len(pooled))
    if steps > STEP_LIMIT:
        raise TooManySteps(
            f"the exact test may take {steps:,} steps and the limit is {STEP_LIMIT:,}; use smaller groups"
        )


def mean_difference(counts_a: Iterable[SupportsIndex], counts_b: Iterable[SupportsIndex], *, scale: Scale) -> float:
    """The mean of the first group minus that of the second, in units of the scale, for groups of any size.

    Source: exact whole-number sums, divided once.

    Raises:
        InputError: when counts do not suit the scale or a group is empty.
    """
    plain_a, plain_b = scale.checked(counts_a), scale.checked(counts_b)
    n_a, n_b = sum(plain_a), sum(plain_b)
    if not n_a or not n_b:
        raise InputError("each of the two groups needs at least one answer")
    return (_steps(plain_a) * n_b - _steps(plain_b) * n_a) / (n_a * n_b)


def permutation_test(
    counts_a: Iterable[SupportsIndex], counts_b: Iterable[SupportsIndex], *, scale: Scale
) -> PermutationTest:
    """Test exactly whether two groups' means differ: all ways to deal the pooled answers to the two groups.

    The p value is the share of deals whose sum is at least as far from its expectation as the observed one,
    both sides together, in whole numbers until the last division. Source: Pitman 1937, JRSS Supplement 4;
    computed by the shift algorithm of Streitberg and Röhmel 1986, Statistical Software Newsletter 12. Equals
    R `coin::oneway_test` with `distribution = "exact"`.

    Raises:
        InputError: when counts do not suit the scale or a group is empty.
        TooManySteps: when the test could pass `STEP_LIMIT`.
    """
    plain_a, plain_b = scale.checked(counts_a), scale.checked(counts_b)
    difference = mean_difference(plain_a, plain_b, scale=scale)
    n_a, n_b = sum(plain_a), sum(plain_b)
    pooled = tuple(a + b for a, b in zip(plain_a, plain_b, strict=True))
    sum_a, sum_b = _steps(plain_a), _steps(plain_b)
    # Dealing to the smaller group is the same test in less time.
    take, observed = min((n_a, sum_a), (n_b, sum_b))
    return PermutationTest(
        scale=scale,
        counts_a=plain_a,
        counts_b=plain_b,
        n_a=n_a,
        n_b=n_b,
        difference=difference,
        p_value=_two_sided(pooled, take, observed),
    )
