"""Respondents in units in organisations: how much of the variation lies on each level."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from benchstats.inputs import Floats
from benchstats.intervals import t_interval
from benchstats.multilevel.answers import UnitSummaries, summarised
from benchstats.multilevel.levels import ThreeLevels, UnitVariance
from benchstats.multilevel.likelihood import Solved, solved
from benchstats.multilevel.ratios import best_ratios, best_single
from benchstats.results import Reason

FEWEST_ORGANISATIONS = 5
FEWEST_UNITS = 10
ASSUMED_UNIT_SHARE = 0.5
"""With fewer, the variance of units is taken as half that of organisations (statistics.md 2.2)."""


def _unfit(data: UnitSummaries, how: UnitVariance) -> Reason | None:
    if len(data.organisations) < 2:
        return Reason.TOO_FEW_GROUPS
    if data.answers == len(data.units):
        return Reason.TOO_FEW_ANSWERS
    if how is UnitVariance.ESTIMATED and len(data.units) == len(data.organisations):
        return Reason.TOO_FEW_GROUPS
    scale = float((data.means**2).sum()) + data.centre**2
    return Reason.NO_VARIATION if data.within <= 1e-20 * max(scale, 1e-300) else None


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
        interval=t_interval(
            mean,
            error=se,
            degrees=len(data.organisations) - 1,
            method="t interval, organisations - 1 degrees of freedom",
        ),
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
