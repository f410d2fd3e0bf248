"""Quantiles of mixtures of normals, and shortest intervals of any distribution with one peak."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import pi, sqrt

import numpy as np
from scipy import special

from benchstats.inputs import Floats

MOST_STEPS = 200
CLOSE = 1e-9  # of probability: a millionth of an SD at the ends of a 95 % interval
EDGE = 1e-8  # nearer to 0 or 1 no quantile is looked for
LOOKS, TAILS_A_LOOK = 3, 33
LIGHT = 1e-11
NARROW = 1e-15
TINY = 1e-100  # keeps a step and its square finite where there is no density
STEEPEST = 0.25  # the steepest slope of a standard normal density is 0.242


@dataclass(frozen=True, slots=True, eq=False)
class Mixture:
    """J mixtures of G normals that share their weights: `weights` (G,), `means` and `sds` (G, J)."""

    weights: Floats
    means: Floats
    sds: Floats

    @property
    def mean(self) -> Floats:
        """The J means."""
        found: Floats = self.weights @ self.means
        return found

    @property
    def sd(self) -> Floats:
        """The J standard deviations."""
        found: Floats = np.sqrt(self.weights @ (np.square(self.sds) + np.square(self.means - self.mean)))
        return found

    def share_above(self, point: float) -> Floats:
        """P(X_j > point)."""
        above: Floats = self.weights @ special.ndtr((self.means - point) / self.sds)
        return above

    def quantiles(self, probabilities: Floats) -> Floats:
        """Quantiles, shape (P, J).

        Newton's steps, kept within a bracket that shrinks: a quantile of a mixture lies between the lowest and the
        highest of the same quantile of its parts.
        """
        heavy = self.weights > LIGHT  # what is lighter moves no quantile by a digit that counts
        weights = self.weights[heavy] / self.weights[heavy].sum()
        means, sds = np.ascontiguousarray(self.means[heavy].T), np.ascontiguousarray(self.sds[heavy].T)
        wanted = np.clip(probabilities, EDGE, 1 - EDGE)[:, None]
        z = special.ndtri(wanted)
        parts = means + sds * z[:, :, None]
        low, high = parts.min(axis=2), parts.max(axis=2)
        x = np.clip(_near_quantiles(means, sds, weights, z), low, high)
        sharpness, before = 1 / sds, np.ones_like(x)
        steepest = STEEPEST * np.square(sharpness) @ weights  # no density rises or falls faster
        for _ in range(MOST_STEPS):
            distances = (x[:, :, None] - means) * sharpness
            missing = wanted - special.ndtr(distances) @ weights
            off = np.abs(missing)
            there = (off < CLOSE) | (high - low <= NARROW * np.abs(high))
            if there.all():
                break
            density = (np.exp(-0.5 * np.square(distances)) * sharpness) @ weights / sqrt(2 * pi)
            step = missing / np.maximum(density, TINY)
            # By Taylor a step errs by no more than this: where that is close enough it need not be looked at again.
            is_last = steepest * np.square(step) / 2 < CLOSE
            low, high = np.where(missing > 0, x, low), np.where(missing > 0, high, x)
            newton = x + step
            is_good = (newton > low) & (newton < high) & (off <= before / 2)
            x = np.where(there, x, np.where(is_good, newton, (low + high) / 2))
            before = off
            if (there | (is_good & is_last)).all():
                break
        found: Floats = x
        return found

    def first_quantiles(self, probabilities: Floats) -> Floats:
        """Quantiles of the first mixture, shape (P,)."""
        return self.quantiles(probabilities)[:, 0]


def _near_quantiles(means: Floats, sds: Floats, weights: Floats, z: Floats) -> Floats:
    """Quantiles by the normal ones `z`, put right for skewness and excess: mostly close enough for one Newton step.

    Source: Cornish and Fisher 1938, Revue de l'Institut International de Statistique 5, 307-320.
    """
    mean = means @ weights
    sd = np.sqrt((np.square(sds) + np.square(means - mean[:, None])) @ weights)
    away, squares = (means - mean[:, None]) / sd[:, None], np.square(sds / sd[:, None])
    skewness = (away * (np.square(away) + 3 * squares)) @ weights
    excess = (np.square(away) * (np.square(away) + 6 * squares) + 3 * np.square(squares)) @ weights - 3
    put_right = (z**2 - 1) * skewness / 6 + (z**3 - 3 * z) * excess / 24 - (2 * z**3 - 5 * z) * skewness**2 / 36
    near: Floats = mean + sd * (z + put_right)
    return near


def shortest(quantiles: Callable[[Floats], Floats], *, level: float) -> tuple[float, float]:
    """The shortest interval that holds `level`: of all left-out lower tails, the one that gives the least width.

    `quantiles` takes probabilities and gives one quantile each. Each look is finer, around the best of the one before.
    """
    outside = 1 - level
    low, high = 0.0, outside
    for _ in range(LOOKS):
        tails = np.linspace(low, high, TAILS_A_LOOK)
        ends = quantiles(np.concatenate([tails, tails + level])).reshape(2, -1)
        at = int(np.argmin(ends[1] - ends[0]))
        low, high = float(tails[max(0, at - 1)]), float(tails[min(TAILS_A_LOOK - 1, at + 1)])
    return float(ends[0, at]), float(ends[1, at])
