"""The spread of two correlated true values with the highest restricted likelihood."""

from __future__ import annotations

import numpy as np
from scipy import optimize

from benchstats.errors import NotSettled
from benchstats.inputs import Floats
from benchstats.relationships.likelihood import Spread, TwoMeasures

_STARTS = ((0.7, 0.0, 0.7), (0.5, 0.4, 0.3), (0.5, -0.4, 0.3), (0.1, 0.0, 1.0), (1.0, 0.0, 0.1))


def reml_spread(data: TwoMeasures) -> tuple[float, float, float, float]:
    """The G with the highest restricted likelihood, as (11, 12, 22), and its -2 log likelihood.

    Over the Cholesky factor of G, scaled by the measures' spread, so that G stays proper and its edge (a correlation
    of 1, a variance of 0) can be reached; from five starts, polished without derivatives.

    Raises:
        NotSettled: when no start comes to rest.
    """
    scale_1, scale_2 = _scale(data.first, data.first_variances), _scale(data.second, data.second_variances)

    def spread(factor: Floats) -> Spread:
        a, b, c = factor
        return Spread(a * a * scale_1**2, a * b * scale_1 * scale_2, (b * b + c * c) * scale_2**2)

    def cost(factor: Floats) -> float:
        return float(data.means(spread(factor))[1][0])

    found = [optimize.minimize(cost, start, method="L-BFGS-B", bounds=[(-1e3, 1e3)] * 3) for start in _STARTS]
    nearest = min(found, key=lambda one: float(one.fun))
    options = {"xatol": 1e-6, "fatol": 1e-11, "maxiter": 600, "maxfev": 600}
    polished = optimize.minimize(cost, nearest.x, method="Nelder-Mead", options=options)
    if not np.isfinite(polished.fun):
        raise NotSettled("the restricted likelihood has no highest point")
    top = spread(polished.x)
    return (
        float(np.asarray(top.first)),
        float(np.asarray(top.between)),
        float(np.asarray(top.second)),
        float(polished.fun),
    )


def _scale(values: Floats, variances: Floats) -> float:
    return float(max(values.std(ddof=1), np.sqrt(variances.mean())))
