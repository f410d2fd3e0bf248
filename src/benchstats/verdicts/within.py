"""The covariance of one person's dimension scores within organisations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from benchstats.errors import InputError
from benchstats.inputs import Floats, table_with_gaps


@dataclass(frozen=True, slots=True)
class WithinCovariance:
    """The covariance of one person's dimension scores within organisations, pooled over them.

    matrix: one row a dimension. degrees: complete persons minus organisations. n: complete persons.
    """

    matrix: tuple[tuple[float, ...], ...]
    degrees: int
    n: int


def within_covariance(organisations: Sequence[ArrayLike]) -> WithinCovariance:
    """Pool the covariance of persons' dimension scores within organisations; one table of persons each.

    A table has one row a person and one column a dimension; NaN or None is a missing score. Persons with a missing
    score are left out, so that all dimensions rest on the same persons. Source: pooled within-group covariance,
    sum of squares and products around each organisation's own means over N - k; equals R `lm` residuals.

    Raises:
        InputError: when tables have different numbers of dimensions, or no organisation has two complete persons.
    """
    tables = [complete_persons(one) for one in organisations]
    kept = [table for table in tables if len(table)]
    if len({table.shape[1] for table in tables}) != 1:
        raise InputError("all organisations need the same dimensions")
    n = sum(map(len, kept))
    degrees = n - len(kept)
    if degrees < 1:
        raise InputError("a covariance within organisations needs two persons of one organisation")
    centred = np.concatenate([table - table.mean(axis=0) for table in kept])
    matrix = tuple(map(tuple, (centred.T @ centred / degrees).tolist()))
    return WithinCovariance(matrix, degrees, n)


def complete_persons(scores: ArrayLike) -> Floats:
    """The rows of a table of persons by dimensions in which nothing is missing.

    Raises:
        InputError: when it is no table, or a score is infinite.
    """
    table = table_with_gaps(scores, of="scores", row="a person", column="a dimension")
    complete: Floats = table[~np.isnan(table).any(axis=1)]
    return complete
