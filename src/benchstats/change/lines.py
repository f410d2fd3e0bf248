"""Each organisation's own line through its rounds, and what the network says of it."""

from __future__ import annotations

import numpy as np

from benchstats.errors import InputError
from benchstats.inputs import Floats, GappedTable, table_with_gaps
from benchstats.relationships.likelihood import Spread, TwoMeasures


def rounds_table(values: GappedTable, of: str) -> Floats:
    """A table of organisations by rounds, NaN where missing.

    Raises:
        InputError: when it is no table, holds an infinite number, or has fewer than two rounds.
    """
    table = table_with_gaps(values, of=of, row="an organisation", column="a round")
    if table.shape[0] < 1 or table.shape[1] < 2:
        raise InputError(f"a trend needs an organisation and two rounds, but the {of} have the shape {table.shape}")
    return table


def own_lines(y: Floats, v: Floats, t: Floats) -> TwoMeasures:
    """Level at the middle of the times and slope of each organisation, with their covariance.

    Raises:
        InputError: when an organisation has fewer than two rounds, or a score no positive variance.
    """
    there = ~np.isnan(y)
    if (there.sum(axis=1) < 2).any():
        raise InputError("each organisation needs at least two rounds; leave out those with fewer")
    if not (v[there] > 0).all():  # also False for NaN
        raise InputError("each score needs a positive variance")
    weights = np.where(there, 1 / np.where(there, v, 1.0), 0.0)
    scores = np.where(there, y, 0.0)
    total, first, second = weights.sum(1), weights @ t, weights @ t**2
    determinant = total * second - first**2
    level_side, slope_side = (weights * scores).sum(1), (weights * scores) @ t
    return TwoMeasures(
        first=(second * level_side - first * slope_side) / determinant,
        second=(total * slope_side - first * level_side) / determinant,
        first_variances=second / determinant,
        second_variances=total / determinant,
        covariances=-first / determinant,
    )


def predicted_slopes(lines: TwoMeasures, parts: tuple[float, float, float], level: float, slope: float) -> Floats:
    """Each organisation's slope as the random-slope model predicts it (BLUP)."""
    _, between, spread = parts
    p, q, s, _ = (part.ravel() for part in lines.parts(Spread(*parts)))
    rest_1, rest_2 = lines.first - level, lines.second - slope
    return slope + between * (p * rest_1 + q * rest_2) + spread * (q * rest_1 + s * rest_2)
