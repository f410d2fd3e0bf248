"""Statistics by a second route: Python's own numbers and plain arithmetic, nothing of benchstats, NumPy or SciPy."""

from __future__ import annotations

import statistics
from fractions import Fraction
from functools import cache
from math import exp, lgamma, pi, sqrt

Range = tuple[float | None, float | None]


def mean(values: list[int]) -> float:
    return float(Fraction(sum(values), len(values)))


def wilson(count: int, n: int) -> Range:
    """Wilson 1927 as the roots of (p - count/n)^2 = z^2 p (1 - p) / n."""
    z = statistics.NormalDist().inv_cdf(0.975)
    a, b, c = 1 + z * z / n, -(2 * count / n + z * z / n), (count / n) ** 2
    root = sqrt(max(b * b - 4 * a * c, 0))
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


@cache
def students_t(freedom: int) -> float:
    """Student's t at 0.975: the point to which the density from 0 adds up to 0.475, by Simpson's rule and halving."""
    scale = exp(lgamma((freedom + 1) / 2) - lgamma(freedom / 2)) / sqrt(freedom * pi)

    def area(end: float, pieces: int = 2_000) -> float:
        step = end / pieces
        heights: list[float] = [(1 + (step * at) ** 2 / freedom) ** (-(freedom + 1) / 2) for at in range(pieces + 1)]
        return scale * step / 3 * (heights[0] + 4 * sum(heights[1::2]) + 2 * sum(heights[2:-1:2]) + heights[-1])

    low, high = 1.0, 4.0
    while high - low > 1e-10:
        middle = (low + high) / 2
        low, high = (middle, high) if area(middle) < 0.475 else (low, middle)
    return low


def range_of_mean(values: list[int], lowest: int, highest: int) -> Range:
    """Student's interval from ten answers on, within the scale; none where all answers are alike."""
    if len(values) < 10 or min(values) == max(values):
        return None, None
    half = students_t(len(values) - 1) * statistics.stdev(values) / sqrt(len(values))
    ends = [mean(values) - half, mean(values) + half]
    if ends[0] < lowest:
        ends[0] = lowest
    if ends[1] > highest:
        ends[1] = highest
    return ends[0], ends[1]
