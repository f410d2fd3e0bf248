"""Observed and expected disagreement, alpha, and its bootstrap over units, all from counts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchstats.errors import InputError
from benchstats.quantiles import LEVEL
from benchstats.raters.reading import Floats
from benchstats.results import Interval

RESAMPLES = 2000
_CELLS_AT_ONCE = 2_000_000


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Observed and expected disagreement of ratings that can be paired; alpha is None where nothing is expected."""

    observed: float
    expected: float

    @property
    def alpha(self) -> float | None:
        """1 - observed / expected."""
        return 1 - self.observed / self.expected if self.expected > 0 else None


def disagreement(counts: Floats, *, distances: Floats | None) -> Disagreement:
    """The disagreement of counts of shape (units, values), only units with two ratings or more.

    `distances` are the squared distances of shape (values, values); None stands for the ordinal ones, which lie in the
    counts. Pairs of a unit weigh 1 / (ratings - 1). Source: Krippendorff 2019, Content Analysis, 4th edition, 12.3.
    """
    if len(counts) == 0:
        return Disagreement(0.0, 0.0)
    observed, expected = _disagreements(counts, np.ones((1, len(counts))), distances)
    return Disagreement(float(observed[0]), float(expected[0]))


def bootstrap_interval(
    counts: Floats, *, distances: Floats | None, generator: np.random.Generator, resamples: int = RESAMPLES
) -> Interval | None:
    """The percentile interval of alpha over resampled units; resamples with one value only are skipped.

    Units are drawn as numbers of times, so that one matrix product gives many resamples. None where no resample has two
    values. Source: Efron and Tibshirani 1993, An Introduction to the Bootstrap, 13.

    Raises:
        InputError: when there is not at least one resample.
    """
    if resamples < 1:
        raise InputError(f"a bootstrap needs at least one resample, not {resamples}")
    units = len(counts)
    if units == 0:
        return None
    step = max(1, _CELLS_AT_ONCE // max(counts.shape))
    alphas = []
    for start in range(0, resamples, step):
        size = min(step, resamples - start)
        times = generator.multinomial(units, np.full(units, 1 / units), size=size).astype(float)
        alphas.append(_alphas(counts, times, distances))
    kept = np.concatenate(alphas)
    if kept.size == 0:
        return None
    low, high = np.quantile(kept, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(float(low), float(high), "percentile bootstrap over units")


def _alphas(counts: Floats, times: Floats, distances: Floats | None) -> Floats:
    """The alphas of resamples in which unit u stands `times[:, u]` times."""
    is_varied = ((times @ counts) > 0).sum(axis=1) > 1
    observed, expected = _disagreements(counts, times[is_varied], distances)
    return np.asarray(1 - observed[expected > 0] / expected[expected > 0], dtype=float)


def _disagreements(counts: Floats, times: Floats, distances: Floats | None) -> tuple[Floats, Floats]:
    """Observed and expected disagreement, one for each row of `times`, shape (resamples, units)."""
    marginals = times @ counts
    if distances is None:
        observed, expected = _ordinal_sums(counts, times, marginals)
    else:
        within = ((counts @ distances) * counts).sum(axis=1) / (counts.sum(axis=1) - 1)
        observed, expected = times @ within, ((marginals @ distances) * marginals).sum(axis=1)
    total = marginals.sum(axis=1)
    return np.asarray(observed / total, dtype=float), np.asarray(expected / (total * (total - 1)), dtype=float)


def _ordinal_sums(counts: Floats, times: Floats, marginals: Floats) -> tuple[Floats, Floats]:
    """The sums of squared ordinal distances within units and over all.

    Between two values lie all ratings between them and half of those at either end. So each value has a place, its
    middle, and the distance is that of two places; squares of differences then need no table of pairs.
    """
    places = np.cumsum(marginals, axis=1) - marginals / 2
    # Around the middle of all ratings, so that the squares below lose no digits.
    places -= marginals.sum(axis=1, keepdims=True) / 2
    sizes = counts.sum(axis=1)
    squares, sums = places**2 @ counts.T, places @ counts.T
    within = 2 * (sizes * squares - sums**2) / (sizes - 1)
    total, middle = marginals.sum(axis=1), (marginals * places).sum(axis=1)
    return (times * within).sum(axis=1), 2 * (total * (marginals * places**2).sum(axis=1) - middle**2)
