"""How far each organisation's mean is from the mean of all organisations, each counting once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from math import sqrt

import numpy as np

from benchstats.adjustment.columns import Columns, columns
from benchstats.adjustment.mean_contrast import MeanContrast, MeanContrasts
from benchstats.adjustment.slopes import within_slopes
from benchstats.inputs import Floats
from benchstats.intervals import t_interval, two_sided_p
from benchstats.multiplicity import benjamini_hochberg
from benchstats.results import Reason


def mean_contrasts(scores: Sequence[float | None], *, organisations: Sequence[Hashable]) -> MeanContrasts:
    """Hold each organisation's mean against the unweighted mean of all, with the pooled SD within organisations.

    One score and organisation for each answer; a score of None or NaN is missing and left out. p values are two-sided
    from Student's t, adjusted by Benjamini and Hochberg. Units within organisations are ignored; where they matter use
    the variances of `three_levels`.

    Source: Searle, Speed and Milliken 1980, The American Statistician 34; equals R emmeans contrast "eff" of
    `lm(y ~ org)`, adjust "none" and "fdr".

    Raises:
        InputError: when the columns differ in length, or a score is not finite.
    """
    data = columns(scores, organisations, {}, {})
    k = len(data.organisations)
    degrees = max(0, data.n - k)
    if k < 2:
        return MeanContrasts((), data.n, None, None, degrees, reason=Reason.TOO_FEW_GROUPS)
    fit = within_slopes(data, use=[])
    means = data.means(data.scores)
    scale = float(np.abs(data.scores).max())
    spread = sqrt(fit.residual / degrees) if fit is not None and degrees else 0.0
    if spread <= 1e-12 * scale:
        why = Reason.NO_VARIATION if degrees else Reason.TOO_FEW_ANSWERS
        return MeanContrasts(
            _bare(data, why), data.n, float(means.mean()), 0.0 if degrees else None, degrees, reason=why
        )
    errors = spread * np.sqrt(_unit_variances(data))
    return MeanContrasts(_told(data, errors.tolist(), degrees), data.n, float(means.mean()), spread, degrees)


def _unit_variances(data: Columns) -> Floats:
    k, own = len(data.sizes), 1 / data.sizes
    return np.asarray(((k - 1) / k) ** 2 * own + (own.sum() - own) / k**2)


def _bare(data: Columns, why: Reason) -> tuple[MeanContrast, ...]:
    means = data.means(data.scores)
    rows = zip(data.organisations, data.sizes, means, means - means.mean(), strict=True)
    return tuple(
        MeanContrast(name, int(size), float(mean), float(apart), *(None,) * 5, reason=why)
        for name, size, mean, apart in rows
    )


def _told(data: Columns, errors: list[float], degrees: int) -> tuple[MeanContrast, ...]:
    bare = _bare(data, Reason.NO_VARIATION)
    ts = [one.contrast / error for one, error in zip(bare, errors, strict=True)]
    ps = [two_sided_p(t, degrees=degrees) for t in ts]
    rows = zip(bare, errors, ts, ps, benjamini_hochberg(ps), strict=True)
    return tuple(
        MeanContrast(
            organisation=one.organisation,
            n=one.n,
            mean=one.mean,
            contrast=one.contrast,
            se=error,
            t=t,
            p=p,
            p_adjusted=adjusted,
            interval=t_interval(one.contrast, error=error, degrees=degrees, method="t interval, pooled SD"),
        )
        for one, error, t, p, adjusted in rows
    )
