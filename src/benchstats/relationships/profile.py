"""The range of a correlation of true values by profile likelihood."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy import optimize, special

from benchstats.inputs import Floats
from benchstats.relationships.likelihood import Spread, TwoMeasures
from benchstats.results import Interval


def profile_interval(data: TwoMeasures, rho: float, taus: tuple[float, float], cost: float) -> Interval:
    """Every rho whose best fit costs at most the 95 % quantile of chi square with 1 degree of freedom more."""
    bar = cost + float(special.chdtri(1, 0.05))

    def excess(at: float) -> float:
        return _least_cost(data, at, taus) - bar

    return Interval(_edge(excess, rho, -1.0), _edge(excess, rho, 1.0), "profile likelihood")


def _edge(excess: Callable[[float], float], inside: float, end: float) -> float:
    if abs(end - inside) < 1e-9 or excess(end) <= 0:
        return end
    return float(optimize.brentq(excess, inside, end, xtol=1e-6))


def _least_cost(data: TwoMeasures, rho: float, taus: tuple[float, float]) -> float:
    """The least -2 log likelihood with the correlation fixed, over both standard deviations of the true values."""

    def cost(share: Floats) -> float:
        t1, t2 = taus[0] * share[0], taus[1] * share[1]
        return float(data.means(Spread(t1 * t1, rho * t1 * t2, t2 * t2))[1][0])

    reach = [(0.0, 1e3)] * 2
    starts = ((1.0, 1.0), (0.3, 0.3))
    return min(float(optimize.minimize(cost, np.array(at), method="L-BFGS-B", bounds=reach).fun) for at in starts)
