"""The likelihood of the gamma-Poisson model."""

from __future__ import annotations

import numpy as np
from scipy import optimize, special


class Rates:
    """The negative binomial log-likelihood in the mean rate and the spread 1 / shape; Poisson at spread 0."""

    def __init__(self, observed: tuple[int, ...], expected: tuple[float, ...]) -> None:
        """Count once how often each step j occurs in the sums over j < observed."""
        self.observed = np.asarray(observed, dtype=float)
        self.expected = np.asarray(expected, dtype=float)
        self.steps = np.arange(max(observed), dtype=float)
        self.times = len(observed) - np.searchsorted(np.sort(self.observed), self.steps, side="right")
        self.constant = float((self.observed * np.log(self.expected) - special.gammaln(self.observed + 1)).sum())

    def value(self, mean: float, spread: float) -> float:
        """The log-likelihood, all constants included."""
        due = mean * self.expected
        poisson = self.constant + float(self.observed.sum()) * float(np.log(mean))
        if spread == 0:
            return poisson - float(due.sum())
        more = float((self.times * np.log1p(self.steps * spread)).sum())
        return poisson + more - float(((self.observed + 1 / spread) * np.log1p(spread * due)).sum())

    def slope(self, mean: float, spread: float) -> float:
        """By how much it grows with the spread; only for a spread above 0."""
        due = mean * self.expected
        more = float((self.times * self.steps / (1 + self.steps * spread)).sum())
        rest = np.log1p(spread * due) / spread**2 - (self.observed + 1 / spread) * due / (1 + spread * due)
        return more + float(rest.sum())

    def best_mean(self, spread: float) -> float:
        """The mean rate with the largest likelihood at a spread: the one root of a falling function."""
        ratios = self.observed / self.expected

        def climbing(mean: float) -> float:
            due = mean * self.expected
            return float(((self.observed - due) / (1 + spread * due)).sum())

        low, high = float(ratios[ratios > 0].min()), float(ratios.max())
        low = min(low, float(self.observed.sum() / self.expected.sum()))
        while climbing(low) < 0:  # organisations without an occurrence pull the root below the smallest rate seen
            low /= 2
        return high if low == high else float(optimize.brentq(climbing, low, high, xtol=1e-15, rtol=1e-14))
