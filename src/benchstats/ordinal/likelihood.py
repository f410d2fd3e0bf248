"""The likelihood of a cumulative link model for two groups, its slopes, and where it is largest.

Parameters are the thresholds in order and then the shift; the log-likelihood is concave in them for both links (Pratt
1981, JASA 76), so there is one maximum.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import pi, sqrt
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from scipy import linalg, optimize, special

from benchstats.errors import NotSettled

Floats = NDArray[np.float64]

TINY = 1e-300  # keeps the logarithm of a probability finite where the search strays far out
NEWTON_STEPS = 30
AT_REST = 1e-10  # of the slope, in answers


@dataclass(frozen=True, slots=True)
class Link:
    """A distribution function, its density and the density's slope."""

    below: Callable[[Floats], Floats]
    density: Callable[[Floats], Floats]
    slope: Callable[[Floats], Floats]
    quantile: Callable[[Floats], Floats]


def _logistic_density(at: Floats) -> Floats:
    return np.asarray(special.expit(at) * special.expit(-at))


def _normal_density(at: Floats) -> Floats:
    return np.asarray(np.exp(-at * at / 2) / sqrt(2 * pi))


LINKS: Mapping[str, Link] = MappingProxyType(
    {
        "logit": Link(
            special.expit, _logistic_density, lambda at: -_logistic_density(at) * np.tanh(at / 2), special.logit
        ),
        "probit": Link(special.ndtr, _normal_density, lambda at: -at * _normal_density(at), special.ndtri),
    }
)


@dataclass(frozen=True, slots=True)
class Fit:
    """The parameters of the largest likelihood, their covariance from the observed information, and its logarithm."""

    point: Floats
    covariance: Floats
    log_likelihood: float


def most_likely(table: Floats, *, link: str) -> Fit:
    """The largest likelihood for counts of shape (2 groups, values), each value occurring and the groups overlapping.

    BFGS of SciPy on the thresholds' gaps, so that they stay in order, and then Newton's steps until the slopes vanish.

    Raises:
        NotSettled: when they do not.
    """
    chosen, n = LINKS[link], table.sum()
    reached = np.cumsum(table.sum(axis=0))[:-1] / n
    start = chosen.quantile(reached)
    gaps = np.concatenate([start[:1], np.log(np.diff(start)), [0.0]])

    def downhill(at: Floats) -> tuple[float, Floats]:
        point = _from_gaps(at)
        value, slopes, _ = _at(table, point, chosen)
        return -value / n, -_slopes_of_gaps(at, slopes) / n

    with np.errstate(over="ignore", invalid="ignore"):
        found = optimize.minimize(downhill, gaps, jac=True, method="BFGS", options={"gtol": 1e-7})
    return _polished(table, _from_gaps(found.x), chosen)


def _polished(table: Floats, point: Floats, link: Link) -> Fit:
    for _ in range(NEWTON_STEPS):
        value, slopes, curvature = _at(table, point, link)
        if np.abs(slopes).max() <= AT_REST * table.sum():
            return Fit(point, np.asarray(linalg.inv(-curvature)), value)
        step = linalg.solve(-curvature, slopes, assume_a="sym")
        while (np.diff((point + step)[:-1]) <= 0).any() or _at(table, point + step, link)[0] < value - 1e-9:
            step /= 2
            if np.abs(step).max() < TINY:
                break
        point = point + step
    raise NotSettled("the likelihood of the cumulative link model has no maximum within reach")


def _from_gaps(at: Floats) -> Floats:
    return np.concatenate([np.cumsum(np.concatenate([at[:1], np.exp(at[1:-1])])), at[-1:]])


def _slopes_of_gaps(at: Floats, slopes: Floats) -> Floats:
    from_here_on = np.cumsum(slopes[:-1][::-1])[::-1]
    return np.concatenate([from_here_on[:1], from_here_on[1:] * np.exp(at[1:-1]), slopes[-1:]])


def _at(table: Floats, point: Floats, link: Link) -> tuple[float, Floats, Floats]:
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
