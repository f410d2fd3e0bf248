"""Where organisations are expected to lie that differ by chance only, by their size."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from scipy import special

from benchstats.funnel.scales import FunnelScale

Z95 = float(special.ndtri(0.975))
Z998 = float(special.ndtri(0.999))


@dataclass(frozen=True, slots=True)
class FunnelLimits:
    """The 95 % and the 99.8 % limits at one size, on the scale of the figure itself."""

    low95: float
    high95: float
    low998: float
    high998: float


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
    occurrences = target * expected
    low95, low998 = (float(special.gammaincinv(occurrences, tail)) / expected for tail in (0.025, 0.001))
    high95, high998 = (float(special.gammainccinv(occurrences + 1, tail)) / expected for tail in (0.025, 0.001))
    return FunnelLimits(low95, high95, low998, high998)
