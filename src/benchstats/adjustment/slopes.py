"""Least squares within organisations: slopes as with a dummy for each organisation, without building the dummies."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchstats.adjustment.columns import Columns
from benchstats.inputs import Floats


@dataclass(frozen=True, slots=True)
class Slopes:
    """Slopes, the inverse of their cross products, the residual sum of squares and its degrees of freedom."""

    slopes: Floats
    inverse: Floats
    residual: float
    degrees: int


def within_slopes(data: Columns, *, use: list[int]) -> Slopes | None:
    """Regress scores on the columns `use` within organisations; None where the columns cannot be told apart.

    Source: Frisch and Waugh 1933, Econometrica 1: equals least squares with a dummy for each organisation.
    """
    scores = data.within(data.scores)
    degrees = data.n - len(data.organisations) - len(use)
    if not use:
        return Slopes(np.empty(0), np.empty((0, 0)), float((scores**2).sum()), degrees)
    table = np.column_stack([data.within(data.values[:, at]) for at in use])
    lengths = np.sqrt((table**2).sum(axis=0))
    overall = np.sqrt((data.values[:, use] ** 2).sum(axis=0))
    if degrees < 0 or (lengths <= 1e-9 * np.maximum(overall, 1e-300)).any():
        return None
    scaled = table / lengths
    if np.linalg.svd(scaled, compute_uv=False).min() <= 1e-9:
        return None
    q, r = np.linalg.qr(scaled)
    upper = np.linalg.inv(r) / lengths[:, None]
    slopes = upper @ (q.T @ scores)
    return Slopes(slopes, upper @ upper.T, float(((scores - table @ slopes) ** 2).sum()), degrees)
