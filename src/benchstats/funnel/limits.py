"""Where organisations are expected to lie that differ by chance only, by their size."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, exp, inf, log, pi, sin, sqrt
from typing import Protocol

from scipy import special

Z95 = float(special.ndtri(0.975))
Z998 = float(special.ndtri(0.999))


@dataclass(frozen=True, slots=True)
class FunnelLimits:
    """The 95 % and the 99.8 % limits at one size, on the scale of the figure itself."""

    low95: float
    high95: float
    low998: float
    high998: float


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


def normal_limits(target: float, size: float, *, scale: FunnelScale, tau2: float = 0.0) -> FunnelLimits:
    """Limits by the normal distribution on the scale, widened by the variance `tau2` between organisations.

    Source: Spiegelhalter 2005, Statistics in Medicine 24, 1185-1202.
    """
    centre, error = scale.forward(target), sqrt(scale.error(size) ** 2 + tau2)
    low95, high95, low998, high998 = (scale.back(centre + z * error) for z in (-Z95, Z95, -Z998, Z998))
    return FunnelLimits(low95, high95, low998, high998)


def poisson_limits(target: float, expected: float) -> FunnelLimits:
    """Exact Poisson limits of O / E, from chi-square quantiles at twice the number expected under the target.

    Source: Garwood 1936, Biometrika 28; equals R `qchisq(p, 2 * E) / 2 / E` and `qchisq(1 - p, 2 * (E + 1)) / 2 / E`.
    """
    events = target * expected
    low95, low998 = (float(special.gammaincinv(events, tail)) / expected for tail in (0.025, 0.001))
    high95, high998 = (float(special.gammainccinv(events + 1, tail)) / expected for tail in (0.025, 0.001))
    return FunnelLimits(low95, high95, low998, high998)
