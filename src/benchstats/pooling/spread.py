"""The spread between groups integrated out: its posterior on a grid, and everything given each value of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchstats.errors import InputError
from benchstats.inputs import Floats
from benchstats.pooling.likelihood import profile, steps_of_tau

MANY_GROUPS, POINTS_OF_FEW, POINTS_OF_MANY = 50, 401, 145
"""From 50 groups on, 145 points do what 401 do for few; the tests hold both against 4,001."""

EVERY_OF_FEW, EVERY_OF_MANY = 4, 8
"""Every so manieth point is enough for what is a sum over the points; quantiles of tau need them all."""

MOST_HEIGHT = 1e13  # logarithms of a density beyond this have no digits left for its shape: an error of 0.001
NEGLIGIBLE = 32.0  # natural logarithms below the highest density: e^-32 is 1e-14
LOOKS, LOOKED_AT = 4, 65
MOST_STEPS, NEARLY, CLOSE, TINY = 60, 1e-8, 1e-13, 1e-290


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """The posterior of tau on points that are even in u, tau = unit sinh(u).

    `u`, `shares` (the distribution function) and `density` (its slope by u) have F points; `tau`, `weights`, which add
    up to 1, and `mean` and `variance`, those of mu given tau, have G: every fourth or eighth one.
    """

    unit: float
    u: Floats
    shares: Floats
    density: Floats
    tau: Floats
    weights: Floats
    mean: Floats
    variance: Floats

    @property
    def tau_mean(self) -> float:
        """The mean of tau."""
        # tau is odd in u, so that where the posterior reaches down to 0 the sum wants the trapezoid's end correction.
        step = float(self.u[-1] - self.u[0]) / (self.tau.size - 1)
        plain = float(self.weights @ self.tau)
        return plain + step * step / 12 * self.unit * float(self.density[0])

    def quantiles(self, probabilities: Floats) -> Floats:
        """Quantiles of tau: where the cubic through the distribution function and its slopes takes these values."""
        at = np.clip(np.searchsorted(self.shares, probabilities, side="right") - 1, 0, self.u.size - 2)
        step = self.u[1] - self.u[0]
        below, rise = self.shares[at], self.shares[at + 1] - self.shares[at]
        left, right = self.density[at] * step, self.density[at + 1] * step
        wanted = probabilities - below
        low, high, x = np.zeros_like(wanted), np.ones_like(wanted), np.clip(wanted / np.maximum(rise, TINY), 0.0, 1.0)
        before = np.ones_like(wanted)
        for _ in range(MOST_STEPS):
            missing = wanted - x * (left + x * (3 * rise - 2 * left - right + x * (left + right - 2 * rise)))
            off = np.abs(missing)
            if (off < CLOSE).all():
                break
            low, high = np.where(missing > 0, x, low), np.where(missing > 0, high, x)
            steep = left + x * (2 * (3 * rise - 2 * left - right) + 3 * x * (left + right - 2 * rise))
            newton = x + missing / np.maximum(steep, TINY)
            is_good = (newton > low) & (newton < high) & (off <= before / 2)
            x = np.where(off < CLOSE, x, np.where(is_good, newton, (low + high) / 2))
            if (is_good & (off < NEARLY)).all():  # a step errs by about the square
                break
            before = off
        found: Floats = self.unit * np.sinh(self.u[at] + step * x)
        return found


def spread_between(y: Floats, v: Floats, *, prior_scale: float, points: int | None = None) -> Spread:
    """The posterior of tau under a half-normal prior and a flat prior of mu, and mu given tau.

    The density is prior times restricted likelihood. It is an even and analytic function of u (see `steps_of_tau`), so
    that the trapezoid rule from 0, or from where the density is negligible, errs far less than any digit shown.
    """
    are_few = y.size < MANY_GROUPS
    points = points or (POINTS_OF_FEW if are_few else POINTS_OF_MANY)
    every = EVERY_OF_FEW if are_few else EVERY_OF_MANY
    top = _top(y, prior_scale)
    low, high = _where_it_is(y, v, top=top, prior_scale=prior_scale)
    u, tau = steps_of_tau(v, top=top, points=points, low=low, high=high)
    found = profile(y, v, np.square(tau))
    height = found.restricted - 0.5 * np.square(tau / prior_scale) + np.log(np.cosh(u))
    density = np.exp(height - height.max())
    coarse = density[::every].copy()
    coarse[[0, -1]] /= 2
    weights = coarse / coarse.sum()
    step = float(u[1] - u[0])
    density /= coarse.sum() * step * every
    return Spread(
        unit=float(np.sqrt(v.min())),
        u=u,
        shares=_shares(density, step),
        density=density,
        tau=tau[::every],
        weights=weights,
        mean=found.mean[::every],
        variance=found.variance[::every],
    )


def _top(y: Floats, prior_scale: float) -> float:
    """A tau beyond which there is nothing: the prior's tail, unless the means lie far wider than it expects."""
    wide = float(np.square(y - y.mean()).sum()) ** 0.25
    return float(10 * prior_scale + 4 * wide * prior_scale**0.5)


def _where_it_is(y: Floats, v: Floats, *, top: float, prior_scale: float) -> tuple[float, float]:
    """The part of the way up to `top`, as two shares of it, where the density is not negligible.

    Raises:
        InputError: when the means lie so far apart for the prior that the density is lost in rounding.
    """
    low, high = 0.0, 1.0
    for _ in range(LOOKS):
        u, tau = steps_of_tau(v, top=top, points=LOOKED_AT, low=low, high=high)
        found = profile(y, v, np.square(tau))
        height = found.restricted - 0.5 * np.square(tau / prior_scale) + np.log(np.cosh(u))
        if abs(height.max()) > MOST_HEIGHT:
            raise InputError("the means lie too far apart for the scale of the prior: their spread cannot be computed")
        there = np.flatnonzero(height > height.max() - NEGLIGIBLE)
        first, last = max(0, int(there[0]) - 1), min(LOOKED_AT - 1, int(there[-1]) + 1)
        width = high - low
        low, high = low + width * first / (LOOKED_AT - 1), low + width * last / (LOOKED_AT - 1)
        if last - first > LOOKED_AT / 3:
            break
    return low, high


def _shares(density: Floats, step: float) -> Floats:
    """The distribution function on the grid, by the trapezoid with its end correction in each step."""
    slopes = np.gradient(density, step)
    pieces = step / 2 * (density[1:] + density[:-1]) + step**2 / 12 * (slopes[:-1] - slopes[1:])
    shares = np.concatenate([[0.0], np.cumsum(np.maximum(pieces, 0.0))])
    whole: Floats = shares / shares[-1]
    return whole
