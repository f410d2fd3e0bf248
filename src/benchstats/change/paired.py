"""The change of one group between two rounds: the same units twice, or others each time."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np

from benchstats.errors import InputError
from benchstats.relationships.inputs import (
    Floats,
    Gapped,
    complete_pairs,
    t_interval,
    two_sided_p,
    varies,
    vector_with_gaps,
)
from benchstats.results import Interval, Reason, Result, Sentence, say


@dataclass(frozen=True, slots=True)
class PairedChange(Result):
    """The mean change of `n` units measured in both rounds (second less first) with its t interval.

    `sd_of_changes` is the sample standard deviation (divides by n - 1) of the units' changes. From one unit there is no
    interval; where all changes are alike there is none either.
    """

    statistic: ClassVar[str] = "paired_change"

    n: int
    change: float
    sd_of_changes: float | None
    standard_error: float | None
    t: float | None
    degrees: float | None
    p_value: float | None
    interval: Interval | None
    reason: Reason | None

    def sentence(self) -> Sentence:
        """The change and its likely range."""
        return told(self.change, self.n, self.n, self.interval)


@dataclass(frozen=True, slots=True)
class UnlinkedChange(Result):
    """The difference of two rounds' means (second less first) where nobody is linked, with Welch's interval.

    `n` counts the answers of both rounds.
    """

    statistic: ClassVar[str] = "unlinked_change"

    n_first: int
    n_second: int
    change: float
    standard_error: float | None
    t: float | None
    degrees: float | None
    p_value: float | None
    interval: Interval | None
    reason: Reason | None

    @property
    def n(self) -> int:
        """The answers of both rounds together."""
        return self.n_first + self.n_second

    def sentence(self) -> Sentence:
        """The change and its likely range."""
        return told(self.change, self.n_first, self.n_second, self.interval)


def paired_change(first: Gapped, second: Gapped) -> PairedChange:
    """The mean change of units that are linked over two rounds, one number a unit and round, in units of the score.

    A unit with None or NaN in either round is left out. Units are organisations or their parts: persons are never
    linked across rounds. Source: Student 1908, Biometrika 6; equals R `t.test(paired = TRUE)`.

    Raises:
        InputError: when the rows are not of one length, or no unit has both.
    """
    before, after = complete_pairs(first, second)
    if not before.size:
        raise InputError("no unit has a value in both rounds")
    changes = after - before
    change = float(changes.mean())
    if changes.size < 2:
        return PairedChange(1, change, None, None, None, None, None, None, Reason.TOO_FEW_GROUPS)
    # Noise is judged on the scores, not on their differences, which may be all noise.
    if not varies(changes) or float(np.ptp(changes)) <= 1e-12 * float(np.abs(np.concatenate([before, after])).max()):
        return PairedChange(changes.size, change, 0.0, None, None, None, None, None, Reason.NO_VARIATION)
    sd = float(changes.std(ddof=1))
    error, degrees = sd / sqrt(changes.size), float(changes.size - 1)
    t = change / error
    interval = t_interval(change, error=error, degrees=degrees, method="paired t")
    p_value = two_sided_p(t, degrees=degrees)
    return PairedChange(changes.size, change, sd, error, t, degrees, p_value, interval, None)


def unlinked_change(first: Gapped, second: Gapped) -> UnlinkedChange:
    """The difference of the means of two rounds whose respondents are not linked; the form that the product uses.

    Each round has its own length; None and NaN are missing. Where some took part in both rounds, the interval is wider
    than it need be. Source: Welch 1947, Biometrika 34; equals R `t.test`.

    Raises:
        InputError: when a round has no value.
    """
    before, after = present(first), present(second)
    change = float(after.mean() - before.mean())
    if min(before.size, after.size) < 2:
        return _without_interval(before, after, change, Reason.TOO_FEW_ANSWERS)
    parts = (squared_error(before), squared_error(after))
    if sum(parts) == 0:
        return _without_interval(before, after, change, Reason.NO_VARIATION)
    error, degrees = sqrt(sum(parts)), welch_degrees(before, after)
    t = change / error
    return UnlinkedChange(
        n_first=before.size,
        n_second=after.size,
        change=change,
        standard_error=error,
        t=t,
        degrees=degrees,
        p_value=two_sided_p(t, degrees=degrees),
        interval=t_interval(change, error=error, degrees=degrees, method="Welch t"),
        reason=None,
    )


def present(values: Gapped) -> Floats:
    """The values that are there.

    Raises:
        InputError: when there is none.
    """
    row = vector_with_gaps(values, of="scores of a round")
    row = row[~np.isnan(row)]
    if not row.size:
        raise InputError("each of the two rounds needs at least one value")
    return row


def squared_error(values: Floats) -> float:
    """The squared standard error of a mean; 0 where the values differ by rounding noise only."""
    return float(values.var(ddof=1)) / values.size if varies(values) else 0.0


def welch_degrees(before: Floats, after: Floats) -> float:
    """Welch's degrees of freedom for two rows of which at least one varies."""
    one, two = squared_error(before), squared_error(after)
    # In shares of the larger part, so that tiny variances do not underflow when squared.
    one, two = one / max(one, two), two / max(one, two)
    return (one + two) ** 2 / (one**2 / (before.size - 1) + two**2 / (after.size - 1))


def told(change: float, n_first: int, n_second: int, interval: Interval | None) -> Sentence:
    """A change in one sentence."""
    if interval is None:
        return say(
            "The mean moved by %(change)s between the rounds (n = %(first)s and %(second)s), which is too little to "
            "give a likely range.",
            change=change,
            first=n_first,
            second=n_second,
        )
    return say(
        "The mean moved by %(change)s between the rounds (n = %(first)s and %(second)s); the likely range is %(low)s "
        "to %(high)s.",
        change=change,
        first=n_first,
        second=n_second,
        low=interval.low,
        high=interval.high,
    )


def _without_interval(before: Floats, after: Floats, change: float, reason: Reason) -> UnlinkedChange:
    return UnlinkedChange(before.size, after.size, change, None, None, None, None, None, reason)
