"""The two sides of every comparison in a dimension, before any model: own figures and those of the others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from benchstats.errors import InputError
from benchstats.inputs import Floats
from benchstats.pooling.checked import estimates
from benchstats.verdicts.rule import Booleans, Rule

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Table:
    """A round as arrays of shape (dimensions, groups); what is missing is NaN."""

    means: Floats
    variances: Floats
    n: Floats
    response: Floats
    ordinal: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """Both sides of every comparison, in tables of shape (dimensions, groups); NaN is what there is not.

    `means` are those of the groups that take part. `others` counts the other groups that do, and `others_means` is
    there where they are enough. `same_sign` is False where the ordinal model sees the difference on the other side.
    """

    takes_part: Booleans
    means: Floats
    others: Counts
    others_means: Floats
    differences: Floats
    same_sign: Booleans


def table_of(
    means: ArrayLike, *, variances: ArrayLike, n: ArrayLike, response: ArrayLike, ordinal: ArrayLike | None, rule: Rule
) -> Table:
    """The round as one table, refused where it makes no sense; `n` and `response` may be one number a group.

    Raises:
        InputError: when the columns do not suit each other, a number of answers or a response is none, or a group that
            could be told has no mean or variance.
    """
    y = _numbers(means)
    if y.ndim != 2 or y.size == 0:
        raise InputError("means form a table, one row a dimension and one column a group")
    try:
        v, counts, answered, latent = (
            np.broadcast_to(_numbers(part), y.shape) for part in (variances, n, response, ordinal)
        )
    except ValueError:
        raise InputError("variances, n and response have one number for each mean") from None
    if not np.all((counts >= 0) & (counts == np.floor(counts)) & (counts < np.inf)):  # also False for NaN
        raise InputError("numbers of answers are whole and not negative")
    if not np.all((answered >= 0) & (answered <= 1)):
        raise InputError("a response lies between 0 and 1")
    part = counts >= rule.answers
    if not np.all(np.isfinite(y[part]) & (v[part] > 0)):
        raise InputError(f"a group with {rule.answers} answers or more has a finite mean and a variance above 0")
    if part.any():
        estimates(y[part], v[part])  # refuses numbers that would overflow
    return Table(y, v, counts, answered, latent)


def sides_of(table: Table, *, rule: Rule) -> Sides:
    """Each group beside the others that have enough answers, in every dimension."""
    takes_part = table.n >= rule.answers
    own = np.where(takes_part, table.means, 0.0)
    others = takes_part.sum(axis=1, keepdims=True) - takes_part
    are_enough = others >= max(1, rule.others)
    rest = own.sum(axis=1, keepdims=True) - own
    others_means = np.where(are_enough, rest / np.maximum(others, 1), np.nan)
    means = np.where(takes_part, table.means, np.nan)
    differences = means - others_means
    cannot_tell = np.isnan(table.ordinal) | np.isnan(differences)
    return Sides(
        takes_part=takes_part,
        means=means,
        others=others,
        others_means=others_means,
        differences=differences,
        same_sign=cannot_tell | (table.ordinal * differences > 0),
    )


def _numbers(values: ArrayLike | None) -> Floats:
    """The numbers as an array; None is NaN."""
    try:
        return np.array(values, dtype=float)
    except (TypeError, ValueError):
        raise InputError("means, variances, n and response are tables of numbers") from None
