"""Weights of answers: how many answers they are worth, and where they are cut."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from benchstats.errors import InputError
from benchstats.inputs import Floats

TRIM_AT = 5.0
"""A weight above so many times the median weight is cut to it."""


def kish_n_eff(weights: ArrayLike) -> float:
    """How many answers of equal weight are worth as much as these: (sum w)^2 / sum w^2.

    Source: Kish 1965, Survey Sampling, Wiley.

    Raises:
        InputError: when a weight is negative or not finite, or all are 0.
    """
    given = np.asarray(weights, dtype=float)
    refuse_strange(given)
    if not given.size or given.max() == 0:
        raise InputError("at least one weight is above 0")
    scaled = given / given.max()
    return float(scaled.sum() ** 2 / (scaled @ scaled))


def trimmed_weights(weights: ArrayLike, *, times: float = TRIM_AT) -> tuple[float, ...]:
    """The weights, those above `times` their median cut to it; what is cut off is not given to others.

    Weights of 0 stay and do not count for the median.

    Source: Potter 1990, Proceedings of the Section on Survey Research Methods, ASA, 225-230; the factor is the house's.

    Raises:
        InputError: when a weight is negative or not finite, or `times` is below 1.
    """
    given = np.asarray(weights, dtype=float)
    refuse_strange(given)
    if not times >= 1:
        raise InputError(f"weights are trimmed at 1 or more times their median, not at {times}")
    if not (given > 0).any():
        return tuple(given.tolist())
    # By halves, which cost no digit, so that the middle of two huge weights is still a number.
    limit = times * float(np.median(given[given > 0] / 2)) * 2
    return tuple(np.minimum(given, limit).tolist())


def refuse_strange(weights: Floats) -> None:
    """Refuse weights that are no vector, negative or not finite.

    Raises:
        InputError: when they are.
    """
    if weights.ndim != 1:
        raise InputError("weights are a vector")
    if not np.isfinite(weights).all() or (weights < 0).any():
        raise InputError("a weight is a finite number and not negative")
