"""How far random noise takes a figure from the truth, and which noise keeps it within wanted limits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import exp, floor, isfinite, log, sqrt
from typing import ClassVar

import numpy as np
from scipy import optimize, special

from benchstats.errors import InputError
from benchstats.results import Result, Sentence, say

LARGEST = 1e6
"""Largest scale and accuracy; a count of this network is far below it."""

LARGEST_SUMMED = 1e4
"""The same for discrete Gaussian noise, whose tail is added up term by term."""

SMALLEST = 1e-3


class Noise(StrEnum):
    """The distribution of noise. The scale of the Gaussian ones is their sigma."""

    LAPLACE = "laplace"
    DISCRETE_LAPLACE = "discrete_laplace"
    GAUSSIAN = "gaussian"
    DISCRETE_GAUSSIAN = "discrete_gaussian"


@dataclass(frozen=True, slots=True)
class NoiseAccuracy(Result):
    """Noise of this scale is `accuracy` or further away with a probability of `alpha`, for discrete ones at most.

    `n` is always 1: one released figure.
    """

    statistic: ClassVar[str] = "noise_accuracy"

    noise: Noise
    scale: float
    accuracy: float
    alpha: float
    n: int = 1
    interval: None = None

    def sentence(self) -> Sentence:
        """How far a figure may be from the truth."""
        return say(
            "In %(sure)s of 100 releases the figure is less than about %(accuracy)s away from the truth.",
            decimals=1,
            sure=round(100 * (1 - self.alpha)),
            accuracy=self.accuracy,
        )


def noise_accuracy(scale: float, *, noise: Noise, alpha: float = 0.05) -> NoiseAccuracy:
    """The accuracy of noise of a given scale: how far from the truth it is exceeded with probability `alpha`.

    Laplace: scale ln(1/alpha). Discrete Laplace: scale ln(2 / (alpha (1 + exp(-1/scale)))). Gaussian: the normal
    quantile. Discrete Gaussian: the smallest whole a with P(|X| >= a) <= alpha. Source: OpenDP 0.16,
    `*_scale_to_accuracy`.

    Raises:
        InputError: when the scale is not from 0.001 to 1,000,000 (discrete Gaussian: 10,000), or alpha not between 0
            and 1.
    """
    _refuse_odd(scale, alpha, "scale", Noise(noise))
    return NoiseAccuracy(noise, float(scale), _accuracy(float(scale), Noise(noise), alpha), alpha)


def noise_scale(accuracy: float, *, noise: Noise, alpha: float = 0.05) -> NoiseAccuracy:
    """The largest scale of noise with a given accuracy: the inverse of `noise_accuracy`.

    Source: OpenDP 0.16, `accuracy_to_*_scale`.

    Raises:
        InputError: when the accuracy is not within the same limits, alpha not between 0 and 1, or no scale reaches
            it: discrete Gaussian noise is at least 1 away or not at all.
    """
    _refuse_odd(accuracy, alpha, "accuracy", Noise(noise))
    return NoiseAccuracy(noise, _scale(float(accuracy), Noise(noise), alpha), float(accuracy), alpha)


def _refuse_odd(number: float, alpha: float, name: str, noise: Noise) -> None:
    largest = LARGEST_SUMMED if noise is Noise.DISCRETE_GAUSSIAN else LARGEST
    if not (isfinite(number) and SMALLEST <= number <= largest):
        raise InputError(f"the {name} of this noise is between {SMALLEST} and {largest:.0f}, not {number}")
    if not 0 < alpha < 1:
        raise InputError(f"alpha is between 0 and 1, not {alpha}")


def _accuracy(scale: float, noise: Noise, alpha: float) -> float:
    if noise is Noise.LAPLACE:
        return -scale * log(alpha)
    if noise is Noise.DISCRETE_LAPLACE:
        return max(0.0, scale * log(2 / (alpha * (1 + exp(-1 / scale)))))
    if noise is Noise.GAUSSIAN:
        return float(scale * sqrt(2) * special.erfcinv(alpha))
    # Doubling, then halving: the tail falls as the distance grows.
    top = 1
    while _tail(top, scale) > alpha:
        top *= 2
    low, high = top // 2, top
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _tail(middle, scale) <= alpha else (middle, high)
    return float(high)


def _scale(accuracy: float, noise: Noise, alpha: float) -> float:
    if noise is Noise.LAPLACE:
        return -accuracy / log(alpha)
    if noise is Noise.GAUSSIAN:
        return float(accuracy / (sqrt(2) * special.erfcinv(alpha)))
    if noise is Noise.DISCRETE_LAPLACE:
        return _root(lambda scale: _laplace_tail(accuracy, scale) - alpha, accuracy, alpha)
    if accuracy < 1:
        raise InputError("discrete Gaussian noise has an accuracy of at least 1")
    return _root(lambda scale: _tail(floor(accuracy), scale) - alpha, accuracy, alpha)


def _laplace_tail(distance: float, scale: float) -> float:
    """P(|X| >= distance) of discrete Laplace noise, carried on between whole distances."""
    return 2 * exp(-distance / scale) / (1 + exp(-1 / scale))


def _tail(distance: int, scale: float) -> float:
    """P(|X| >= distance) of discrete Gaussian noise, for distances from 1."""
    # Beyond 38 scales a term is zero in double precision.
    terms = np.exp(-((np.arange(1, distance + int(38 * scale) + 2) / scale) ** 2) / 2)
    return float(2 * terms[distance - 1 :].sum() / (1 + 2 * terms.sum()))


def _root(excess: Callable[[float], float], accuracy: float, alpha: float) -> float:
    # At the low end the tail is below the smallest alpha there is in double precision.
    low, high = accuracy / 800, accuracy
    while excess(high) < 0:
        high *= 2
        if high > 1000 * accuracy:
            raise InputError(f"no scale of use has the accuracy {accuracy} at alpha {alpha}")
    return float(optimize.brentq(excess, low, high, xtol=1e-14, rtol=1e-14))
