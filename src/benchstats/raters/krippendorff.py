"""Krippendorff's alpha for any number of raters, with gaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from benchstats.raters.disagreement import RESAMPLES, bootstrap_interval, disagreement
from benchstats.raters.distances import Level, checked_level, squared_distances
from benchstats.raters.firmness import FEW_UNITS, Alpha, Firmness, firmness_of
from benchstats.raters.reading import Cell, counted
from benchstats.results import Interval, Reason, Sentence, say


@dataclass(frozen=True, slots=True)
class KrippendorffAlpha(Alpha):
    """Alpha of the `n` units that two raters or more rated, with `ratings` ratings in them.

    None where there is no such unit, or all ratings are one value. `interval` is the percentile bootstrap over units,
    there only where a generator was passed; it is too narrow for few units, see `hughes_alpha`.
    """

    statistic: ClassVar[str] = "krippendorff_alpha"

    n: int
    raters: int
    ratings: int
    level: Level
    value: float | None
    observed: float | None
    expected: float | None
    interval: Interval | None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """What the ratings may be used for; below 20 units how little is known comes first."""
        return said(self.value, self.interval, self.n)


def krippendorff_alpha(
    ratings: Iterable[Iterable[Cell]],
    *,
    level: Level = "ordinal",
    generator: np.random.Generator | None = None,
    resamples: int = RESAMPLES,
) -> KrippendorffAlpha:
    """Krippendorff's alpha, 1 - observed / expected disagreement, with its bootstrap interval.

    `ratings` has one row a unit and one column a rater; None and NaN are gaps. `nominal` takes any values, the other
    levels numbers, `ratio` with a true zero. Without a `generator` there is no interval.
    Source: Hayes and Krippendorff 2007, Communication Methods and Measures 1, 77-89; equals Python `krippendorff`
    0.9.0. (R `irr::kripp.alpha` differs for complete data of more than two raters.)

    Raises:
        InputError: when the ratings form no table, or do not suit the level.
    """
    checked_level(level)
    units = counted(ratings, numeric=level != "nominal").pairable
    distances = None if level == "ordinal" else squared_distances(units.values, level=level)
    found = disagreement(units.counts, distances=distances)
    value = found.alpha
    interval = None
    if generator is not None and value is not None:
        interval = bootstrap_interval(units.counts, distances=distances, generator=generator, resamples=resamples)
    return KrippendorffAlpha(
        n=len(units.counts),
        raters=units.raters,
        ratings=int(units.counts.sum()),
        level=level,
        value=value,
        observed=None if value is None else found.observed,
        expected=None if value is None else found.expected,
        interval=interval,
        reason=why_not(value, len(units.counts)),
    )


def why_not(value: float | None, n: int) -> Reason | None:
    """Why there is no alpha of so many units."""
    if value is not None:
        return None
    return Reason.NO_VARIATION if n else Reason.TOO_FEW_ANSWERS


def said(value: float | None, interval: Interval | None, n: int) -> Sentence:
    """What an agreement over `n` units allows, in words for those who coordinate the raters."""
    if value is None:
        return say("Agreement cannot be told from these ratings (units rated twice or more: %(n)s).", n=n)
    if interval is not None and n < FEW_UNITS:
        return say(
            "With so few units (%(n)s) the agreement may lie anywhere from %(low)s to %(high)s, where "
            "1 is full agreement and 0 is chance.",
            n=n,
            low=interval.low,
            high=interval.high,
        )
    if n < FEW_UNITS:
        return say("So few units (%(n)s) do not show how firmly the raters agree.", n=n)
    label = firmness_of(value)
    if label is Firmness.FIRM:
        return say("The raters agree firmly over %(n)s units: their ratings may be used by others.", n=n)
    if label is Firmness.TENTATIVE:
        return say("The raters agree fairly well over %(n)s units: use their ratings with care.", n=n)
    return say("The raters agree too little over %(n)s units: their ratings stay with those who gave them.", n=n)
