"""Scores of a round with the covariance of their errors, and whether another round agrees."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from benchstats.errors import InputError
from benchstats.inputs import Floats
from benchstats.relationships.corrected import corrected_correlation
from benchstats.relationships.corrected_correlation import CorrectedCorrelation
from benchstats.relationships.pairs import score_table
from benchstats.relationships.telling import EXPLORATORY_FROM


def round_of(scores: ArrayLike, sampling_covariances: ArrayLike) -> tuple[Floats, Floats]:
    """A round's scores and the covariances of their sampling errors, without gaps.

    Raises:
        InputError: when their shapes do not suit each other, or something is missing.
    """
    table = score_table(scores)
    try:
        errors = np.array(sampling_covariances, dtype=float)
    except (TypeError, ValueError):
        raise InputError("sampling covariances are one square table for each organisation") from None
    if errors.shape != (*table.shape, table.shape[1]):
        raise InputError(f"sampling covariances have the shape {errors.shape}, not {(*table.shape, table.shape[1])}")
    if not np.isfinite(table).all() or not np.isfinite(errors).all():
        raise InputError("scores and sampling covariances may not have gaps")
    return table, errors


def corrected_pair(table: Floats, errors: Floats, one: int, two: int) -> CorrectedCorrelation:
    """The corrected correlation of two columns of a round."""
    return corrected_correlation(
        table[:, one],
        table[:, two],
        first_variances=errors[:, one, one],
        second_variances=errors[:, two, two],
        covariances=errors[:, one, two],
    )


def agrees_in_sign(pair: CorrectedCorrelation, table: Floats, errors: Floats, one: int, two: int) -> bool | None:
    """Whether the other round's corrected covariance has the same sign; from 6 organisations with a correlation on."""
    if table.shape[0] < EXPLORATORY_FROM:
        return None
    again = corrected_pair(table, errors, one, two)
    if pair.r is None or again.r is None:
        return None
    return pair.r * again.r > 0
