"""Trends over three to five rounds: each organisation's slope beside those of the network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np
from numpy.random import Generator

from benchstats.change.posterior import slope_draws
from benchstats.errors import InputError
from benchstats.pooling import above_others
from benchstats.relationships.inputs import Floats, GappedTable, vector
from benchstats.relationships.likelihood import Spread, TwoMeasures, reml_spread
from benchstats.results import Interval, Reason, Result, Sentence, say

LEVEL_SCALE, SLOPE_SCALE = 0.4, 0.25
"""Half-normal scales of the spread of true levels, and of true slopes a round, on a 1-5 scale."""

DRAWS = 4000


@dataclass(frozen=True, slots=True)
class NetworkTrends(Result):
    """Slopes of `n` organisations, in units of the score a unit of time.

    `own_slopes` and `own_errors` are each organisation's weighted least squares. `mean_slope`, `mean_error`,
    `tau_slope` and `blup_slopes` are the random-slope model's by REML. `slopes`, `slope_intervals` and `above_others`,
    the probability that an organisation's true slope is above the median of the others', are posterior; `interval` is
    that of the mean slope. With fewer than three organisations only the own slopes are given, with a `reason`.
    """

    statistic: ClassVar[str] = "network_trends"

    n: int
    times: tuple[float, ...]
    own_slopes: tuple[float, ...]
    own_errors: tuple[float, ...]
    mean_slope: float | None
    mean_error: float | None
    tau_slope: float | None
    blup_slopes: tuple[float, ...] | None
    slopes: tuple[float, ...] | None
    slope_intervals: tuple[Interval, ...] | None
    above_others: tuple[float, ...] | None
    interval: Interval | None
    reason: Reason | None

    def sentence(self) -> Sentence:
        """How the network moves from round to round."""
        if self.mean_slope is None or self.interval is None:
            return say("There are too few organisations to speak of a trend of the network.")
        return say(
            "Over %(rounds)s rounds the %(n)s organisations moved by about %(slope)s a round; the likely range of that "
            "is %(low)s to %(high)s.",
            rounds=len(self.times),
            n=self.n,
            slope=self.mean_slope,
            low=self.interval.low,
            high=self.interval.high,
        )


def network_trends(
    scores: GappedTable,
    *,
    variances: GappedTable,
    generator: Generator,
    times: Sequence[float] | None = None,
    level_scale: float = LEVEL_SCALE,
    slope_scale: float = SLOPE_SCALE,
    draws: int = DRAWS,
) -> NetworkTrends:
    """Compare slopes: y_it = (mu0 + a_i) + (mu1 + b_i) t + e_it with known variances of e, (a, b) bivariate normal.

    `scores` and `variances` have the shape (organisations, rounds); None and NaN are missing, and each organisation
    needs two rounds. `times` are in rounds (0, 1, 2, ... by default). With known variances an organisation's weighted
    least squares line holds all that its scores say, so the model is bivariate meta-analysis of lines. REML for the
    classical figures; for the posterior, flat means and half-normal spreads of levels (at the middle of the rounds) and
    slopes and a uniform correlation, on a grid, with joint draws from the generator. Rounds with other wording, mode or
    season have no trend.
    Source: Gasparrini, Armstrong and Kenward 2012, Statistics in Medicine 31 (two-stage lines); equals metafor `rma.mv`
    with `struct="GEN"` (REML); Röver 2020, Journal of Statistical Software 93(6) (grid).

    Raises:
        InputError: when shapes do not suit each other, an organisation has fewer than two rounds, a variance is not
            positive, or a scale or the number of draws is not positive.
        NotSettled: when the search for the REML estimates does not come to rest.
    """
    if not 0 < level_scale < np.inf or not 0 < slope_scale < np.inf or draws < 1:
        raise InputError("the scales of the prior and the number of draws must be positive")
    y, v = _table(scores, "scores"), _table(variances, "variances")
    t = vector(range(y.shape[1]) if times is None else times, of="times")
    if y.shape != v.shape or t.size != y.shape[1] or np.unique(t).size < t.size:
        raise InputError("scores and variances have one column for each of the times, which all differ")
    lines = _lines(y, v, t - t.mean())
    own = (tuple(lines.second.tolist()), tuple(np.sqrt(lines.second_variances).tolist()))
    if lines.size < 3:
        return NetworkTrends(lines.size, tuple(t.tolist()), *own, *(None,) * 8, Reason.TOO_FEW_GROUPS)
    parts = reml_spread(lines)[:3]
    means, _ = lines.means(Spread(*parts))
    sample, middle = slope_draws(lines, scales=(level_scale, slope_scale), generator=generator, draws=draws)
    low, high = np.quantile(sample, [0.025, 0.975], axis=0)
    low_mean, high_mean = np.quantile(middle, [0.025, 0.975])
    return NetworkTrends(
        n=lines.size,
        times=tuple(t.tolist()),
        own_slopes=own[0],
        own_errors=own[1],
        mean_slope=float(means.second[0]),
        mean_error=sqrt(float(means.variance_second[0])),
        tau_slope=sqrt(parts[2]),
        blup_slopes=tuple(_blups(lines, parts, float(means.first[0]), float(means.second[0])).tolist()),
        slopes=tuple(sample.mean(axis=0).tolist()),
        slope_intervals=tuple(
            Interval(a, b, "posterior on a grid") for a, b in zip(low.tolist(), high.tolist(), strict=True)
        ),
        above_others=above_others(sample),
        interval=Interval(float(low_mean), float(high_mean), "posterior on a grid"),
        reason=None,
    )


def _table(values: GappedTable, of: str) -> Floats:
    try:
        table = np.array(values, dtype=float)
    except (TypeError, ValueError):
        raise InputError(f"{of} form a table: a row for each organisation, a column for each round") from None
    if table.ndim != 2 or table.shape[0] < 1 or table.shape[1] < 2 or np.isinf(table).any():
        raise InputError(f"{of} form a table of finite numbers with at least two rounds")
    return table


def _lines(y: Floats, v: Floats, t: Floats) -> TwoMeasures:
    """Level at the middle of the times and slope of each organisation, with their covariance."""
    there = ~np.isnan(y)
    if (there.sum(axis=1) < 2).any():
        raise InputError("each organisation needs at least two rounds; leave out those with fewer")
    if not (v[there] > 0).all():  # also False for NaN
        raise InputError("each score needs a positive variance")
    weights = np.where(there, 1 / np.where(there, v, 1.0), 0.0)
    scores = np.where(there, y, 0.0)
    total, first, second = weights.sum(1), weights @ t, weights @ t**2
    determinant = total * second - first**2
    level_side, slope_side = (weights * scores).sum(1), (weights * scores) @ t
    return TwoMeasures(
        first=(second * level_side - first * slope_side) / determinant,
        second=(total * slope_side - first * level_side) / determinant,
        first_variances=second / determinant,
        second_variances=total / determinant,
        covariances=-first / determinant,
    )


def _blups(lines: TwoMeasures, parts: tuple[float, float, float], level: float, slope: float) -> Floats:
    _, between, spread = parts
    p, q, s, _ = (part.ravel() for part in lines.parts(Spread(*parts)))
    rest_1, rest_2 = lines.first - level, lines.second - slope
    return slope + between * (p * rest_1 + q * rest_2) + spread * (q * rest_1 + s * rest_2)
