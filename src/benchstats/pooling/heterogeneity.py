"""How much groups truly differ: four estimators of tau^2, Cochran's Q and the Q-profile interval."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

import numpy as np
from scipy import optimize, special

from benchstats.inputs import Floats
from benchstats.pooling.likelihood import profile, slope, steps_of_tau
from benchstats.quantiles import LEVEL

Estimator = Literal["reml", "paule_mandel", "dersimonian_laird", "ml"]

SEARCHED = 161  # values of tau at which the likelihood is looked at before its peaks are refined


def generalised_q(y: Floats, v: Floats, tau2: float) -> float:
    """Cochran's Q with the weights 1 / (v + tau^2)."""
    weights = 1 / (v + tau2)
    mean = weights @ y / weights.sum()
    return float(weights @ np.square(y - mean))


def _rises_to(y: Floats, v: Floats, wanted: float) -> float:
    """The tau^2 at which Q, which falls, has come down to `wanted`; 0 where it starts below."""
    if generalised_q(y, v, 0.0) <= wanted:
        return 0.0
    # Q(t) <= sum of squares / t, so that here it is below what is wanted.
    high = float(np.square(y - y.mean()).sum()) / wanted + float(v.min())
    if generalised_q(y, v, high) >= wanted:
        return high  # means so far apart that all variances are less than their last digit
    return _root(lambda tau2: generalised_q(y, v, tau2) - wanted, 0.0, high)


def _root(function: Callable[[float], float], low: float, high: float) -> float:
    found = optimize.brentq(function, low, high, xtol=1e-15 * high, rtol=1e-14, maxiter=500)
    return float(found)


def paule_mandel(y: Floats, v: Floats) -> float:
    """The tau^2 at which Q equals its degrees of freedom; 0 where it is below them from the start."""
    return _rises_to(y, v, y.size - 1.0)


def dersimonian_laird(y: Floats, v: Floats) -> float:
    """The moment estimator, cut at 0."""
    excess = generalised_q(y, v, 0.0) - (y.size - 1)
    return max(0.0, excess / spare_weight(1 / v))


def spare_weight(weights: Floats) -> float:
    """The sum of the weights less the sum of their squares over it, W - sum(w^2) / W.

    It is the sum of w_i (W - w_i) / W, and W less the largest weight is the sum of the others: so nothing is lost where
    one weight outdoes all others by more than the digits there are.
    """
    at = int(weights.argmax())
    largest, others = float(weights[at]), np.delete(weights, at)
    rest = float(others.sum())
    total = largest + rest
    return (largest * rest + float(others @ (total - others))) / total


def likeliest(y: Floats, v: Floats, *, restricted: bool) -> float:
    """The tau^2 of the highest (restricted) likelihood, 0 included.

    The likelihood may have several peaks, so it is looked at on a fine grid first, and each peak is then refined as a
    root of the slope.
    """
    # Beyond this the slope is negative: all weights are within a factor of two, and tau^2 above k squared ranges.
    top = float(np.sqrt(v.max() + y.size * np.ptp(y) ** 2))
    _, tau = steps_of_tau(v, top=2 * top, points=SEARCHED)
    tau2 = np.square(tau)
    slopes = np.array([slope(y, v, one, restricted=restricted) for one in tau2.tolist()])
    turns = np.flatnonzero((slopes[:-1] > 0) & (slopes[1:] <= 0)).tolist()
    rises = partial(slope, y, v, restricted=restricted)
    peaks = [0.0, *(_root(rises, tau2[at], tau2[at + 1]) for at in turns)]
    found = profile(y, v, np.array(peaks))
    height = found.restricted if restricted else found.full
    return peaks[int(np.argmax(height))]


ESTIMATORS: dict[Estimator, Callable[[Floats, Floats], float]] = {
    "reml": lambda y, v: likeliest(y, v, restricted=True),
    "paule_mandel": paule_mandel,
    "dersimonian_laird": dersimonian_laird,
    "ml": lambda y, v: likeliest(y, v, restricted=False),
}


def q_profile(y: Floats, v: Floats) -> tuple[float, float]:
    """The two values of tau^2 at which Q equals its chi-square quantiles; both 0 where even 0 gives too small a Q."""
    degrees = y.size - 1
    tail = (1 - LEVEL) / 2
    low, high = (_rises_to(y, v, float(special.chdtri(degrees, share))) for share in (tail, 1 - tail))
    return low, high
