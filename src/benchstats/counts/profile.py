"""The search both count models share: a spread that may be 0, with the centre profiled out."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

SPREADS: NDArray[np.float64] = np.geomspace(1e-6, 1e4, 81)
"""Where the profile is looked at first; a maximum below the first is a spread of 0."""

Centre = Callable[[float], float]
"""The best centre for a given spread."""

Value = Callable[[float, float], float]
"""A log-likelihood, or its slope, at a centre and a spread."""


def best_spread(value: Value, slope: Value, *, centre: Centre) -> float:
    """The spread with the largest likelihood, 0 where none beats no spread at all.

    The slope of a profile is the partial slope at the profiled centre, so that its root is found to full precision
    where the value itself, flat around its maximum, would stop at half the digits.
    """
    heights = [value(centre(0.0), 0.0), *(value(centre(float(spread)), float(spread)) for spread in SPREADS)]
    at = int(np.argmax(heights))
    if at == 0:
        return 0.0
    low, high = float(SPREADS[max(at - 2, 0)]), float(SPREADS[min(at, len(SPREADS) - 1)])

    def climbing(log_spread: float) -> float:
        spread = float(np.exp(log_spread))
        return slope(centre(spread), spread)

    if climbing(np.log(low)) <= 0:
        return 0.0 if at == 1 else float(SPREADS[at - 1])
    if climbing(np.log(high)) > 0:
        return high  # at the end of the search: all or nothing in every organisation
    return float(np.exp(optimize.brentq(climbing, np.log(low), np.log(high), xtol=1e-13, rtol=1e-14)))
