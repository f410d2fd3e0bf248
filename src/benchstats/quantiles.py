"""Quantiles of the normal and the t distribution, from SciPy; the only place that touches it.

SciPy is imported at the first call, not with the module: it takes a quarter of a second, which commands that
need no interval must not pay. `scipy.stats` is never imported; it takes several times longer still.
"""

from __future__ import annotations

from functools import lru_cache

from benchstats.errors import InputError

LEVEL = 0.95

REMEMBERED = 1024  # degrees of freedom need not be whole, so there is no end of them


@lru_cache(maxsize=REMEMBERED)
def normal_quantile(*, level: float = LEVEL) -> float:
    """The normal quantile of a two-sided interval, about 1.96 at 95 % (`scipy.special.ndtri`).

    Raises:
        InputError: when the level is not between 0 and 1.
    """
    # Imported here because it is slow, see above.
    from scipy.special import ndtri

    return float(ndtri(_upper_tail(level)))


@lru_cache(maxsize=REMEMBERED)
def t_quantile(degrees: float, *, level: float = LEVEL) -> float:
    """The t quantile of a two-sided interval for these degrees of freedom, whole or not (`scipy.special.stdtrit`).

    Raises:
        InputError: when the level is not between 0 and 1.
    """
    # Imported here because it is slow, see above.
    from scipy.special import stdtrit

    return float(stdtrit(degrees, _upper_tail(level)))


def _upper_tail(level: float) -> float:
    if not 0 < level < 1:
        raise InputError(f"the level of an interval lies between 0 and 1, not at {level}")
    return (1 + level) / 2
