"""All verdicts of a round for one audience: the rule, its sensitivity to the prior, and what may be said together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from numpy.typing import ArrayLike

from benchstats.errors import InputError
from benchstats.pooling import Draws, PartialPooling, partial_pooling
from benchstats.verdicts.comparison import Comparison
from benchstats.verdicts.discoveries import false_discoveries
from benchstats.verdicts.odds import Odds, odds
from benchstats.verdicts.rule import RULE, Evidence, Gate, Rule, failed_gates, verdict_of
from benchstats.verdicts.sides import Side, Table, sides_of, table_of

Row = tuple[Comparison, ...]


class Audience(StrEnum):
    """Who reads the verdicts, and so which statements are counted together. The value is stable and may be stored."""

    EACH_GROUP = "each_group"
    """Each organisation reads its own: its dimensions are counted together."""
    EVERYBODY = "everybody"
    """Somebody reads all of them, as a coordinator does: all dimensions and groups are counted together."""


def verdicts(
    means: ArrayLike,
    *,
    variances: ArrayLike,
    n: ArrayLike,
    response: ArrayLike,
    draws: Draws,
    ordinal: ArrayLike | None = None,
    audience: Audience = Audience.EACH_GROUP,
    rule: Rule = RULE,
) -> tuple[Row, ...]:
    """Compare every group with the middle of the others in every dimension: one row a dimension, one result a group.

    `means` and their sampling `variances` (pooled within variance over n) have one row a dimension and one column a
    group; `n` (answers) and `response` (0 to 1) too, or one number a group. A mean may be missing (NaN or None) where
    n is below the rule's answers. `ordinal` are the groups' differences from the network in an ordinal model, NaN
    where not asked: where one has the other sign than the difference of means, nothing is said.

    Groups with fewer than the rule's answers take no part: they are no others to anybody and do not enter the model.
    The difference is the raw mean minus the unweighted mean of the others' means, the two figures that stand beside
    the verdict; the probability compares the same two sides in the model. `draws` are the random numbers of the round
    for as many groups (`benchstats.pooling.standard_draws`), so that the same draws give the same verdicts.
    Source: house decisions of the specification; model after Röver 2020, Journal of Statistical Software 93(6);
    probability and rankability after Lingsma 2009, BMC Medical Research Methodology 9:53 and van Dishoeck 2011, BMJ
    Quality and Safety 20; false discovery rate as in `false_discoveries`.

    Raises:
        InputError: when shapes do not suit each other, a number makes no sense, or the draws are for another number
            of groups.
    """
    table = table_of(means, variances=variances, n=n, response=response, ordinal=ordinal, rule=rule)
    return compared_round(table, draws=draws, audience=audience, rule=rule, intervals=True)


def compared_round(table: Table, *, draws: Draws, audience: Audience, rule: Rule, intervals: bool) -> tuple[Row, ...]:
    """The verdicts of a checked table; without the model's intervals it takes a tenth of the time."""
    dimensions, groups = table.means.shape
    if draws.groups.shape[1] != groups:
        raise InputError(f"the draws are for {draws.groups.shape[1]} groups, but there are {groups}")
    rows = [_dimension(table, row, draws, rule, intervals) for row in range(dimensions)]
    return _said_together(rows, audience, rule)


def _said_together(rows: Sequence[Row], audience: Audience, rule: Rule) -> tuple[Row, ...]:
    """The same comparisons, where statements beyond the false discovery rate of their audience are withdrawn."""
    changed = [list(row) for row in rows]
    for family in _families(rows, audience):
        certain = [_certainty(rows[d][g].probability) for d, g in family]
        for (d, g), kept in zip(family, false_discoveries(certain, rate=rule.discoveries), strict=True):
            if not kept:
                changed[d][g] = _withdrawn(rows[d][g], Gate.DISCOVERIES)
    return tuple(map(tuple, changed))


def _families(rows: Sequence[Row], audience: Audience) -> list[list[tuple[int, int]]]:
    """The places (dimension, group) of the statements that are counted together."""
    said = [(d, g) for d, row in enumerate(rows) for g, one in enumerate(row) if not one.failed]
    if audience is Audience.EVERYBODY:
        return [said]
    by_group: dict[int, list[tuple[int, int]]] = {}
    for d, group in said:
        by_group.setdefault(group, []).append((d, group))
    return list(by_group.values())


def _certainty(probability: float | None) -> float:
    return 0.0 if probability is None else max(probability, 1 - probability)


def _withdrawn(one: Comparison, gate: Gate) -> Comparison:
    failed = (*one.failed, gate)
    return replace(one, failed=failed, verdict=verdict_of(failed, probability=one.probability))


def _dimension(table: Table, row: int, draws: Draws, rule: Rule, intervals: bool) -> Row:
    """One dimension, before anything is said together."""
    sides = sides_of(table, row=row, rule=rule)
    part = [group for group, side in enumerate(sides) if side.place is not None]
    if len(part) <= rule.others:
        return tuple(_compared(side, None, rule) for side in sides)
    means, variances = table.means[row, part], table.variances[row, part]
    columns = draws if len(part) == len(sides) else draws.of(part)  # copying all of them takes its time
    pool = partial_pooling if intervals else odds
    first = pool(means, variances=variances, prior_scale=rule.prior_scale, draws=columns)
    found = tuple(_compared(side, first, rule) for side in sides)
    if len(part) >= rule.sensitive_below or all(one.failed for one in found):
        return found
    others = [odds(means, variances=variances, prior_scale=scale, draws=columns) for scale in rule.other_scales]
    return tuple(
        one if one.failed or _stands(one, side, others, rule) else _withdrawn(one, Gate.PRIOR)
        for one, side in zip(found, sides, strict=True)
    )


def _stands(one: Comparison, side: Side, models: Sequence[Odds], rule: Rule) -> bool:
    """Whether the whole rule says the same under every other prior."""
    return all(_compared(side, model, rule).verdict is one.verdict for model in models)


def _compared(side: Side, model: PartialPooling | Odds | None, rule: Rule) -> Comparison:
    """One group under one prior."""
    reliability = rankability = probability = interval = None
    if model is not None:
        rankability = model.rankability
        if side.place is not None and model.above_others is not None:
            reliability, probability = model.reliability[side.place], model.above_others[side.place]
            interval = model.theta_intervals[side.place] if model.theta_intervals else None
    failed = failed_gates(
        Evidence(
            n=side.n,
            others=side.others,
            response=side.response,
            reliability=reliability,
            rankability=rankability,
            probability=probability,
            difference=side.difference,
            same_sign=side.same_sign,
        ),
        rule=rule,
    )
    return Comparison(
        verdict=verdict_of(failed, probability=probability),
        failed=failed,
        n=side.n,
        others=side.others,
        response=side.response,
        mean=side.mean,
        others_mean=side.others_mean,
        difference=side.difference,
        probability=probability,
        reliability=reliability,
        rankability=rankability,
        interval=interval,
        rule=rule,
    )
