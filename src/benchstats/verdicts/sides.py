"""The two sides of every comparison in a dimension, before any model: own figures and those of the others."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan

import numpy as np
from numpy.typing import ArrayLike

from benchstats.errors import InputError
from benchstats.inputs import Floats
from benchstats.verdicts.rule import Rule


@dataclass(frozen=True, slots=True)
class Table:
    """A round as arrays of shape (dimensions, groups); what is missing is NaN."""

    means: Floats
    variances: Floats
    n: Floats
    response: Floats
    ordinal: Floats


@dataclass(frozen=True, slots=True)
class Side:
    """One group in one dimension; its mean is None where it takes no part, and the others' where they are too few.

    place: its column in the model. same_sign: False where the ordinal model sees the difference on the other side.
    """

    place: int | None
    n: int
    others: int
    response: float
    mean: float | None
    others_mean: float | None
    difference: float | None
    same_sign: bool


def table_of(
    means: ArrayLike, *, variances: ArrayLike, n: ArrayLike, response: ArrayLike, ordinal: ArrayLike | None, rule: Rule
) -> Table:
    """The round as one table, refused where it makes no sense; `n` and `response` may be one number a group."""
    y = _numbers(means)
    if y.ndim != 2 or y.size == 0:
        raise InputError("means form a table, one row a dimension and one column a group")
    parts = (variances, n, response, np.nan if ordinal is None else ordinal)
    try:
        v, counts, answered, latent = (np.broadcast_to(_numbers(part), y.shape) for part in parts)
    except ValueError:
        raise InputError("variances, n and response have one number for each mean") from None
    if not np.all((counts >= 0) & (counts == np.floor(counts)) & (counts < np.inf)):  # also False for NaN
        raise InputError("numbers of answers are whole and not negative")
    if not np.all((answered >= 0) & (answered <= 1)):
        raise InputError("a response lies between 0 and 1")
    part = counts >= rule.answers
    if not np.all(np.isfinite(y[part]) & (v[part] > 0)):
        raise InputError(f"a group with {rule.answers} answers or more has a finite mean and a variance above 0")
    return Table(y, v, counts, answered, latent)


def sides_of(table: Table, *, row: int, rule: Rule) -> list[Side]:
    """Each group of one dimension beside the others that have enough answers."""
    part = table.n[row] >= rule.answers
    places = (np.cumsum(part) - 1).tolist()
    y = np.where(part, table.means[row], 0.0)
    total, size = float(y.sum()), int(part.sum())
    return [
        _side(
            place=place if takes_part else None,
            mean=mean,
            rest=total - mean,
            others=size - takes_part,
            n=int(n),
            response=response,
            latent=latent,
            rule=rule,
        )
        for place, takes_part, mean, n, response, latent in zip(
            places,
            part.tolist(),
            y.tolist(),
            table.n[row].tolist(),
            table.response[row].tolist(),
            table.ordinal[row].tolist(),
            strict=True,
        )
    ]


def _side(
    *,
    place: int | None,
    mean: float,
    rest: float,
    others: int,
    n: int,
    response: float,
    latent: float,
    rule: Rule,
) -> Side:
    own = None if place is None else mean
    others_mean = rest / others if others >= max(1, rule.others) else None
    difference = None if own is None or others_mean is None else own - others_mean
    return Side(
        place=place,
        n=n,
        others=others,
        response=response,
        mean=own,
        others_mean=others_mean,
        difference=difference,
        same_sign=isnan(latent) or difference is None or latent * difference > 0,
    )


def _numbers(values: ArrayLike) -> Floats:
    try:
        return np.array(values, dtype=float)
    except (TypeError, ValueError):
        raise InputError("means, variances, n and response are tables of numbers") from None
