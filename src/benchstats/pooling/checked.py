"""What goes in: estimates of groups with their sampling variances, refused where they make no sense."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from benchstats.errors import InputError

Floats = NDArray[np.float64]

SMALLEST, LARGEST = 1e-24, 1e24
"""Between these a variance must lie, so that no square and no reciprocal overflows."""


def positive(number: float, *, name: str) -> float:
    """A finite number above zero as a plain float."""
    plain = float(number)
    if not 0 < plain < LARGEST:
        raise InputError(f"{name} is a finite number above 0, not {number}")
    return plain


def vector(values: ArrayLike, *, name: str) -> Floats:
    """At least one finite number, as a new vector."""
    try:
        plain = np.array(values, dtype=float)
    except (TypeError, ValueError):
        raise InputError(f"{name} are numbers, one for each group") from None
    if plain.ndim != 1 or plain.size == 0:
        raise InputError(f"{name} form one row with at least one number")
    if not np.all(np.abs(plain) < LARGEST):  # also false for NaN
        raise InputError(f"{name} are finite numbers")
    return plain


def estimates(means: ArrayLike, variances: ArrayLike) -> tuple[Floats, Floats]:
    """Means and sampling variances of the same groups.

    Raises:
        InputError: when they do not suit each other or a variance is not above zero.
    """
    y, v = vector(means, name="the means"), vector(variances, name="the variances")
    if y.size != v.size:
        raise InputError(f"each mean has one variance, but there are {y.size} means and {v.size} variances")
    if v.min() <= SMALLEST:
        raise InputError(f"a sampling variance lies above {SMALLEST}, but there is {v.min()}")
    return y, v
