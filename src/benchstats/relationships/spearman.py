"""Spearman's rho of two performances of the same organisations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from numpy.random import Generator

from benchstats.inputs import Gapped, complete_pairs
from benchstats.midranks import midranks
from benchstats.relationships.arranging import DRAWS, PermutationP
from benchstats.relationships.correlation import permuted, product_moment, t_test, why_not
from benchstats.relationships.products import of_products
from benchstats.relationships.telling import correlation_told
from benchstats.results import Interval, Reason, Result, Sentence


@dataclass(frozen=True, slots=True)
class SpearmanCorrelation(Result):
    """Spearman's rho of `n` complete pairs (Pearson's r of midranks), its t approximation and permutation test.

    There is no interval: with few organisations and ties none is trustworthy.
    """

    statistic: ClassVar[str] = "spearman_rho"

    n: int
    rho: float | None
    p_value: float | None
    permutation: PermutationP | None
    reason: Reason | None
    interval: Interval | None = None

    def sentence(self) -> Sentence:
        """The correlation, for coordinators."""
        return correlation_told(self.rho, self.n, None)


def spearman(
    first: Gapped, second: Gapped, *, draws: int = DRAWS, generator: Generator | None = None
) -> SpearmanCorrelation:
    """Spearman's rho of two rows of scores, ties as midranks; None and NaN are missing.

    `p_value` is the t approximation; the permutation p is exact up to 9 pairs and needs a generator above.
    Source: Spearman 1904, American Journal of Psychology 15; equals SciPy `spearmanr`.

    Raises:
        InputError: when the rows are not of one length or hold what is no number.
    """
    x, y = complete_pairs(first, second)
    reason = why_not(x, y)
    if reason:
        return SpearmanCorrelation(x.size, None, None, None, reason)
    places_x, places_y = midranks(x), midranks(y)
    rho = product_moment(places_x, places_y)
    permutation = permuted(of_products(places_x, places_y), x.size, draws, generator)
    return SpearmanCorrelation(x.size, rho, t_test(rho, x.size), permutation, None)
