"""The restricted likelihood of two correlated true values measured with known error; shared by two methods.

y_i = (y_i1, y_i2) ~ N(mu, G + V_i) with V_i known. Everything is written out for 2 x 2 and evaluated for many G at
once: shape (m, 1) for the parts of G, (k,) for the data.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import optimize

from benchstats.errors import InputError, NotSettled
from benchstats.relationships.inputs import Floats, variances_of, vector

_STARTS = ((0.7, 0.0, 0.7), (0.5, 0.4, 0.3), (0.5, -0.4, 0.3), (0.1, 0.0, 1.0), (1.0, 0.0, 0.1))


@dataclass(frozen=True, slots=True)
class Spread:
    """The covariance of the true values; each part a number or a column (m, 1)."""

    first: ArrayLike
    between: ArrayLike
    second: ArrayLike


@dataclass(frozen=True, slots=True)
class Means:
    """The two means by generalised least squares, and the parts of their covariance; each of shape (m,)."""

    first: Floats
    second: Floats
    variance_first: Floats
    covariance: Floats
    variance_second: Floats


@dataclass(frozen=True, slots=True)
class TwoMeasures:
    """Two measures of k groups with the variances and covariance of their sampling errors; all of shape (k,)."""

    first: Floats
    second: Floats
    first_variances: Floats
    second_variances: Floats
    covariances: Floats

    @property
    def size(self) -> int:
        """How many groups there are."""
        return int(self.first.size)

    def parts(self, spread: Spread) -> tuple[Floats, Floats, Floats, Floats]:
        """The inverse of G + V_i as (11, 12, 22), and its determinant before inversion; each (m, k)."""
        a = np.atleast_1d(np.asarray(spread.first, dtype=float)) + self.first_variances
        b = np.atleast_1d(np.asarray(spread.between, dtype=float)) + self.covariances
        c = np.atleast_1d(np.asarray(spread.second, dtype=float)) + self.second_variances
        determinant = np.maximum(a * c - b * b, np.finfo(float).tiny)
        return c / determinant, -b / determinant, a / determinant, determinant

    def means(self, spread: Spread) -> tuple[Means, Floats]:
        """The means for each G, and -2 times the restricted log likelihood without its constant."""
        p, q, s, determinant = (np.atleast_2d(part) for part in self.parts(spread))
        total_p, total_q, total_s = p.sum(1), q.sum(1), s.sum(1)
        information = np.maximum(total_p * total_s - total_q**2, np.finfo(float).tiny)
        right_1 = (p * self.first + q * self.second).sum(1)
        right_2 = (q * self.first + s * self.second).sum(1)
        mu_1 = (total_s * right_1 - total_q * right_2) / information
        mu_2 = (total_p * right_2 - total_q * right_1) / information
        rest_1, rest_2 = self.first - mu_1[:, None], self.second - mu_2[:, None]
        distance = (p * rest_1**2 + 2 * q * rest_1 * rest_2 + s * rest_2**2).sum(1)
        cost = np.log(determinant).sum(1) + np.log(information) + distance
        found = Means(mu_1, mu_2, total_s / information, -total_q / information, total_p / information)
        return found, cost


def two_measures(
    first: ArrayLike,
    second: ArrayLike,
    *,
    first_variances: ArrayLike,
    second_variances: ArrayLike,
    covariances: ArrayLike,
) -> TwoMeasures:
    """Checked measures whose sampling errors have a proper covariance.

    Raises:
        InputError: when lengths differ, a variance is not positive, or a covariance is larger than variances allow.
    """
    x, y = vector(first, of="first scores"), vector(second, of="second scores")
    if x.size != y.size:
        raise InputError(f"pairs need two rows of one length, not {x.size} and {y.size}")
    v1 = variances_of(first_variances, size=x.size, of="first variances")
    v2 = variances_of(second_variances, size=x.size, of="second variances")
    c = vector(covariances, of="covariances")
    if c.size != x.size:
        raise InputError(f"there are {x.size} values but {c.size} covariances")
    if (v1 <= 0).any() or (v2 <= 0).any():
        raise InputError("the sampling variances must be positive")
    if (c**2 >= v1 * v2).any():
        raise InputError("a covariance of sampling errors is larger than their variances allow")
    return TwoMeasures(x, y, v1, v2, c)


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
