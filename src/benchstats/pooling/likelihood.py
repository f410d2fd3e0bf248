"""The restricted likelihood of the spread between groups: its value, its slope, and where to look at it.

All functions take means and variances as vectors of length k and values of tau^2 as a vector of length G; they work on
one table of shape (G, k). Source: Viechtbauer 2005, Journal of Educational and Behavioral Statistics 30, 261-293.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchstats.inputs import Floats


@dataclass(frozen=True, slots=True)
class Profile:
    """For each value of tau^2: the pooled mean, its variance, Q about it, and the two log likelihoods."""

    tau2: Floats
    mean: Floats
    variance: Floats
    q: Floats
    restricted: Floats
    full: Floats


def profile(y: Floats, v: Floats, tau2: Floats) -> Profile:
    """Everything that follows from each value of tau^2; constants are left out of the likelihoods."""
    total = v + tau2[:, None]
    weights = 1 / total
    sums = weights.sum(axis=1)
    mean = weights @ y / sums
    q = np.einsum("gk,gk->g", weights, np.square(y - mean[:, None]))
    full = -0.5 * (np.log(total).sum(axis=1) + q)
    return Profile(tau2, mean, 1 / sums, q, full - 0.5 * np.log(sums), full)


def slope(y: Floats, v: Floats, tau2: float, *, restricted: bool) -> float:
    """Twice the derivative of the log likelihood by tau^2."""
    weights = 1 / (v + tau2)
    total = weights.sum()
    mean = weights @ y / total
    squares = np.square(weights)
    lost = (squares.sum() / total) if restricted else 0.0
    return float(squares @ np.square(y - mean) - total + lost)


def steps_of_tau(v: Floats, *, top: float, points: int, low: float = 0.0, high: float = 1.0) -> tuple[Floats, Floats]:
    """Values u and tau = c sinh(u), u even between two shares of the way up to `top`; c is the smallest standard error.

    Even steps near zero and even ratios far above it, so that tiny and huge variances in one set are both resolved.
    In u the likelihood is analytic in the strip |Im u| < pi/2, whatever the variances: its only singularities are at
    tau^2 = -v and at negative tau^2 between them. So the trapezoid rule in u converges geometrically.
    """
    unit = float(np.sqrt(v.min()))
    end = float(np.arcsinh(top / unit))
    u = np.linspace(low * end, high * end, points)
    return u, unit * np.sinh(u)
