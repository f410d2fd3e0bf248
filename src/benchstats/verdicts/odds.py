"""What the rule needs of the pooled model and nothing more, for all dimensions of a round."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchstats.inputs import Floats
from benchstats.pooling import Draws
from benchstats.pooling.checked import positive
from benchstats.pooling.draws import share_above_others
from benchstats.pooling.partial_pooling import ENDS, MEDIAN, levels_of_groups
from benchstats.pooling.spread import spread_between
from benchstats.verdicts.rule import Booleans, Rule
from benchstats.verdicts.sides import Table


@dataclass(frozen=True, slots=True, eq=False)
class Odds:
    """Numbers of `PartialPooling` in one dimension, in tables of (dimensions, groups) in a round; NaN where none.

    `rankability` is one number a dimension. `low` and `high` are the ends of `theta_intervals`.
    """

    reliability: Floats
    rankability: Floats
    above_others: Floats
    low: Floats
    high: Floats


def odds(means: Floats, *, variances: Floats, prior_scale: float, draws: Draws, intervals: bool = False) -> Odds:
    """The same numbers of one dimension as those of `partial_pooling`, in less time.

    Without `intervals` their ends are NaN.
    """
    near = means - means[0]  # as there: far from zero a mean costs digits
    spread = spread_between(near, variances, prior_scale=prior_scale)
    tau2 = np.square(spread.quantiles(MEDIAN))
    low = high = np.full(means.shape, np.nan)
    if intervals:
        low, high = means[0] + levels_of_groups(near, variances, spread).quantiles(ENDS)
    return Odds(
        reliability=tau2 / (tau2 + variances),
        rankability=tau2 / (tau2 + np.median(variances)),
        above_others=share_above_others(near, variances, spread, draws),
        low=low,
        high=high,
    )


def odds_of_round(
    table: Table, takes_part: Booleans, *, draws: Draws, rule: Rule, prior_scale: float, intervals: bool = False
) -> Odds:
    """The odds of the groups that take part, in the dimensions where these are enough; NaN elsewhere."""
    dimensions, groups = table.means.shape
    scale = positive(prior_scale, name="the scale of the prior")
    reliability, above, low, high = np.full((4, dimensions, groups), np.nan)
    rankability = np.full((dimensions, 1), np.nan)
    for row in range(dimensions):
        part = np.flatnonzero(takes_part[row])
        if part.size <= max(1, rule.others):
            continue
        found = odds(
            table.means[row, part],
            variances=table.variances[row, part],
            prior_scale=scale,
            draws=draws.of(part.tolist()),
            intervals=intervals,
        )
        rankability[row] = found.rankability
        reliability[row, part], above[row, part] = found.reliability, found.above_others
        low[row, part], high[row, part] = found.low, found.high
    return Odds(reliability, rankability, above, low, high)
