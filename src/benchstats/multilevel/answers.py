"""Answers by unit and organisation, boiled down to what the likelihood needs: n, mean and spread of each unit."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np

from benchstats.errors import InputError
from benchstats.inputs import Floats, Places, held

Unit = tuple[Hashable, Hashable]


@dataclass(frozen=True, slots=True)
class UnitSummaries:
    """Units in order of their organisation; `first_unit` holds where each organisation begins among the units.

    Both are in order of first appearance. `means` are about `centre`, the mean of all answers; `within` is the sum of
    squares of answers about the means of their units.
    """

    organisations: tuple[Hashable, ...]
    units: tuple[Unit, ...]
    first_unit: Places
    sizes: Floats
    means: Floats
    within: float
    centre: float

    @property
    def answers(self) -> int:
        """How many answers there are."""
        return int(self.sizes.sum())

    def per_organisation(self, of_units: Floats) -> Floats:
        """Sums over the units of each organisation."""
        return np.add.reduceat(of_units, self.first_unit)

    def per_unit(self, of_organisations: Floats) -> Floats:
        """A value of each organisation, repeated for its units."""
        ends = np.append(self.first_unit[1:], len(self.units))
        return np.repeat(of_organisations, ends - self.first_unit)


def summarised(
    scores: Sequence[float | None], units: Sequence[Hashable], organisations: Sequence[Hashable]
) -> UnitSummaries:
    """Summaries of the answers that are there; a score of None or NaN is missing.

    A unit is named by its organisation and its own name, so that two organisations may use the same name. Means are
    taken about the overall mean, so that a large common level costs no digits.

    Raises:
        InputError: when the three columns differ in length, or a score is infinite.
    """
    if not len(scores) == len(units) == len(organisations):
        raise InputError(
            f"{len(scores)} scores, {len(units)} units and {len(organisations)} organisations do not match"
        )
    rows = [(o, u, y) for y, u, o in zip(scores, units, organisations, strict=True) if y is not None and not isnan(y)]
    values = np.array([row[2] for row in rows], dtype=float)
    if not np.isfinite(values).all():
        raise InputError("a score is a finite number")
    values = held(values, of="scores")
    return _grouped([row[:2] for row in rows], values)


def _grouped(names: list[Unit], scores: Floats) -> UnitSummaries:
    organisations = dict.fromkeys(organisation for organisation, _ in names)
    order = {organisation: place for place, organisation in enumerate(organisations)}
    # A stable sort keeps the units of an organisation together, in order of first appearance.
    units = sorted(dict.fromkeys(names), key=lambda unit: order[unit[0]])
    place = {unit: at for at, unit in enumerate(units)}
    unit_of = np.array([place[unit] for unit in names], dtype=np.intp)
    sizes = np.bincount(unit_of, minlength=len(units)).astype(float)
    centre = float(scores.mean()) if names else 0.0
    means = np.bincount(unit_of, weights=scores - centre, minlength=len(units)) / sizes
    per_organisation = np.bincount([order[organisation] for organisation, _ in units], minlength=len(order))
    return UnitSummaries(
        organisations=tuple(organisations),
        units=tuple(units),
        first_unit=(np.cumsum(per_organisation) - per_organisation).astype(np.intp),
        sizes=sizes,
        means=means,
        within=float(((scores - centre - means[unit_of]) ** 2).sum()),
        centre=centre,
    )
