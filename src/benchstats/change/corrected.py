"""Each organisation's change beside the change that was to be expected of it."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike

from benchstats.change.regression import regression_to_mean
from benchstats.errors import InputError
from benchstats.intervals import normal_interval
from benchstats.pooling import random_effects
from benchstats.results import Interval, Result, Sentence, say

LITTLE = 0.1
"""An expected change below this share of the likely range's half width is told as nearly nothing."""


@dataclass(frozen=True, slots=True)
class CorrectedChange(Result):
    """One organisation's change, beside the change expected if nothing real happens.

    `corrected` = (second - its network mean) - (1 - B) (first - its network mean): how far the second score lies from
    where the first one and the network led to expect it, with the `interval` of that difference. `n` organisations.
    """

    statistic: ClassVar[str] = "corrected_change"

    n: int
    change: float
    expected: float
    corrected: float
    interval: Interval

    def sentence(self) -> Sentence:
        """How much of the change was to be expected, and why."""
        if abs(self.expected) < LITTLE * (self.interval.high - self.interval.low) / 2:
            return say(
                "Your score moved by %(change)s; nearly nothing of that was to be expected from the first score alone.",
                change=self.change,
            )
        if self.expected > 0:
            return say(
                "Your score moved by %(change)s; a move of about %(expected)s was to be expected because the first "
                "score was unusually low.",
                change=self.change,
                expected=self.expected,
            )
        return say(
            "Your score moved by %(change)s; a move of about %(expected)s was to be expected because the first score "
            "was unusually high.",
            change=self.change,
            expected=self.expected,
        )


def corrected_changes(
    first: ArrayLike, second: ArrayLike, *, first_variances: ArrayLike, second_variances: ArrayLike
) -> tuple[CorrectedChange, ...]:
    """Each organisation's change with the part taken off that was to be expected; a constant panel of at least two.

    Mandatory wherever organisations were chosen because of their first score. Each round's network mean is its own REML
    one. The interval is that of the second score about its expectation, with B and both network means taken as known:
    variance v2 + (1 - B) v1. Source: James 1973, Biometrics 29; statistics specification 3.4.

    Raises:
        InputError: when rows are not of one length, values are missing, or there are fewer than two organisations.
    """
    before, after = np.array(first, dtype=float), np.array(second, dtype=float)
    if before.shape != after.shape:
        raise InputError("both rounds need the same organisations")
    start = regression_to_mean(before, variances=first_variances)
    middle = random_effects(after, variances=second_variances).mu
    if start.mu is None or start.shrinkage is None or start.expected_changes is None:
        raise InputError("what was to be expected follows from at least two organisations")
    kept = 1 - np.array(start.shrinkage)
    corrected = (after - middle) - kept * (before - start.mu)
    errors = np.array(second_variances, dtype=float) + kept * np.array(first_variances, dtype=float)
    return tuple(
        CorrectedChange(start.n, change, expected, extra, normal_interval(extra, error=sqrt(variance), method="normal"))
        for change, expected, extra, variance in zip(
            (after - before).tolist(), start.expected_changes, corrected.tolist(), errors.tolist(), strict=True
        )
    )
