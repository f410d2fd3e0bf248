"""Answers with their organisation and covariates, as the columns a regression needs."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np

from benchstats.adjustment.coding import Covariate, coded_columns
from benchstats.errors import InputError
from benchstats.inputs import Floats, Places, as_they_come, held


@dataclass(frozen=True, slots=True)
class Columns:
    """Complete rows: scores, the place of each one's organisation, and a column for each covariate or level.

    Columns are about their overall mean, so that 0 is the network's average case. `names` has the covariate and its
    level (None for a number) of each column.
    """

    organisations: tuple[Hashable, ...]
    place: Places
    sizes: Floats
    scores: Floats
    values: Floats
    names: tuple[tuple[str, str | None], ...]

    @property
    def n(self) -> int:
        """How many complete rows there are."""
        return int(self.scores.size)

    def means(self, column: Floats) -> Floats:
        """The mean of a column in each organisation."""
        return np.bincount(self.place, weights=column, minlength=len(self.sizes)) / self.sizes

    def within(self, column: Floats) -> Floats:
        """A column about the means of the organisations."""
        return np.asarray(column - self.means(column)[self.place])


def is_missing(value: float | str | None) -> bool:
    """Whether a value is None, NaN or an empty text."""
    return value is None or value == "" or (isinstance(value, float) and isnan(value))


def columns(
    scores: Sequence[float | None],
    organisations: Sequence[Hashable],
    covariates: Mapping[str, Covariate],
    references: Mapping[str, str],
) -> Columns:
    """The complete rows; a row that lacks its score or a covariate is left out.

    Raises:
        InputError: when columns differ in length, a number is infinite, a covariate mixes numbers with words, or a
            reference names no covariate or no level of one.
    """
    if any(len(one) != len(scores) for one in (organisations, *covariates.values())):
        raise InputError("scores, organisations and covariates have one value for each answer")
    if unknown := [name for name in references if name not in covariates]:
        raise InputError(f"there is no covariate {unknown[0]!r} that could have a reference level")
    whole = [
        at for at, row in enumerate(zip(scores, *covariates.values(), strict=True)) if not any(map(is_missing, row))
    ]
    values = np.array([float(scores[at]) for at in whole])  # type: ignore[arg-type]
    if not np.isfinite(values).all():
        raise InputError("a score is a finite number")
    values = held(values, of="scores")
    named, place = as_they_come([organisations[at] for at in whole])
    coded = [
        part
        for name, given in covariates.items()
        for part in coded_columns(name, [given[at] for at in whole], references.get(name))
    ]
    return Columns(
        organisations=named,
        place=place,
        sizes=np.bincount(place, minlength=len(named)).astype(float),
        scores=values,
        values=np.column_stack([column - column.mean() for _, column in coded]) if coded and whole else np.empty(
            (len(whole), len(coded))
        ),
        names=tuple(name for name, _ in coded),
    )  # fmt: skip
