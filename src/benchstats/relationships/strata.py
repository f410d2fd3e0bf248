"""The relationship within countries, put together over countries."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from math import atanh, sqrt, tanh

import numpy as np
from scipy import special

from benchstats.errors import InputError
from benchstats.inputs import Floats, Gapped, aligned, varies
from benchstats.intervals import normal_interval
from benchstats.pooling import random_effects
from benchstats.relationships.correlation import product_moment
from benchstats.relationships.stratified import StratifiedCorrelation, StratumCorrelation
from benchstats.results import Interval, Reason

SMALLEST_STRATUM = 4
"""Complete pairs a stratum needs: Fisher's z of n pairs has the variance 1 / (n - 3)."""


def stratified_correlation(first: Gapped, second: Gapped, *, strata: Sequence[Hashable]) -> StratifiedCorrelation:
    """Correlate within each stratum (country) and put the strata together, so that differences between them count not.

    One pair of scores and a stratum for each organisation; a pair with None or NaN is left out. Strata with fewer than
    4 complete pairs, without variation or with a perfect correlation are told but not used.
    Source: Hedges and Olkin 1985, Statistical Methods for Meta-Analysis, chapter 11; equals metafor `rma` on
    `escalc("ZCOR")`.

    Raises:
        InputError: when the rows are not of one length.
    """
    x, y = aligned(first, second, of=("first scores", "second scores"))
    if x.size != len(strata):
        raise InputError(f"each of the {x.size} organisations has one stratum, but there are {len(strata)}")
    whole = ~(np.isnan(x) | np.isnan(y))
    parts = []
    for name in dict.fromkeys(strata):
        members = np.array([one == name for one in strata], dtype=bool) & whole
        parts.append(_within(name, x[members], y[members]))
    used = [part for part in parts if part.used and part.r is not None]
    if not used:
        return StratifiedCorrelation(0, tuple(parts), *(None,) * 8, Reason.TOO_FEW_GROUPS)
    z = np.array([atanh(part.r) for part in used if part.r is not None])
    return _together(tuple(parts), z, np.array([part.n - 3.0 for part in used]))


def _within(name: Hashable, x: Floats, y: Floats) -> StratumCorrelation:
    if x.size < SMALLEST_STRATUM or not varies(x) or not varies(y):
        return StratumCorrelation(name, x.size, None, used=False)
    r = product_moment(x, y)
    return StratumCorrelation(name, x.size, r, used=abs(r) < 1 - 1e-12)


def _together(parts: tuple[StratumCorrelation, ...], z: Floats, weights: Floats) -> StratifiedCorrelation:
    total = float(weights.sum())
    mean = float(weights @ z) / total
    q = float(weights @ (z - mean) ** 2)
    degrees = z.size - 1
    random = random_effects(z, variances=1 / weights)
    return StratifiedCorrelation(
        n=sum(part.n for part in parts if part.used),
        strata=parts,
        r=tanh(mean),
        p_value=float(2 * special.ndtr(-abs(mean) * sqrt(total))),
        interval=_back(normal_interval(mean, error=sqrt(1 / total), method="Fisher z over strata")),
        q=q,
        q_p_value=float(special.chdtrc(degrees, q)) if degrees else None,
        tau2=random.tau2,
        r_random=tanh(random.mu) if degrees else None,
        random_interval=_back(random.interval) if degrees and random.interval else None,
        reason=None,
    )


def _back(interval: Interval) -> Interval:
    return Interval(tanh(interval.low), tanh(interval.high), interval.method)
