"""Respondents in units in organisations: how much of the variation lies on each level."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from scipy import special

from benchstats.multilevel.answers import Floats, Unit, UnitSummaries, summarised
from benchstats.multilevel.likelihood import Solved, best_ratios, best_single, solved
from benchstats.results import Interval, Reason, Result, Sentence, say

FEWEST_ORGANISATIONS = 5
FEWEST_UNITS = 10
ASSUMED_UNIT_SHARE = 0.5
"""With fewer, the variance of units is taken as half that of organisations (statistics.md 2.2)."""


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


def _unfit(data: UnitSummaries, how: UnitVariance) -> Reason | None:
    if len(data.organisations) < 2:
        return Reason.TOO_FEW_GROUPS
    if data.answers == len(data.units):
        return Reason.TOO_FEW_ANSWERS
    if how is UnitVariance.ESTIMATED and len(data.units) == len(data.organisations):
        return Reason.TOO_FEW_GROUPS
    scale = float((data.means**2).sum()) + data.centre**2
    return Reason.NO_VARIATION if data.within <= 1e-20 * max(scale, 1e-300) else None


def _interval(mean: float, se: float, organisations: int) -> Interval:
    reach = float(special.stdtrit(organisations - 1, 0.975)) * se
    return Interval(mean - reach, mean + reach, "t interval, organisations - 1 degrees of freedom")


def _fitted(data: UnitSummaries, ratios: tuple[float, float], at: Solved, how: UnitVariance) -> ThreeLevels:
    mean, se = data.centre + at.mean, (at.residual / at.weight) ** 0.5
    left = data.means - at.mean - data.per_unit(at.organisation_effects)
    of_units: Floats = ratios[1] * at.unit_weights * left
    return ThreeLevels(
        n=data.answers,
        n_units=len(data.units),
        n_organisations=len(data.organisations),
        unit_variance=how,
        var_org=ratios[0] * at.residual,
        var_unit=ratios[1] * at.residual,
        var_residual=at.residual,
        mu=mean,
        se_mu=se,
        blup_org=tuple(zip(data.organisations, map(float, at.organisation_effects), strict=True)),
        blup_unit=tuple(zip(data.units, map(float, of_units), strict=True)),
        reml_deviance=at.criterion,
        interval=_interval(mean, se, len(data.organisations)),
    )


def three_levels(
    scores: Sequence[float | None],
    *,
    units: Sequence[Hashable],
    organisations: Sequence[Hashable],
    unit_variance: UnitVariance | None = None,
) -> ThreeLevels:
    """Fit score = mu + organisation + unit + rest by restricted maximum likelihood (REML).

    One score, unit and organisation for each answer; a score of None or NaN is missing and left out. Variances may be
    0. The variance of units is estimated from 5 organisations and 10 units on; else it is fixed at half that of
    organisations, as a sensitivity analysis. `unit_variance` asks for either, whatever the numbers. The time grows in
    proportion to the number of answers. Exactly equal answers within every unit have no residual variance, and
    nothing is fitted.

    Source: Harville 1977, JASA 72; equals R `lme4::lmer(y ~ 1 + (1 | org) + (1 | org:unit))`, and its REML deviance.

    Raises:
        InputError: when the columns differ in length, or a score is infinite.
        NotSettled: when the search does not come to rest.
    """
    data = summarised(scores, units, organisations)
    enough = len(data.organisations) >= FEWEST_ORGANISATIONS and len(data.units) >= FEWEST_UNITS
    how = unit_variance or (UnitVariance.ESTIMATED if enough else UnitVariance.ASSUMED)
    reason = _unfit(data, how)
    if reason:
        counts = data.answers, len(data.units), len(data.organisations)
        return ThreeLevels(*counts, how, None, None, None, None, None, (), (), None, reason=reason)
    if how is UnitVariance.ESTIMATED:
        ratios = best_ratios(data)
    else:
        ratios = best_single(data, unit_to_organisation=ASSUMED_UNIT_SHARE)
    return _fitted(data, ratios, solved(ratios, data), how)
