"""All ways to deal answers to two groups, counted without looking at each: the shift algorithm."""

from __future__ import annotations

from collections.abc import Sequence
from math import comb
from operator import mul

from benchstats.errors import TooManySteps

STEP_LIMIT = 100_000_000
"""Most steps an exact test may need by its upper bound; two groups of 200 answers on 1-5 are within it."""


def share_of_deals_as_far(
    pooled: Sequence[int], *, take: int, observed: int, scores: Sequence[int], limit: int = STEP_LIMIT
) -> float:
    """The share of deals of `take` answers whose score is at least as far from expectation as `observed`.

    `pooled` holds how many answers have each of `scores`; whole numbers until the last division. Source: the shift
    algorithm of Streitberg and Röhmel 1986, Statistical Software Newsletter 12.

    Raises:
        TooManySteps: when it could pass the limit.
    """
    _refuse_if_too_long(pooled, take, scores, limit)
    n, everything = sum(pooled), sum(map(mul, pooled, scores))
    distance = abs(n * observed - take * everything)
    ways = _ways_by_score(pooled, take, scores)
    as_far = sum(number for total, number in ways.items() if abs(n * total - take * everything) >= distance)
    return as_far / comb(n, take)


def _ways_by_score(pooled: Sequence[int], take: int, scores: Sequence[int]) -> dict[int, int]:
    """In how many ways `take` of the pooled answers come to each score.

    This is the multivariate hypergeometric distribution added up value by value (the shift algorithm), so no
    single deal is counted twice and nothing is rounded.
    """
    ways = {(0, 0): 1}
    left = sum(pooled)
    for score, available in zip(scores, pooled, strict=True):
        left -= available
        longer: dict[tuple[int, int], int] = {}
        for (taken, total), so_far in ways.items():
            fewest = max(0, take - taken - left)
            for more in range(fewest, min(available, take - taken) + 1):
                key = (taken + more, total + more * score)
                longer[key] = longer.get(key, 0) + so_far * comb(available, more)
        ways = longer
    return {total: number for (_, total), number in ways.items()}


def _refuse_if_too_long(pooled: Sequence[int], take: int, scores: Sequence[int], limit: int) -> None:
    """Bounds the states of the shift algorithm twice: by the sums there can be, and by the deals there can be."""
    states = (take + 1) * (take * (max(scores) - min(scores)) + 1)
    dealt, steps = 1, 0
    for available in pooled[:-1]:
        steps += min(states, dealt) * (available + 1)
        dealt *= available + 1
    steps += min(states, dealt)  # the last value takes what is left
    if steps > limit:
        raise TooManySteps(f"the exact test may take {steps:,} steps and the limit is {limit:,}; use smaller groups")
