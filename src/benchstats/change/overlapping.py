"""The change between two rounds in which some units took part twice and others once."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np

from benchstats.change.paired import (
    PairedChange,
    UnlinkedChange,
    paired_change,
    squared_error,
    told,
    unlinked_change,
    welch_degrees,
)
from benchstats.errors import InputError
from benchstats.quantiles import normal_quantile
from benchstats.relationships.correlation import product_moment
from benchstats.relationships.inputs import Floats, Gapped, t_interval, two_sided_p, varies, vector_with_gaps
from benchstats.results import Interval, Reason, Result, Sentence, say

MOSTLY_LINKED = 0.80
"""The share of units in both rounds from which a change is that of the linked units alone."""


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


@dataclass(frozen=True, slots=True)
class SmallestChange(Result):
    """The change of a mean that two rounds of `n` answers each can tell from chance at 95 %, in units of the score."""

    statistic: ClassVar[str] = "smallest_change"

    n: int
    change: float
    sd_within: float
    correlation: float
    interval: Interval | None = None

    def sentence(self) -> Sentence:
        """What to expect before a round is opened."""
        return say(
            "With %(n)s answers in each round only a change of about %(change)s or more can be told from chance.",
            n=self.n,
            change=self.change,
        )


def overlapping_change(first: Gapped, second: Gapped) -> OverlappingChange:
    """The change of the means where the rows are units: linked where both values are there, else None or NaN.

    The linked units' correlation takes off what they contribute twice. Units are organisations or their parts: persons
    are never linked across rounds. Source: Derrick, Russ, Toher and White 2017, Journal of Modern Applied Statistical
    Methods 16 (T_new2); equals R `Partiallyoverlapping::Partover.test(var.equal = FALSE)`.

    Raises:
        InputError: when the rows are not of one length, or a round has no value.
    """
    x, y, both = _aligned(first, second)
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


def change_between_rounds(
    first: Gapped, second: Gapped, *, linked: bool
) -> PairedChange | UnlinkedChange | OverlappingChange:
    """The change by the method that suits how far the rounds are linked.

    Unlinked: Welch. Linked (rows are units, None or NaN where one did not take part): the linked units alone from 80 %
    of all units on, else all values with the overlap accounted for; with fewer than two linked units, Welch.
    Source: statistics specification 3.1.

    Raises:
        InputError: when a round has no value, or linked rows are not of one length.
    """
    if not linked:
        return unlinked_change(first, second)
    x, y, both = _aligned(first, second)
    everyone = int((~np.isnan(x) | ~np.isnan(y)).sum())
    if both.sum() >= 2 and both.sum() >= MOSTLY_LINKED * everyone:
        return paired_change(x, y)
    return overlapping_change(x, y) if both.sum() >= 2 else unlinked_change(x, y)


def smallest_change(answers: int, *, sd_within: float, correlation: float = 0.0) -> SmallestChange:
    """The smallest change two rounds of so many answers can tell from chance, to print before a round opens.

    `sd_within` is the sample SD within a group, pooled over groups; `correlation` is that of linked units, 0 where
    nobody is linked. Source: 1.96 sd sqrt(2 (1 - r) / n), statistics specification 3.1.

    Raises:
        InputError: when there is no answer, the SD is not positive, or the correlation not between -1 and 1.
    """
    if answers < 1:
        raise InputError(f"each round needs at least one answer, not {answers}")
    if not 0 < sd_within < float("inf"):
        raise InputError(f"the SD within a group must be positive, not {sd_within}")
    if not -1 <= correlation < 1:
        raise InputError(f"the correlation of linked units lies between -1 and 1, not {correlation}")
    change = normal_quantile() * sd_within * sqrt(2 * (1 - correlation) / answers)
    return SmallestChange(int(answers), change, float(sd_within), float(correlation))


def _aligned(first: Gapped, second: Gapped) -> tuple[Floats, Floats, np.ndarray]:
    x, y = vector_with_gaps(first, of="first round"), vector_with_gaps(second, of="second round")
    if x.size != y.size:
        raise InputError(f"linked rounds need two rows of one length, not {x.size} and {y.size}")
    return x, y, ~(np.isnan(x) | np.isnan(y))


def _variance(before: Floats, after: Floats, r: float, linked: int) -> float:
    one, two = squared_error(before), squared_error(after)
    twice = 2 * r * linked * sqrt(one / after.size) * sqrt(two / before.size)
    left = one + two - twice
    return left if left > 1e-12 * (one + two) else 0.0


def _degrees(before: Floats, after: Floats, counts: tuple[int, int, int]) -> float:
    both, alone = counts[0], counts[1] + counts[2]
    return (both - 1) + (welch_degrees(before, after) - both + 1) / (alone + 2 * both) * alone
