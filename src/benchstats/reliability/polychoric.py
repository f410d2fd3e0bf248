"""Polychoric correlations: how two answered items would correlate on the continuous scales behind them."""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy import optimize, special

from benchstats.inputs import Floats

_NODES = 64
_END = 0.9999
_LEAST = 1e-12
_FLAT = 1e-8
_GRID = np.concatenate([[-_END, -0.999], np.linspace(-0.99, 0.99, 23), [0.999, _END]])


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


class _Likelihood:
    """The likelihood of a cross table for given thresholds, as a function of the correlation alone."""

    def __init__(self, table: Floats) -> None:
        self.table = table
        self.x, self.y = np.meshgrid(
            _thresholds(table.sum(axis=1)), _thresholds(table.sum(axis=0)), indexing="ij"
        )  # fmt: skip

    def shares(self, rho: float) -> Floats | None:
        """The probabilities of the cells; None where one that occurs is too near zero for its digits to count."""
        cells = _cells(binormal(self.x, self.y, rho))
        return None if float(cells[self.table > 0].min()) < _LEAST else np.maximum(cells, _LEAST)

    def logarithm(self, rho: float) -> float:
        shares = self.shares(rho)
        return -np.inf if shares is None else float((self.table * np.log(shares)).sum())

    def slope(self, rho: float) -> float:
        """The derivative by the correlation; where a cell is next to impossible it points back to 0, and steeply."""
        shares = self.shares(rho)
        if shares is None:
            return -float(np.copysign(self.table.sum() / _LEAST, rho))
        return float((self.table / shares * _cells(_density(self.x, self.y, rho))).sum())


def polychoric(table: Floats) -> float:
    """The polychoric correlation of a cross table without empty rows or columns, in two steps without correction.

    The thresholds come from the margins; then the likeliest correlation of a coarse grid is refined by
    `scipy.optimize.brentq` to where the likelihood is flat. It is kept within 0.9999 either way, where tables without
    any exception would send it. Source: Olsson 1979, Psychometrika 44; equals R `polycor::polychor` and
    `psych::polychoric(correct = 0)`, whose search stops at about four digits.
    """
    likelihood = _Likelihood(table)
    height = np.array([likelihood.logarithm(float(rho)) for rho in _GRID])
    # Towards an end the likelihood may grow by less than rounding: of points as likely the outermost is taken.
    at = max(np.flatnonzero(height >= height.max() - _FLAT).tolist(), key=lambda place: abs(float(_GRID[place])))
    here = float(_GRID[at])
    if abs(here) == _END and likelihood.slope(here) * here >= -_FLAT:
        return here
    low, high = float(_GRID[max(at - 1, 0)]), float(_GRID[min(at + 1, len(_GRID) - 1)])
    return float(optimize.brentq(likelihood.slope, low, high, xtol=1e-13))


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
