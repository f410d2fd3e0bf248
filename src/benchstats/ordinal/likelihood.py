"""The likelihood of a cumulative link model for two groups, and its slopes.

Parameters are the thresholds in order and then the shift; the log-likelihood is concave in them for both links (Pratt
1981, JASA 76), so there is one maximum.
"""

from __future__ import annotations

import numpy as np

from benchstats.inputs import Floats
from benchstats.ordinal.links import Link

TINY = 1e-300  # keeps the logarithm of a probability finite where the search strays far out


def likelihood_at(table: Floats, point: Floats, link: Link) -> tuple[float, Floats, Floats]:
    """The log-likelihood at a point, its slopes and its curvature."""
    size = point.size
    total, slopes, curvature = 0.0, np.zeros(size), np.zeros((size, size))
    for group, counts in enumerate(table):
        cuts = point[:-1] - group * point[-1]
        value, first, second = _of_group(counts, cuts, link)
        turn = np.eye(size - 1, size)
        turn[:, -1] = -group
        total += value
        slopes += turn.T @ first
        curvature += turn.T @ second @ turn
    return total, slopes, curvature


def _of_group(counts: Floats, cuts: Floats, link: Link) -> tuple[float, Floats, Floats]:
    """One group's part, in its own cuts between the values: value, slopes and the curvature, which is tridiagonal."""
    likely = np.maximum(_probabilities(cuts, link), TINY)
    per, per_square = counts / likely, counts / likely**2 if likely.min() > 1e-150 else np.zeros_like(counts)
    density = link.density(cuts)
    first = density * (per[:-1] - per[1:])
    second = np.diag(link.slope(cuts) * (per[:-1] - per[1:]) - density**2 * (per_square[:-1] + per_square[1:]))
    beside = density[:-1] * density[1:] * per_square[1:-1]
    second += np.diag(beside, 1) + np.diag(beside, -1)
    return float(counts @ np.log(likely)), first, second


def _probabilities(cuts: Floats, link: Link) -> Floats:
    """The probability of each value; in the upper tail by its mirror image, where no digits are lost."""
    edges = np.concatenate([[-np.inf], cuts, [np.inf]])
    low, high = edges[:-1], edges[1:]
    is_upper = low > 0
    turned_low, turned_high = np.where(is_upper, -high, low), np.where(is_upper, -low, high)
    return np.asarray(link.below(turned_high) - link.below(turned_low))
