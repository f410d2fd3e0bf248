"""What goes in: estimates of groups with their sampling variances, refused where they make no sense."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from benchstats.checked_counts import positive_number
from benchstats.errors import InputError
from benchstats.inputs import Floats, vector

SMALLEST, LARGEST = 1e-24, 1e24
"""Between these a variance must lie, so that no square and no reciprocal overflows."""


def positive(number: float, *, name: str) -> float:
    """A finite number above zero as a plain float.

    Raises:
        InputError: when it is not, or too large to be squared.
    """
    plain = positive_number(number, of=name)
    if plain >= LARGEST:
        raise InputError(f"{name} lies below {LARGEST:g}, not at {plain:g}")
    return plain


def numbers_of(values: ArrayLike, *, name: str) -> Floats:
    """At least one finite number, as a new vector.

    Raises:
        InputError: when there is none, or one is missing, infinite or too large to be squared.
    """
    plain = vector(values, of=name)
    if not plain.size:
        raise InputError(f"there are no {name}, but at least one is needed")
    if not np.all(np.abs(plain) < LARGEST):
        raise InputError(f"the {name} lie below {LARGEST:g} in size, not at {np.abs(plain).max():g}")
    return plain


def estimates(means: ArrayLike, variances: ArrayLike) -> tuple[Floats, Floats]:
    """Means and sampling variances of the same groups.

    Raises:
        InputError: when they do not suit each other or a variance is not above zero.
    """
    y, v = numbers_of(means, name="means"), numbers_of(variances, name="variances")
    if y.size != v.size:
        raise InputError(f"each mean has one variance, but there are {y.size} means and {v.size} variances")
    if v.min() <= SMALLEST:
        raise InputError(f"a sampling variance lies above {SMALLEST}, but there is {v.min()}")
    return y, v
