"""The change between two rounds in which some units took part twice and others once."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np

from benchstats.change.rounds import squared_error, told, welch_degrees
from benchstats.errors import InputError
from benchstats.inputs import Floats, Gapped, aligned, varies
from benchstats.intervals import t_interval, two_sided_p
from benchstats.relationships.correlation import product_moment
from benchstats.results import Interval, Reason, Result, Sentence


@dataclass(frozen=True, slots=True)
class OverlappingChange(Result):
    """The difference of the means of all values of two rounds (second less first), of which some are linked.

    `n` counts the units of either round; `n_both` of them are in both. Without two linked units, two values a round, or
    any variation there is no interval.
    """

    statistic: ClassVar[str] = "overlapping_change"

    n_both: int
    n_only_first: int
    n_only_second: int
    change: float
    correlation: float | None
    standard_error: float | None
    t: float | None
    degrees: float | None
    p_value: float | None
    interval: Interval | None
    reason: Reason | None

    @property
    def n(self) -> int:
        """The units of either round."""
        return self.n_both + self.n_only_first + self.n_only_second

    def sentence(self) -> Sentence:
        """The change and its likely range."""
        return told(self.change, self.n_both + self.n_only_first, self.n_both + self.n_only_second, self.interval)


def overlapping_change(first: Gapped, second: Gapped) -> OverlappingChange:
    """The change of the means where the rows are units: linked where both values are there, else None or NaN.

    The linked units' correlation takes off what they contribute twice. Units are organisations or their parts: persons
    are never linked across rounds. Source: Derrick, Russ, Toher and White 2017, Journal of Modern Applied Statistical
    Methods 16 (T_new2); equals R `Partiallyoverlapping::Partover.test(var.equal = FALSE)`.

    Raises:
        InputError: when the rows are not of one length, or a round has no value.
    """
    x, y, both = linked_rounds(first, second)
    before, after = x[~np.isnan(x)], y[~np.isnan(y)]
    if not before.size or not after.size:
        raise InputError("each of the two rounds needs at least one value")
    counts = (int(both.sum()), before.size - int(both.sum()), after.size - int(both.sum()))
    change = float(after.mean() - before.mean())
    if counts[0] < 2:
        return OverlappingChange(*counts, change, *(None,) * 6, Reason.TOO_FEW_GROUPS)
    r = product_moment(x[both], y[both]) if varies(x[both]) and varies(y[both]) else 0.0
    variance = _variance(before, after, r, counts[0])
    if variance <= 0:
        return OverlappingChange(*counts, change, r, *(None,) * 5, Reason.NO_VARIATION)
    error, degrees = sqrt(variance), _degrees(before, after, counts)
    t = change / error
    interval = t_interval(change, error=error, degrees=degrees, method="partially overlapping samples t")
    return OverlappingChange(*counts, change, r, error, t, degrees, two_sided_p(t, degrees=degrees), interval, None)


def linked_rounds(first: Gapped, second: Gapped) -> tuple[Floats, Floats, np.ndarray]:
    """Both rounds with a place for each unit, and which units are in both.

    Raises:
        InputError: when the rounds are not of one length.
    """
    x, y = aligned(first, second, of=("values of the first round", "values of the second round"))
    return x, y, ~(np.isnan(x) | np.isnan(y))


def _variance(before: Floats, after: Floats, r: float, linked: int) -> float:
    one, two = squared_error(before), squared_error(after)
    twice = 2 * r * linked * sqrt(one / after.size) * sqrt(two / before.size)
    left = one + two - twice
    return left if left > 1e-12 * (one + two) else 0.0


def _degrees(before: Floats, after: Floats, counts: tuple[int, int, int]) -> float:
    both, alone = counts[0], counts[1] + counts[2]
    return (both - 1) + (welch_degrees(before, after) - both + 1) / (alone + 2 * both) * alone
