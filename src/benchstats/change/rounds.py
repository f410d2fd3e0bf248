"""What all changes between two rounds share: the rounds' values, their errors, and the sentence."""

from __future__ import annotations

import numpy as np

from benchstats.errors import InputError
from benchstats.inputs import Floats, Gapped, varies, vector_with_gaps
from benchstats.results import Interval, Sentence, say


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
