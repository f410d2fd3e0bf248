"""The restricted likelihood of two correlated true values measured with known error; shared by two methods.

y_i = (y_i1, y_i2) ~ N(mu, G + V_i) with V_i known. Everything is written out for 2 x 2 and evaluated for many G at
once: shape (m, 1) for the parts of G, (k,) for the data.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from benchstats.errors import InputError
from benchstats.inputs import Floats, variances_of, vector


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
