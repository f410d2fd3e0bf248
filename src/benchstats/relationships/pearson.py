"""Pearson's r of two performances of the same organisations."""

from __future__ import annotations

from dataclasses import dataclass
from math import atanh, sqrt, tanh
from typing import ClassVar

from numpy.random import Generator

from benchstats.inputs import Gapped, complete_pairs
from benchstats.quantiles import normal_quantile
from benchstats.relationships.arranging import DRAWS, PermutationP
from benchstats.relationships.correlation import permuted, product_moment, t_test, why_not
from benchstats.relationships.products import of_products
from benchstats.relationships.telling import correlation_told
from benchstats.results import Interval, Reason, Result, Sentence


@dataclass(frozen=True, slots=True)
class PearsonCorrelation(Result):
    """Pearson's r of `n` complete pairs, its t test, permutation test and Fisher interval (from 4 pairs on).

    `r` is None with a `reason` where there are fewer than 3 pairs or one side does not vary.
    """

    statistic: ClassVar[str] = "pearson_r"

    n: int
    r: float | None
    p_value: float | None
    permutation: PermutationP | None
    interval: Interval | None
    reason: Reason | None

    def sentence(self) -> Sentence:
        """The correlation and its likely range, for coordinators."""
        return correlation_told(self.r, self.n, self.interval)


def pearson(
    first: Gapped, second: Gapped, *, draws: int = DRAWS, generator: Generator | None = None
) -> PearsonCorrelation:
    """Pearson's r of two rows of scores, one pair an organisation; None and NaN are missing.

    The permutation p is exact up to 9 pairs; above, it needs a generator. The correlation of scores with sampling
    error understates or invents relationships: see `corrected_correlation`.
    Source: Fisher 1921, Metron 1 (interval); Pitman 1937, JRSS Supplement 4 (permutation); equals SciPy `pearsonr`.

    Raises:
        InputError: when the rows are not of one length or hold what is no number.
    """
    x, y = complete_pairs(first, second)
    reason = why_not(x, y)
    if reason:
        return PearsonCorrelation(x.size, None, None, None, None, reason)
    r = product_moment(x, y)
    permutation = permuted(of_products(x, y), x.size, draws, generator)
    return PearsonCorrelation(x.size, r, t_test(r, x.size), permutation, fisher_interval(r, x.size), None)


def fisher_interval(r: float, size: int) -> Interval | None:
    """The Fisher z interval, from 4 pairs on; None for a perfect correlation, whose z is infinite."""
    if size < 4 or abs(r) >= 1:
        return None
    reach = normal_quantile() / sqrt(size - 3)
    return Interval(tanh(atanh(r) - reach), tanh(atanh(r) + reach), "Fisher z")
