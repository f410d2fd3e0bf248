"""Observed and expected disagreement, alpha, and its bootstrap over units, all from counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from benchstats.errors import InputError
from benchstats.quantiles import LEVEL
from benchstats.raters.reading import Floats
from benchstats.results import Interval

Distances = Callable[[Floats], Floats]
"""From marginal counts of shape (..., values) to squared distances of shape (..., values, values), or of one table."""

RESAMPLES = 2000
_CELLS_AT_ONCE = 4_000_000


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Observed and expected disagreement of ratings that can be paired; alpha is None where nothing is expected."""

    observed: float
    expected: float

    @property
    def alpha(self) -> float | None:
        """1 - observed / expected."""
        return 1 - self.observed / self.expected if self.expected > 0 else None


def coincidences(counts: Floats) -> Floats:
    """What each unit adds to the coincidence matrix: shape (units, values, values). Each unit has two ratings or more.

    Source: Krippendorff 2019, Content Analysis, 4th edition, 12.3: pairs of a unit weigh 1 / (ratings - 1).
    """
    pairs = counts[:, :, None] * counts[:, None, :] - counts[:, :, None] * np.eye(counts.shape[1])
    return np.asarray(pairs / (counts.sum(axis=1) - 1)[:, None, None], dtype=float)


def disagreement(counts: Floats, *, distances: Distances) -> Disagreement:
    """The disagreement of counts of shape (units, values); only units with two ratings or more."""
    if len(counts) == 0:
        return Disagreement(0.0, 0.0)
    observed, expected = _disagreements(coincidences(counts).sum(axis=0)[None], distances)
    return Disagreement(float(observed[0]), float(expected[0]))


def _disagreements(matrices: Floats, distances: Distances) -> tuple[Floats, Floats]:
    """Observed and expected disagreement of coincidence matrices, shape (many, values, values)."""
    marginals = matrices.sum(axis=2)
    apart = distances(marginals)
    total = marginals.sum(axis=1)
    observed = (matrices * apart).sum(axis=(1, 2)) / total
    spread = np.einsum("bi,bj,bij->b", marginals, marginals, np.broadcast_to(apart, matrices.shape))
    return observed, np.asarray(spread / (total * (total - 1)), dtype=float)


def bootstrap_interval(
    counts: Floats, *, distances: Distances, generator: np.random.Generator, resamples: int = RESAMPLES
) -> Interval | None:
    """The percentile interval of alpha over resampled units; resamples with one value only are skipped.

    Units are drawn as counts, so that one matrix product gives many resamples. None where no resample has two values.
    Source: Efron and Tibshirani 1993, An Introduction to the Bootstrap, 13.

    Raises:
        InputError: when there is not at least one resample.
    """
    if resamples < 1:
        raise InputError(f"a bootstrap needs at least one resample, not {resamples}")
    units, values = counts.shape
    if units == 0:
        return None
    each = coincidences(counts).reshape(units, values * values)
    drawn = generator.multinomial(units, np.full(units, 1 / units), size=resamples).astype(float)
    step = max(1, _CELLS_AT_ONCE // (values * values))
    alphas = [
        _alphas((drawn[start : start + step] @ each).reshape(-1, values, values), distances)
        for start in range(0, resamples, step)
    ]
    kept = np.concatenate(alphas)
    if kept.size == 0:
        return None
    low, high = np.quantile(kept, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(float(low), float(high), "percentile bootstrap over units")


def _alphas(matrices: Floats, distances: Distances) -> Floats:
    is_varied = (matrices.sum(axis=2) > 0).sum(axis=1) > 1
    observed, expected = _disagreements(matrices[is_varied], distances)
    return np.asarray(1 - observed[expected > 0] / expected[expected > 0], dtype=float)
