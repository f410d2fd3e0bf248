"""Do two groups differ in order? The exact Wilcoxon test with ties, by the algorithm of the permutation test."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import gcd
from operator import mul
from typing import ClassVar, SupportsIndex

from benchstats.deals import share_of_deals_as_far
from benchstats.midranks import doubled_midranks
from benchstats.ordinal.counted import two_groups
from benchstats.results import Sentence, say
from benchstats.two_groups import TwoGroups

MIDRANK_STEP_LIMIT = 2_000_000
"""Most steps the test may need by its upper bound, a few seconds; two groups of 60 answers on 1-5 are within it."""


@dataclass(frozen=True, slots=True)
class MidrankTest(TwoGroups):
    """Two groups, the sum of the first group's midranks, and the exact two-sided p value; for coordinators."""

    statistic: ClassVar[str] = "p_midrank"

    midrank_sum_a: float
    p_value: float

    @property
    def interval(self) -> None:
        """A test has none."""
        return None

    def sentence(self) -> Sentence:
        """What chance alone would do, in one plain sentence; for coordinators."""
        return say(
            "Dealing the same %(n)s answers at random to groups of %(n_a)s and %(n_b)s sets them at least as far apart"
            " in %(chance)s of 100 deals.",
            n=self.n,
            n_a=self.n_a,
            n_b=self.n_b,
            chance=100 * self.p_value,
        )


def midrank_test(counts_a: Iterable[SupportsIndex], counts_b: Iterable[SupportsIndex]) -> MidrankTest:
    """Test exactly whether one of two groups tends to answer higher; answers alike share their midrank.

    The p value is the share of all deals of the pooled answers whose sum of midranks is at least as far from its
    expectation as the observed one, in whole numbers until the last division. Source: Wilcoxon 1945, Biometrics
    Bulletin 1, 80-83; shift algorithm of Streitberg and Röhmel 1986, Statistical Software Newsletter 12. Equals R
    `coin::wilcox_test` with `distribution = "exact"`.

    Raises:
        InputError: when the groups' counts do not suit each other, or a group is empty.
        TooManySteps: when the test could pass `MIDRANK_STEP_LIMIT`.
    """
    plain_a, plain_b = two_groups(counts_a, counts_b)
    n_a, n_b = sum(plain_a), sum(plain_b)
    doubled = doubled_midranks(a + b for a, b in zip(plain_a, plain_b, strict=True))
    present = [at for at in range(len(plain_a)) if plain_a[at] or plain_b[at]]
    # Shifting and dividing all scores alike changes no deal's place among the deals, but saves steps.
    lowest = doubled[present[0]]
    step = gcd(*(doubled[at] - lowest for at in present)) or 1
    scores = [(doubled[at] - lowest) // step for at in present]
    fewer = plain_a if n_a <= n_b else plain_b
    p_value = share_of_deals_as_far(
        [plain_a[at] + plain_b[at] for at in present],
        take=sum(fewer),
        observed=sum(fewer[at] * score for at, score in zip(present, scores, strict=True)),
        scores=scores,
        limit=MIDRANK_STEP_LIMIT,
    )
    return MidrankTest(plain_a, plain_b, n_a, n_b, sum(map(mul, plain_a, doubled)) / 2, p_value)
