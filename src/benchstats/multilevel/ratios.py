"""The ratios of the variances with the smallest REML deviance."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

from benchstats.errors import NotSettled
from benchstats.inputs import Floats
from benchstats.multilevel.answers import UnitSummaries
from benchstats.multilevel.likelihood import solved

STARTS = ((0.1, 0.1), (1.0, 0.01), (0.01, 1.0), (10.0, 10.0))
LARGEST_RATIO = 1e8


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
