"""What is known of the three levels."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from benchstats.multilevel.answers import Unit
from benchstats.results import Interval, Reason, Result, Sentence, say


class UnitVariance(StrEnum):
    """How the variance of units was come by. The value is stable and may be stored."""

    ESTIMATED = "estimated"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class ThreeLevels(Result):
    """Variances of organisations, units and answers, the mean, and the predicted effects; `n` is the number of answers.

    `blup_org` and `blup_unit` hold names with effects on the scale of the scores, in order of first appearance; an
    effect of a unit is beside that of its organisation. `unit_variance` says whether that of units was estimated or,
    with fewer than 5 organisations or 10 units, assumed as half that of organisations.
    """

    statistic: ClassVar[str] = "three_levels"

    n: int
    n_units: int
    n_organisations: int
    unit_variance: UnitVariance
    var_org: float | None
    var_unit: float | None
    var_residual: float | None
    mu: float | None
    se_mu: float | None
    blup_org: tuple[tuple[Hashable, float], ...]
    blup_unit: tuple[tuple[Unit, float], ...]
    reml_deviance: float | None
    interval: Interval | None = None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """How much of the differences lies between organisations and between units, or that this cannot be told."""
        if self.var_org is None or self.var_unit is None or self.var_residual is None:
            return say("These answers cannot show how much organisations and their units differ.")
        everything = self.var_org + self.var_unit + self.var_residual
        between, units = (round(100 * part / everything) for part in (self.var_org, self.var_unit))
        if self.unit_variance is UnitVariance.ASSUMED:
            return say(
                "Of the differences among %(n)s answers, about %(between)s %% lies between organisations; how much lies"
                " between their units is assumed, because there are too few of them.",
                n=self.n,
                between=between,
            )
        return say(
            "Of the differences among %(n)s answers, about %(between)s %% lies between organisations and %(units)s %%"
            " between units of one organisation; the rest is between people.",
            n=self.n,
            between=between,
            units=units,
        )
