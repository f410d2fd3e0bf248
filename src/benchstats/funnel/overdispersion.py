"""Do organisations differ by more than chance? The dispersion of their z scores, without its extremes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isinf

import numpy as np

from benchstats.errors import InputError

TRIM = 0.1


@dataclass(frozen=True, slots=True)
class Overdispersion:
    """The z scores that were used, None where left out; their mean square `phi`; the variance `tau2` it implies."""

    z_used: tuple[float | None, ...]
    phi: float
    tau2: float


def winsorised(z: Sequence[float]) -> tuple[float, ...]:
    """The z scores with those beyond the 10 % and 90 % quantiles (type 7) set to these.

    Source: Spiegelhalter 2005, Statistics in Medicine 24; quantiles by `numpy.quantile`.
    """
    low, high = np.quantile(np.asarray(z), [TRIM, 1 - TRIM])
    return tuple(float(one) for one in np.clip(z, low, high))


def truncated(z: Sequence[float]) -> tuple[float | None, ...]:
    """The z scores without the lowest and the highest tenth, by mean place among ties.

    Source: the Summary Hospital-level Mortality Indicator as in R FunnelPlotR 0.6.0 `truncation`.
    """
    values = np.asarray(z, dtype=float)
    ordered = np.sort(values)
    places = (np.searchsorted(ordered, values) + np.searchsorted(ordered, values, side="right") + 1) / 2
    tenths = np.floor(places / TRIM / (len(values) + 1))
    return tuple(float(one) if 0 < tenth < 1 / TRIM - 1 else None for one, tenth in zip(values, tenths, strict=True))


def overdispersion(z_used: Sequence[float | None], errors: Sequence[float]) -> Overdispersion:
    """Dispersion `phi` and variance `tau2` by the method of moments; tau2 is 0 where phi is what chance makes it.

    Source: DerSimonian and Laird 1986 as used by Spiegelhalter 2005; Verburg et al. 2018.

    Raises:
        InputError: when a ratio of 0 is left among those used on the logarithmic scale.
    """
    kept = [(z, error) for z, error in zip(z_used, errors, strict=True) if z is not None]
    if any(isinf(z) for z, _ in kept):
        raise InputError("a ratio of 0 has no logarithm; use the square-root scale")
    k = len(kept)
    if k < 2:
        return Overdispersion(tuple(z_used), sum(z * z for z, _ in kept) / max(k, 1), 0.0)
    phi = sum(z * z for z, _ in kept) / k
    weights = [error**-2 for _, error in kept]
    total = sum(weights)
    spare = total - sum(weight**2 for weight in weights) / total
    return Overdispersion(tuple(z_used), phi, max(0.0, (k * phi - (k - 1)) / spare))
