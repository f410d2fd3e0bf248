"""Polychoric correlations: how two answered items would correlate on the continuous scales behind them."""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy import optimize, special

from benchstats.reliability.reading import Floats

_NODES = 64
_END = 0.9999
_LEAST = 1e-300


@cache
def _legendre() -> tuple[Floats, Floats]:
    nodes, weights = np.polynomial.legendre.leggauss(_NODES)
    return (nodes + 1) / 2, weights / 2


def binormal(x: Floats, y: Floats, rho: float) -> Floats:
    """P(X <= x, Y <= y) of two standard normals that correlate by `rho`; arrays of one shape, infinite ends allowed.

    Source: Plackett 1954, Biometrika 41 (the integral over the correlation, with rho = sin t), by Gauss-Legendre
    quadrature with 64 nodes. Agrees with SciPy's and mvtnorm's bivariate normal to 1e-10 for |rho| <= 0.99.
    """
    ends = np.isfinite(x) & np.isfinite(y)
    known = special.ndtr(x) * special.ndtr(y)
    a, b = np.where(ends, x, 0.0)[..., None], np.where(ends, y, 0.0)[..., None]
    nodes, weights = _legendre()
    angle = float(np.arcsin(rho))
    turned = angle * nodes
    inner = np.exp(-(a * a + b * b - 2 * a * b * np.sin(turned)) / (2 * np.cos(turned) ** 2))
    added = angle / (2 * np.pi) * (inner @ weights)
    return np.asarray(known + np.where(ends, added, 0.0), dtype=float)


def _density(x: Floats, y: Floats, rho: float) -> Floats:
    ends = np.isfinite(x) & np.isfinite(y)
    a, b = np.where(ends, x, 0.0), np.where(ends, y, 0.0)
    left = 1 - rho * rho
    height = np.exp(-(a * a + b * b - 2 * rho * a * b) / (2 * left)) / (2 * np.pi * np.sqrt(left))
    return np.asarray(np.where(ends, height, 0.0), dtype=float)


def _cells(corners: Floats) -> Floats:
    return corners[1:, 1:] - corners[:-1, 1:] - corners[1:, :-1] + corners[:-1, :-1]


def _thresholds(counts: Floats) -> Floats:
    """The limits between the levels on the continuous scale, with infinite ends."""
    inner = special.ndtri(np.cumsum(counts)[:-1] / counts.sum())
    return np.concatenate([[-np.inf], inner, [np.inf]])


def polychoric(table: Floats) -> float:
    """The polychoric correlation of a cross table without empty rows or columns, in two steps without correction.

    The thresholds come from the margins; then the correlation at which the likelihood is flat is found by
    `scipy.optimize.brentq`. It is kept within 0.9999 either way, where tables without any exception would send it.
    Source: Olsson 1979, Psychometrika 44; equals R `polycor::polychor` and `psych::polychoric(correct = 0)`.
    """
    x, y = np.meshgrid(_thresholds(table.sum(axis=1)), _thresholds(table.sum(axis=0)), indexing="ij")

    def slope(rho: float) -> float:
        share = np.maximum(_cells(binormal(x, y, rho)), _LEAST)
        return float((np.where(table > 0, table / share, 0.0) * _cells(_density(x, y, rho))).sum())

    if slope(_END) >= 0:
        return _END
    if slope(-_END) <= 0:
        return -_END
    return float(optimize.brentq(slope, -_END, _END, xtol=1e-13))


def polychoric_matrix(rows: Floats) -> Floats:
    """The polychoric correlations of the columns of a table without gaps; each column takes at least two values."""
    items = rows.shape[1]
    coded = [np.unique(rows[:, item], return_inverse=True) for item in range(items)]
    matrix = np.eye(items)
    for one in range(items):
        for other in range(one):
            table = np.zeros((len(coded[one][0]), len(coded[other][0])))
            np.add.at(table, (coded[one][1], coded[other][1]), 1)
            matrix[one, other] = matrix[other, one] = polychoric(table)
    return matrix
