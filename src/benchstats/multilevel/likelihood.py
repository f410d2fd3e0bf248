"""The REML criterion of respondents in units in organisations, exactly and without any matrix of all answers.

Within an organisation the unit means have the covariance diag(v) + a 11', with v = b + 1/n; its inverse and
determinant are known in closed form (Sherman-Morrison), so everything is a sum over units and organisations. The
variances a (organisations) and b (units) are in units of the residual variance, which is profiled out.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log, pi

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

from benchstats.errors import NotSettled
from benchstats.multilevel.answers import Floats, UnitSummaries

STARTS = ((0.1, 0.1), (1.0, 0.01), (0.01, 1.0), (10.0, 10.0))
LARGEST_RATIO = 1e8


@dataclass(frozen=True, slots=True)
class Solved:
    """The model at given ratios: generalised least squares mean, residual variance, criterion and its slopes."""

    criterion: float
    slopes: tuple[float, float]
    residual: float
    mean: float
    weight: float
    unit_weights: Floats
    organisation_effects: Floats


def solved(ratios: tuple[float, float], data: UnitSummaries) -> Solved:
    """The REML deviance and all that belongs to it at the ratios (organisations, units) to the residual variance.

    Source: Harville 1977, JASA 72 (REML); Sherman and Morrison 1950 (the inverse).
    """
    a, b = ratios
    w = 1 / (b + 1 / data.sizes)
    total = data.per_organisation(w)
    own = data.per_organisation(w * data.means) / total
    weight = total / (1 + a * total)
    mean = float((weight * own).sum() / weight.sum())
    apart = own - mean
    squares = data.within + float((w * (data.means - data.per_unit(own)) ** 2).sum() + (weight * apart**2).sum())
    free = data.answers - 1
    log_terms = np.log(data.sizes).sum() - np.log(w).sum() + np.log1p(a * total).sum() + np.log(weight.sum())
    effects = a * weight * apart
    left = w * (data.means - mean - data.per_unit(effects))
    ones = w / data.per_unit(1 + a * total)
    by_a = weight.sum() - (weight**2).sum() / weight.sum() - free * ((weight * apart) ** 2).sum() / squares
    inverse_trace = w.sum() - float((a / (1 + a * total) * data.per_organisation(w**2)).sum())
    by_b = inverse_trace - (ones**2).sum() / weight.sum() - free * (left**2).sum() / squares
    return Solved(
        criterion=float(log_terms) + free * (1 + log(2 * pi * squares / free)),
        slopes=(float(by_a), float(by_b)),
        residual=squares / free,
        mean=mean,
        weight=float(weight.sum()),
        unit_weights=w,
        organisation_effects=effects,
    )


def best_ratios(data: UnitSummaries) -> tuple[float, float]:
    """The two ratios, at least 0, with the smallest REML deviance, from several starts.

    The search runs over the variances, where a boundary of 0 is an ordinary bound, not over standard deviations, where
    each 0 is a stationary point to be trapped in. A last Newton search gives the digits that a flat deviance hides.

    Raises:
        NotSettled: when no start comes to rest.
    """

    def deviance(at: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        here = solved((float(at[0]), float(at[1])), data)
        return here.criterion, np.array(here.slopes)

    bounds = [(0.0, LARGEST_RATIO)] * 2
    found = [
        optimize.minimize(
            deviance, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"ftol": 1e-15, "gtol": 1e-9}
        )
        for start in STARTS
    ]
    lowest = min(found, key=lambda one: float(one.fun))
    if not np.isfinite(lowest.fun):
        raise NotSettled("the search for the variances of units and organisations did not come to rest")
    return _polished((float(lowest.x[0]), float(lowest.x[1])), data)


def best_single(data: UnitSummaries, *, unit_to_organisation: float) -> tuple[float, float]:
    """The best ratios where the variance of units is a fixed multiple of that of organisations; at least 0."""

    def slope(a: float) -> float:
        by_a, by_b = solved((a, a * unit_to_organisation), data).slopes
        return by_a + by_b * unit_to_organisation

    grid = [0.0, *np.geomspace(1e-6, 1e6, 49).tolist()]
    heights = [solved((a, a * unit_to_organisation), data).criterion for a in grid]
    at = int(np.argmin(heights))
    low, high = grid[max(at - 1, 0)], grid[min(at + 1, len(grid) - 1)]
    if slope(low) >= 0 or slope(high) <= 0:
        best = grid[at]
    else:
        best = float(optimize.brentq(slope, low, high, xtol=1e-15, rtol=1e-12))
    return best, best * unit_to_organisation


def _polished(ratios: tuple[float, float], data: UnitSummaries) -> tuple[float, float]:
    """Newton steps on the slopes of those ratios that are not at their bound, kept while they lower the slopes."""
    here = np.array(ratios)
    slopes = np.array(solved(ratios, data).slopes)
    inside = (here > 1e-9) & (here < LARGEST_RATIO)
    here[here <= 1e-9] = 0.0
    if not inside.any():
        return float(here[0]), float(here[1])
    for _ in range(8):
        step = _newton_step(here, slopes, inside, data)
        there = np.where(inside, here - step, here)
        if (there < 0).any():
            break
        better = np.array(solved((float(there[0]), float(there[1])), data).slopes)
        if not np.abs(better[inside]).max() < np.abs(slopes[inside]).max():
            break
        here, slopes = there, better
    return float(here[0]), float(here[1])


def _newton_step(here: Floats, slopes: Floats, inside: NDArray[np.bool_], data: UnitSummaries) -> Floats:
    curvature = np.eye(2)
    for at in np.flatnonzero(inside):
        width = 1e-5 * here[at]
        up, down = here.copy(), here.copy()
        up[at] += width
        down[at] -= width
        high, low = (np.array(solved((float(x[0]), float(x[1])), data).slopes) for x in (up, down))
        curvature[:, at] = np.where(inside, (high - low) / (2 * width), 0.0)
    curvature[~inside, :] = np.eye(2)[~inside, :]
    try:
        return np.asarray(np.linalg.solve(curvature, np.where(inside, slopes, 0.0)))
    except np.linalg.LinAlgError:
        return np.zeros(2)
