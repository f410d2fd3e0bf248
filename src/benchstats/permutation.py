"""Do two groups differ? The exact permutation test of the difference in means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, SupportsIndex

from benchstats.deals import share_of_deals_as_far
from benchstats.errors import InputError
from benchstats.results import Sentence, say
from benchstats.scales import Scale
from benchstats.two_groups import TwoGroups


@dataclass(frozen=True, slots=True)
class PermutationTest(TwoGroups):
    """Two groups of answers, the difference of their means (a minus b) and its exact two-sided p value."""

    statistic: ClassVar[str] = "p_permutation"

    scale: Scale
    difference: float
    p_value: float

    @property
    def interval(self) -> None:
        """A test has none."""
        return None

    def sentence(self) -> Sentence:
        """The difference and what chance alone would do, in one plain sentence; for coordinators."""
        return say(
            "The mean of the first group (n = %(n_a)s) minus that of the second (n = %(n_b)s) is "
            "%(difference)s; dealing the same answers at random gives at least as large a difference "
            "in %(chance)s of 100 deals.",
            n_a=self.n_a,
            n_b=self.n_b,
            difference=self.difference,
            chance=100 * self.p_value,
        )


def _steps(counts: tuple[int, ...]) -> int:
    """The sum of the answers in steps above the lowest value of the scale."""
    return sum(step * count for step, count in enumerate(counts))


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
