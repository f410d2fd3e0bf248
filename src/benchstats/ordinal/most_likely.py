"""Where the likelihood of a cumulative link model is largest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import optimize

from benchstats.errors import NotSettled
from benchstats.inputs import Floats
from benchstats.ordinal.likelihood import TINY, likelihood_at
from benchstats.ordinal.links import LINKS, Link

NEWTON_STEPS = 30
AT_REST = 1e-10  # of the slope, in answers


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
        value, slopes, _ = likelihood_at(table, point, chosen)
        return -value / n, -_slopes_of_gaps(at, slopes) / n

    with np.errstate(over="ignore", invalid="ignore"):
        found = optimize.minimize(downhill, gaps, jac=True, method="BFGS", options={"gtol": 1e-7})
    return _polished(table, _from_gaps(found.x), chosen)


def _polished(table: Floats, point: Floats, link: Link) -> Fit:
    for _ in range(NEWTON_STEPS):
        value, slopes, curvature = likelihood_at(table, point, link)
        if np.abs(slopes).max() <= AT_REST * table.sum():
            return Fit(point, _inverse(-curvature), value)
        step = _inverse(-curvature) @ slopes
        while not _climbs(table, point + step, link, value):
            step /= 2
            if np.abs(step).max() < TINY:
                break
        point = point + step
    raise NotSettled("the likelihood of the cumulative link model has no maximum within reach")


def _climbs(table: Floats, point: Floats, link: Link, value: float) -> bool:
    """Whether the thresholds are in order and the likelihood is not below `value`; far out it is no number at all."""
    if (np.diff(point[:-1]) <= 0).any():
        return False
    with np.errstate(over="ignore", invalid="ignore"):
        return bool(likelihood_at(table, point, link)[0] >= value - 1e-9)


def _inverse(information: Floats) -> Floats:
    """The inverse of the information.

    Raises:
        NotSettled: when it is so uneven that nothing would be left of the digits.
    """
    try:
        covariance: Floats = np.asarray(np.linalg.inv(information), dtype=float)
    except np.linalg.LinAlgError:
        covariance = np.full_like(information, np.nan)
    if not (np.diag(covariance) > 0).all():  # also False for NaN
        raise NotSettled("the counts are too uneven for the likelihood of the cumulative link model")
    return covariance


def _from_gaps(at: Floats) -> Floats:
    return np.concatenate([np.cumsum(np.concatenate([at[:1], np.exp(at[1:-1])])), at[-1:]])


def _slopes_of_gaps(at: Floats, slopes: Floats) -> Floats:
    from_here_on = np.cumsum(slopes[:-1][::-1])[::-1]
    return np.concatenate([from_here_on[:1], from_here_on[1:] * np.exp(at[1:-1]), slopes[-1:]])
