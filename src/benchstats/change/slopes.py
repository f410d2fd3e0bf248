"""Trends over three to five rounds: each organisation's slope beside those of the network."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import numpy as np
from numpy.random import Generator

from benchstats.change.lines import own_lines, predicted_slopes, rounds_table
from benchstats.change.posterior import slope_draws
from benchstats.change.trends import NetworkTrends
from benchstats.errors import InputError
from benchstats.inputs import GappedTable, vector
from benchstats.pooling import above_others
from benchstats.relationships.likelihood import Spread
from benchstats.relationships.reml import reml_spread
from benchstats.results import Interval, Reason

LEVEL_SCALE, SLOPE_SCALE = 0.4, 0.25
"""Half-normal scales of the spread of true levels, and of true slopes a round, on a 1-5 scale."""

DRAWS = 4000


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
    y, v = rounds_table(scores, "scores"), rounds_table(variances, "variances")
    t = vector(range(y.shape[1]) if times is None else times, of="times")
    if y.shape != v.shape or t.size != y.shape[1] or np.unique(t).size < t.size:
        raise InputError("scores and variances have one column for each of the times, which all differ")
    lines = own_lines(y, v, t - t.mean())
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
        blup_slopes=tuple(predicted_slopes(lines, parts, float(means.first[0]), float(means.second[0])).tolist()),
        slopes=tuple(sample.mean(axis=0).tolist()),
        slope_intervals=tuple(
            Interval(a, b, "posterior on a grid") for a, b in zip(low.tolist(), high.tolist(), strict=True)
        ),
        above_others=above_others(sample),
        interval=Interval(float(low_mean), float(high_mean), "posterior on a grid"),
        reason=None,
    )
