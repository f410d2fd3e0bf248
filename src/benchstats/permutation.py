"""Do two groups differ? The exact permutation test of the difference in means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import comb
from operator import mul
from typing import ClassVar, SupportsIndex

from benchstats.errors import InputError, TooManySteps
from benchstats.results import Result, Sentence, say
from benchstats.scales import Scale

STEP_LIMIT = 100_000_000
"""Most steps an exact test may need by its upper bound; two groups of 200 answers on 1-5 are within it."""


@dataclass(frozen=True, slots=True)
class PermutationTest(Result):
    """Two groups of answers, the difference of their means (a minus b) and its exact two-sided p value."""

    statistic: ClassVar[str] = "p_permutation"

    scale: Scale
    counts_a: tuple[int, ...]
    counts_b: tuple[int, ...]
    n_a: int
    n_b: int
    difference: float
    p_value: float

    @property
    def n(self) -> int:
        """How many answers both groups gave together."""
        return self.n_a + self.n_b

    @property
    def interval(self) -> None:
        """A test has none."""
        return None

    def sentence(self) -> Sentence:
        """The difference and what chance alone would do, in one plain sentence; for coordinators."""
        return say(
            "The mean of the first group (%(n_a)s answers) minus that of the second (%(n_b)s answers) is"
            " %(difference)s; dealing the same answers at random gives at least as large a difference in"
            " %(chance)s of 100 deals.",
            n_a=self.n_a,
            n_b=self.n_b,
            difference=self.difference,
            chance=100 * self.p_value,
        )


def _steps(counts: tuple[int, ...]) -> int:
    """The sum of the answers in steps above the lowest value of the scale."""
    return sum(step * count for step, count in enumerate(counts))


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
        p_value=share_of_deals_as_far(pooled, take=take, observed=observed, scores=range(scale.size)),
    )
