"""Joint draws of true slopes: the spread of levels and slopes and their correlation integrated out on a grid."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from benchstats.inputs import Floats
from benchstats.relationships.likelihood import Spread, TwoMeasures

LEVELS, SLOPES, CORRELATIONS = 20, 40, 11
AT_ONCE = 800  # points of the grid at a time, so that tables of 200 organisations stay small


def slope_draws(
    lines: TwoMeasures, *, scales: tuple[float, float], generator: Generator, draws: int
) -> tuple[Floats, Floats]:
    """Draws of all true slopes, shape (draws, organisations), and of the mean slope, (draws,)."""
    grid, prior = _grid(lines, scales)
    parts = [_points(lines, grid[:, at : at + AT_ONCE]) for at in range(0, grid.shape[1], AT_ONCE)]
    means = np.concatenate([part[0] for part in parts], axis=1)
    log_weight = prior - 0.5 * np.concatenate([part[1] for part in parts])
    weight = np.exp(log_weight - log_weight.max())
    chosen = generator.choice(weight.size, size=draws, p=weight / weight.sum())
    level, slope = _middles(means[:, chosen], generator)
    g11, g12, g22 = (row[chosen, None] for row in grid)
    p, q, s, _ = lines.parts(Spread(g11, g12, g22))
    to_level, to_slope = g12 * p + g22 * q, g12 * q + g22 * s
    centre = slope[:, None] + to_level * (lines.first - level[:, None]) + to_slope * (lines.second - slope[:, None])
    left = np.maximum(g22 - (to_level * g12 + to_slope * g22), 0.0)
    return centre + np.sqrt(left) * generator.standard_normal(centre.shape), slope


def _grid(lines: TwoMeasures, scales: tuple[float, float]) -> tuple[Floats, Floats]:
    """The parts (11, 12, 22) of each G of the grid, shape (3, m), and the log prior of each.

    Up to four prior scales or four standard deviations of the observed lines, whichever is more; the cells' middles, so
    that no spread is 0 and no correlation 1.
    """
    tau_1 = _middles_of_cells(4 * max(scales[0], float(lines.first.std(ddof=1))), LEVELS)
    tau_2 = _middles_of_cells(4 * max(scales[1], float(lines.second.std(ddof=1))), SLOPES)
    rho = -1 + _middles_of_cells(2.0, CORRELATIONS)
    a, b, r = (part.ravel() for part in np.meshgrid(tau_1, tau_2, rho, indexing="ij"))
    prior = -0.5 * (a / scales[0]) ** 2 - 0.5 * (b / scales[1]) ** 2
    return np.stack([a * a, r * a * b, b * b]), prior


def _middles_of_cells(end: float, number: int) -> Floats:
    return np.asarray((np.arange(number) + 0.5) * end / number)


def _points(lines: TwoMeasures, grid: Floats) -> tuple[Floats, Floats]:
    found, cost = lines.means(Spread(*(row[:, None] for row in grid)))
    parts = (found.first, found.second, found.variance_first, found.covariance, found.variance_second)
    return np.stack(parts), cost


def _middles(means: Floats, generator: Generator) -> tuple[Floats, Floats]:
    """Draws of the mean level and the mean slope, jointly."""
    level, slope, variance_level, covariance, variance_slope = means
    z_1, z_2 = generator.standard_normal((2, level.size))
    loading = covariance / np.sqrt(variance_level)
    rest = np.sqrt(np.maximum(variance_slope - loading**2, 0.0))
    return level + np.sqrt(variance_level) * z_1, slope + loading * z_1 + rest * z_2
