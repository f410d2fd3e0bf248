"""All verdicts of a round for one audience, as results."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from math import isnan

import numpy as np
from numpy.typing import ArrayLike

from benchstats.inputs import Floats
from benchstats.pooling import Draws
from benchstats.pooling.partial_pooling import CENTRAL
from benchstats.results import Interval
from benchstats.verdicts.comparison import Comparison
from benchstats.verdicts.discoveries import Audience
from benchstats.verdicts.judged import Judged, Words, judged_round
from benchstats.verdicts.rule import RULE, Rule
from benchstats.verdicts.sides import table_of

Row = tuple[Comparison, ...]


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
    return _compared(judged_round(table, draws=draws, audience=audience, rule=rule, intervals=True), rule)


def _compared(judged: Judged, rule: Rule) -> tuple[Row, ...]:
    """One result a group, dimension by dimension."""
    words = judged.words()
    return tuple(_row(judged, row, words[row], rule) for row in range(len(words)))


def _row(judged: Judged, row: int, words: Sequence[Words], rule: Rule) -> Row:
    """One dimension; its columns go in as `Comparison` names them, which is quick for hundreds of groups."""
    table, sides, odds = judged.table, judged.sides, judged.odds
    return tuple(
        map(
            Comparison,
            [verdict for verdict, _ in words],
            [failed for _, failed in words],
            table.n[row].astype(int).tolist(),
            sides.others[row].tolist(),
            table.response[row].tolist(),
            _or_none(sides.means[row]),
            _or_none(sides.others_means[row]),
            _or_none(sides.differences[row]),
            _or_none(odds.above_others[row]),
            _or_none(odds.reliability[row]),
            repeat(_or_none(odds.rankability[row])[0]),
            _intervals(odds.low[row], odds.high[row]),
            repeat(rule),
        )
    )


def _or_none(numbers: Floats) -> list[float | None]:
    return [None if isnan(one) else one for one in numbers.tolist()]


def _intervals(low: Floats, high: Floats) -> list[Interval | None]:
    ends = np.column_stack([low, high]).tolist()
    return [None if isnan(one) else Interval(one, other, CENTRAL) for one, other in ends]
