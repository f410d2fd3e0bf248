"""Regression to the mean: what the next score will be if nothing real happens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from numpy.typing import ArrayLike

from benchstats.pooling import random_effects
from benchstats.results import Interval, Reason, Result, Sentence, say


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
