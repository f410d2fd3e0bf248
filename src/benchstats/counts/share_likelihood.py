"""The likelihood of the beta-binomial model."""

from __future__ import annotations

from math import lgamma

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

EDGE = 1e-12  # a mean share this close to 0 or 1 is not searched


class Shares:
    """The log-likelihood without binomial coefficients in the mean share and the spread 1 / (alpha + beta).

    Written as sums of log(mean + j spread), it needs no gamma function, loses no digits, and reaches the binomial
    model at spread 0. How often each j occurs is counted once.
    """

    def __init__(self, positive: tuple[int, ...], answers: tuple[int, ...]) -> None:
        negative = tuple(every - some for some, every in zip(positive, answers, strict=True))
        self.steps = np.arange(max(answers), dtype=float)
        self.up, self.down, self.both = (self._more_than(each) for each in (positive, negative, answers))

    def _more_than(self, counts: tuple[int, ...]) -> NDArray[np.float64]:
        ordered = np.sort(np.asarray(counts, dtype=float))
        return (len(counts) - np.searchsorted(ordered, self.steps, side="right")).astype(float)

    def value(self, mean: float, spread: float) -> float:
        """The log-likelihood; a step that occurs nowhere counts for nothing, also at a mean of 0 or 1."""
        steps = self.steps * spread
        parts = ((self.up, mean + steps), (self.down, 1 - mean + steps), (-self.both, 1 + steps))
        return float(sum((times[times != 0] * np.log(of[times != 0])).sum() for times, of in parts))

    def slope(self, mean: float, spread: float) -> float:
        """By how much it grows with the spread."""
        steps = self.steps * spread
        each = self.up / (mean + steps) + self.down / (1 - mean + steps) - self.both / (1 + steps)
        return float((self.steps * each).sum())

    def best_mean(self, spread: float) -> float:
        """The mean with the largest likelihood at a spread; the likelihood is concave in it."""
        steps = self.steps * spread

        def climbing(mean: float) -> float:
            return float((self.up / (mean + steps) - self.down / (1 - mean + steps)).sum())

        return float(optimize.brentq(climbing, EDGE, 1 - EDGE, xtol=1e-15, rtol=1e-14))


def log_ways(positive: tuple[int, ...], answers: tuple[int, ...]) -> float:
    """The logarithm of the binomial coefficients of all organisations."""
    pairs = zip(positive, answers, strict=True)
    return sum(lgamma(every + 1) - lgamma(some + 1) - lgamma(every - some + 1) for some, every in pairs)
