"""Cliff's delta: who answers higher in how many pairs, its variance, and its interval's ends."""

from __future__ import annotations

from itertools import accumulate
from math import sqrt

from benchstats.ordinal.counted import Counts


def higher_pairs(counts: Counts, others: Counts) -> int:
    """In how many pairs the first answers higher than the second."""
    below = (0, *accumulate(others))
    return sum(count * below[step] for step, count in enumerate(counts))


def _dominances(counts: Counts, others: Counts) -> list[float]:
    """For each value: the share of the others below it minus the share above it."""
    n = sum(others)
    through = tuple(accumulate(others))
    return [(upto - other - (n - upto)) / n for other, upto in zip(others, through, strict=True)]


def delta_variance(counts_a: Counts, counts_b: Counts, delta: float) -> float:
    """The unbiased variance of Cliff's delta, but never below (1 - d^2) / (n_a n_b - 1)."""
    n_a, n_b = sum(counts_a), sum(counts_b)
    rows = sum(count * (one - delta) ** 2 for count, one in zip(counts_a, _dominances(counts_a, counts_b), strict=True))
    columns = sum(
        count * (one + delta) ** 2 for count, one in zip(counts_b, _dominances(counts_b, counts_a), strict=True)
    )
    higher, lower = higher_pairs(counts_a, counts_b), higher_pairs(counts_b, counts_a)
    ties = n_a * n_b - higher - lower
    pairs = higher * (1 - delta) ** 2 + lower * (1 + delta) ** 2 + ties * delta**2
    unbiased = (n_b**2 * rows + n_a**2 * columns - pairs) / (n_a * n_b * (n_a - 1) * (n_b - 1))
    return max(unbiased, (1 - delta**2) / (n_a * n_b - 1))


def interval_ends(delta: float, variance: float, quantile: float, fewer: int) -> tuple[float, float]:
    """Feng and Cliff's interval of delta; its inner end depends on the smaller group alone where none overlap."""
    if abs(delta) == 1:
        inner = (fewer - quantile**2) / (fewer + quantile**2)
        return (inner, 1.0) if delta > 0 else (-1.0, -inner)
    room = quantile * sqrt(variance) * sqrt((1 - delta**2) ** 2 + quantile**2 * variance)
    below = 1 - delta**2 + quantile**2 * variance
    return (delta - delta**3 - room) / below, (delta - delta**3 + room) / below
