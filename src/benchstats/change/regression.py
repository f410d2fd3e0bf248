"""Regression to the mean: what the next score will be if nothing real happens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike

from benchstats.errors import InputError
from benchstats.pooling import random_effects
from benchstats.relationships.inputs import normal_interval
from benchstats.results import Interval, Reason, Result, Sentence, say

LITTLE = 0.1
"""An expected change below this share of the likely range's half width is told as nearly nothing."""


@dataclass(frozen=True, slots=True)
class RegressionToMean(Result):
    """For each of `n` organisations: the next score if nothing real happens, and the change that this would be.

    `tau2` and `mu` are REML estimates; `shrinkage` is B = v / (v + tau2). The interval is that of `mu` (modified
    Hartung-Knapp). From one organisation nothing follows: the rest is None with a `reason`.
    """

    statistic: ClassVar[str] = "regression_to_mean"

    n: int
    means: tuple[float, ...]
    tau2: float | None
    mu: float | None
    shrinkage: tuple[float, ...] | None
    expected_next: tuple[float, ...] | None
    expected_changes: tuple[float, ...] | None
    interval: Interval | None
    reason: Reason | None

    def sentence(self) -> Sentence:
        """What scores far from the middle do next."""
        if self.mu is None:
            return say("From one organisation nobody can tell which change is to be expected.")
        return say(
            "Scores far from %(mu)s, the middle of the %(n)s organisations, are expected to come back towards it next "
            "time even if nothing changes.",
            mu=self.mu,
            n=self.n,
        )


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


def regression_to_mean(means: ArrayLike, *, variances: ArrayLike) -> RegressionToMean:
    """What the next scores will be if nothing real happens: mu + (1 - B)(y - mu), with the network as it is.

    One mean and sampling variance an organisation, in units of the score. Never regress change on the first score: the
    two share its error (Oldham 1962). Source: Efron and Morris 1977, Scientific American 236; Galton 1886; equals
    metafor `rma` (REML) with `blup`.

    Raises:
        InputError: when values are missing, or a variance is not positive.
    """
    fitted = random_effects(means, variances=variances)
    if fitted.tau2 is None or fitted.shrinkage is None or fitted.shrunken is None:
        return RegressionToMean(fitted.n, fitted.means, None, None, None, None, None, None, Reason.TOO_FEW_GROUPS)
    return RegressionToMean(
        n=fitted.n,
        means=fitted.means,
        tau2=fitted.tau2,
        mu=fitted.mu,
        shrinkage=fitted.shrinkage,
        expected_next=fitted.shrunken,
        expected_changes=tuple(after - now for after, now in zip(fitted.shrunken, fitted.means, strict=True)),
        interval=fitted.interval,
        reason=None,
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
        CorrectedChange(start.n, change, expected, extra, normal_interval(extra, variance=variance, method="normal"))
        for change, expected, extra, variance in zip(
            (after - before).tolist(), start.expected_changes, corrected.tolist(), errors.tolist(), strict=True
        )
    )
