"""The relationship between two dimensions with the error that the same respondents brought into both taken off."""

from __future__ import annotations

from math import sqrt

import numpy as np
from numpy.typing import ArrayLike

from benchstats.errors import InputError
from benchstats.inputs import Floats, variances_of, varies, vector
from benchstats.intervals import t_interval
from benchstats.relationships.corrected_correlation import CorrectedCorrelation
from benchstats.relationships.correlation import product_moment, t_test
from benchstats.relationships.jackknife import range_of, tested
from benchstats.results import Interval, Reason


def corrected_correlation(
    first: ArrayLike,
    second: ArrayLike,
    *,
    first_variances: ArrayLike,
    second_variances: ArrayLike,
    covariances: ArrayLike,
) -> CorrectedCorrelation:
    """Correlate two dimensions of k organisations, corrected for correlated sampling errors of known size.

    One score, variance and covariance an organisation; see `sampling_errors` for the last two. Averaging over all
    random halves of the respondents, one dimension from each half, has the same numerator.
    Source: O'Malley 2022 (background); Miller 1974, Biometrika 61 (jackknife); held against R `boot::empinf`.

    Raises:
        InputError: when lengths differ, a variance is negative, or a covariance is larger than variances allow.
    """
    x, y = vector(first, of="first scores"), vector(second, of="second scores")
    if x.size != y.size:
        raise InputError(f"pairs need two rows of one length, not {x.size} and {y.size}")
    errors = np.stack(_errors(first_variances, second_variances, covariances, x.size))
    if x.size < 3:
        return CorrectedCorrelation(x.size, *(None,) * 10, Reason.TOO_FEW_GROUPS)
    whole = _corrected(x, y, errors)
    pseudo = _pseudo_values(x, y, errors, whole)
    naive_r = product_moment(x, y) if varies(x) and varies(y) else None
    jackknife = tested(pseudo[2])
    r, interval = _correlation(whole, pseudo)
    observed = (float(x.var(ddof=1)), float(y.var(ddof=1)))
    return CorrectedCorrelation(
        n=x.size,
        covariance=float(whole[2]),
        variance_first=float(whole[0]),
        variance_second=float(whole[1]),
        reliabilities=None if naive_r is None else (float(whole[0]) / observed[0], float(whole[1]) / observed[1]),
        r=r,
        jackknife=jackknife,
        covariance_interval=range_of(jackknife),
        interval=interval,
        naive_r=naive_r,
        naive_p=None if naive_r is None else t_test(naive_r, x.size),
        reason=None if r is not None else Reason.NEGATIVE_VARIANCE,
    )


def _errors(
    first_variances: ArrayLike, second_variances: ArrayLike, covariances: ArrayLike, size: int
) -> tuple[Floats, Floats, Floats]:
    v1 = variances_of(first_variances, size=size, of="first variances")
    v2 = variances_of(second_variances, size=size, of="second variances")
    c = vector(covariances, of="covariances")
    if c.size != size:
        raise InputError(f"there are {size} values but {c.size} covariances")
    # Room for figures that were rounded before they came here.
    if (c**2 > v1 * v2 * (1 + 1e-3)).any():
        raise InputError("a covariance of sampling errors is larger than their variances allow")
    return v1, v2, c


def _corrected(x: Floats, y: Floats, errors: Floats) -> Floats:
    """Both corrected variances and the corrected covariance, in this order."""
    centred_x, centred_y = x - x.mean(), y - y.mean()
    products = np.array([centred_x @ centred_x, centred_y @ centred_y, centred_x @ centred_y])
    return np.asarray(products / (x.size - 1) - errors.mean(axis=1))


def _pseudo_values(x: Floats, y: Floats, errors: Floats, whole: Floats) -> Floats:
    """The jackknife's pseudo-values of the three corrected parts; shape (3, k)."""
    k = x.size
    left_out = [_corrected(np.delete(x, i), np.delete(y, i), np.delete(errors, i, axis=1)) for i in range(k)]
    return np.asarray(k * whole[:, None] - (k - 1) * np.stack(left_out, axis=1))


def _correlation(whole: Floats, pseudo: Floats) -> tuple[float | None, Interval | None]:
    if whole[0] <= 0 or whole[1] <= 0:
        return None, None
    size = sqrt(whole[0]) * sqrt(whole[1])
    r = float(whole[2]) / size
    # How r moves with its three parts, to first order.
    influence = pseudo[2] / size - r / 2 * (pseudo[0] / whole[0] + pseudo[1] / whole[1])
    error, k = float(influence.std(ddof=1)) / sqrt(pseudo.shape[1]), pseudo.shape[1]
    reach = t_interval(r, error=error, degrees=k - 1, method="jackknife t, linearised")
    low, high = (max(-1.0, min(1.0, end)) for end in (reach.low, reach.high))
    return r, Interval(low, high, reach.method)
