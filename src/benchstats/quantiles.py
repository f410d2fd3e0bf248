"""Quantiles of the normal and the t distribution, from SciPy; the only place that touches it.

SciPy is imported at the first call, not with the module: it takes a quarter of a second, which commands that
need no interval must not pay. `scipy.stats` is never imported; it takes several times longer still.
"""

from __future__ import annotations

from functools import cache

LEVEL = 0.95
_UPPER_TAIL = (1 + LEVEL) / 2


@cache
def normal_quantile() -> float:
    """The normal quantile of a two-sided 95 % interval, about 1.96 (`scipy.special.ndtri`)."""
    # Imported here because it is slow, see above.
    from scipy.special import ndtri

    return float(ndtri(_UPPER_TAIL))


@cache
def t_quantile(degrees: int) -> float:
    """The t quantile of a two-sided 95 % interval for these degrees of freedom (`scipy.special.stdtrit`)."""
    # Imported here because it is slow, see above.
    from scipy.special import stdtrit

    return float(stdtrit(degrees, _UPPER_TAIL))
