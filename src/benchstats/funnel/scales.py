"""The scales on which figures are compared, and the way to each and back."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, exp, inf, log, pi, sin, sqrt
from typing import Protocol


class FunnelScale(Protocol):
    """The scale on which figures are compared, and the way to it and back."""

    def forward(self, figure: float) -> float:
        """A figure on the scale."""

    def error(self, size: float) -> float:
        """The standard error on the scale of a figure with this denominator."""

    def back(self, at: float) -> float:
        """A point of the scale as a figure; beyond the ends of the scale it is the figure at the end."""


@dataclass(frozen=True, slots=True)
class Arcsine:
    """Shares: asin(sqrt p) with standard error 1 / (2 sqrt n)."""

    def forward(self, figure: float) -> float:
        """A share as an angle."""
        return asin(sqrt(figure))

    def error(self, size: float) -> float:
        """By the number of answers."""
        return 0.5 / sqrt(size)

    def back(self, at: float) -> float:
        """An angle as a share; the clamp keeps the sine from turning back, which would narrow wide limits."""
        return sin(min(max(at, 0.0), pi / 2)) ** 2


@dataclass(frozen=True, slots=True)
class SquareRoot:
    """Ratios of observed to expected: sqrt(O / E) with standard error 1 / (2 sqrt E)."""

    def forward(self, figure: float) -> float:
        """A ratio as its root."""
        return sqrt(figure)

    def error(self, size: float) -> float:
        """By the expected number."""
        return 0.5 / sqrt(size)

    def back(self, at: float) -> float:
        """A root as a ratio, squared back; never below 0."""
        return max(at, 0.0) ** 2


@dataclass(frozen=True, slots=True)
class Logarithm:
    """Ratios of observed to expected: log(O / E) with standard error 1 / sqrt E; a ratio of 0 lies infinitely low."""

    def forward(self, figure: float) -> float:
        """A ratio as its logarithm."""
        return log(figure) if figure > 0 else -inf

    def error(self, size: float) -> float:
        """By the expected number."""
        return 1 / sqrt(size)

    def back(self, at: float) -> float:
        """A logarithm as a ratio."""
        return exp(at)


@dataclass(frozen=True, slots=True)
class CountRatio:
    """Ratios of two counts: their logarithm, with the error that two counts in the ratio of the target have."""

    target: float

    def forward(self, figure: float) -> float:
        """A ratio as its logarithm."""
        return log(figure)

    def error(self, size: float) -> float:
        """By the second count; the first one is what the target expects beside it."""
        return count_ratio_error(self.target * size, size)

    def back(self, at: float) -> float:
        """A logarithm as a ratio."""
        return exp(at)


def count_ratio_error(first: float, second: float) -> float:
    """The standard error of log((first + 0.5) / (second + 0.5)), two counts each Poisson.

    Source: Spiegelhalter 2005, Statistics in Medicine 24, ratios of counts.
    """
    return sqrt(first / (first + 0.5) ** 2 + second / (second + 0.5) ** 2)


@dataclass(frozen=True, slots=True)
class Plain:
    """Means: the mean itself, with standard error SD / sqrt n."""

    sd_within: float

    def forward(self, figure: float) -> float:
        """The mean."""
        return figure

    def error(self, size: float) -> float:
        """By the number of answers."""
        return self.sd_within / sqrt(size)

    def back(self, at: float) -> float:
        """The mean."""
        return at
