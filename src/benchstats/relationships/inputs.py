"""Numbers in, checked once: vectors, pairs, variances, and the t distribution that several methods share."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from benchstats.errors import InputError
from benchstats.results import Interval

Floats = NDArray[np.float64]

Gapped: TypeAlias = ArrayLike | Sequence[float | None]
"""A row of numbers in which None and NaN stand for what is missing."""

GappedTable: TypeAlias = ArrayLike | Sequence[Sequence[float | None]]
"""A table of numbers in which None and NaN stand for what is missing."""

ALIKE = 1e-12
"""Differences below this share of the largest number are rounding noise, not variation."""


def vector(values: Gapped, *, of: str) -> Floats:
    """A row of finite numbers; `of` names them in the refusal.

    Raises:
        InputError: when they are no row of numbers, or one is missing or infinite.
    """
    row = vector_with_gaps(values, of=of)
    if np.isnan(row).any():
        raise InputError(f"the {of} may not have gaps")
    return row


def vector_with_gaps(values: Gapped, *, of: str) -> Floats:
    """A row of numbers in which None and NaN stand for what is missing.

    Raises:
        InputError: when they are no row of numbers, or one is infinite.
    """
    try:
        row = np.array(values, dtype=float)
    except (TypeError, ValueError):
        raise InputError(f"the {of} are not a row of numbers") from None
    if row.ndim != 1 or np.isinf(row).any():
        raise InputError(f"the {of} are not a row of finite numbers")
    return row


def variances_of(values: ArrayLike, *, size: int, of: str = "variances") -> Floats:
    """One sampling variance for each of `size` values, none negative.

    Raises:
        InputError: when there are more or fewer, or one is negative, missing or infinite.
    """
    row = vector(values, of=of)
    if row.size != size:
        raise InputError(f"there are {size} values but {row.size} {of}")
    if (row < 0).any():
        raise InputError(f"a variance cannot be negative: {row.min():g} among the {of}")
    return row


def complete_pairs(first: Gapped, second: Gapped) -> tuple[Floats, Floats]:
    """The pairs that are whole; a pair with None or NaN on either side is left out.

    Raises:
        InputError: when the two rows are not of one length.
    """
    x, y = vector_with_gaps(first, of="first values"), vector_with_gaps(second, of="second values")
    if x.size != y.size:
        raise InputError(f"pairs need two rows of one length, not {x.size} and {y.size}")
    whole = ~(np.isnan(x) | np.isnan(y))
    return x[whole], y[whole]


def varies(values: Floats) -> bool:
    """Whether the values differ by more than rounding noise."""
    return bool(values.size) and bool(np.ptp(values) > ALIKE * max(np.abs(values).max(), np.finfo(float).tiny))


def two_sided_p(t: float, *, degrees: float) -> float:
    """The two-sided p value of a t statistic (`scipy.special.stdtr`)."""
    return float(min(1.0, 2 * special.stdtr(degrees, -abs(t))))


def t_interval(estimate: float, *, error: float, degrees: float, method: str) -> Interval:
    """A two-sided 95 % t interval; degrees of freedom need not be whole."""
    reach = float(special.stdtrit(degrees, 0.975)) * error
    return Interval(estimate - reach, estimate + reach, method)


def normal_interval(estimate: float, *, variance: float, method: str) -> Interval:
    """A two-sided 95 % normal interval for an estimate of known variance."""
    reach = float(special.ndtri(0.975)) * sqrt(variance)
    return Interval(estimate - reach, estimate + reach, method)


def midranks(values: Floats, *, slack: float = 0.0) -> Floats:
    """The places of the values in their order, lowest 1; values alike share the mean of their places.

    Values whose neighbours are within `slack` of each other count as alike.
    """
    order = np.argsort(values, kind="stable")
    starts = np.concatenate(([True], np.diff(values[order]) > slack))[: values.size]
    run = np.cumsum(starts) - 1
    sizes = np.bincount(run, minlength=1)
    middles = np.cumsum(sizes) - (sizes - 1) / 2
    places = np.empty(values.size)
    places[order] = middles[run]
    return places
