"""Is a covariate worth adjusting for? Only one that predicts answers and is unevenly spread does anything."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

import numpy as np
from scipy import special

from benchstats.adjustment.coding import Covariate
from benchstats.adjustment.columns import Columns, columns
from benchstats.adjustment.impact import CovariateImpact
from benchstats.adjustment.slopes import Slopes, within_slopes
from benchstats.errors import InputError
from benchstats.inputs import Floats
from benchstats.results import Reason


def covariate_impact(
    scores: Sequence[float | None],
    *,
    organisations: Sequence[Hashable],
    covariates: Mapping[str, Covariate],
    covariate: str,
    references: Mapping[str, str] | None = None,
) -> CovariateImpact:
    """Predictive power times heterogeneity of one of the covariates, the others being adjusted for.

    Columns as for `case_mix`. Source: O'Malley, Zaslavsky and others 2005, Health Services Research 40; the variance
    between organisations by analysis of variance, so that chance in small organisations is not taken for unevenness.

    Raises:
        InputError: as `case_mix`, or when there is no such covariate.
    """
    if covariate not in covariates:
        raise InputError(f"there is no covariate {covariate!r}")
    data = columns(scores, organisations, covariates, references or {})
    every = list(range(len(data.names)))
    own = [at for at in every if data.names[at][0] == covariate]
    full = within_slopes(data, use=every) if data.n and own else None
    rest = within_slopes(data, use=[at for at in every if at not in own]) if full else None
    if full is None or rest is None or full.degrees < 1 or len(data.organisations) < 2:
        few = data.n <= len(data.organisations) + len(data.names) or len(data.organisations) < 2
        why = Reason.TOO_FEW_ANSWERS if few else Reason.NO_VARIATION
        return CovariateImpact(covariate, data.n, *(None,) * 6, reason=why)
    return _impact(covariate, data, own, (full, rest))


def _impact(covariate: str, data: Columns, own: list[int], fits: tuple[Slopes, Slopes]) -> CovariateImpact:
    full, rest = fits
    total = float((data.within(data.scores) ** 2).sum())
    predicted = data.values[:, own] @ full.slopes[own]
    between, within = _mean_squares(data, predicted)
    if total <= 0 or within <= 1e-24 * float((data.scores**2).mean()) or full.residual <= 0:
        return CovariateImpact(covariate, data.n, *(None,) * 6, reason=Reason.NO_VARIATION)
    gained = max(0.0, rest.residual - full.residual)
    groups = len(data.organisations)
    size = (data.n - float((data.sizes**2).sum()) / data.n) / (groups - 1)
    power = gained / total
    heterogeneity = max(0.0, between / within - 1) / size
    return CovariateImpact(
        covariate=covariate,
        n=data.n,
        predictive_power=power,
        heterogeneity=heterogeneity,
        impact=power * heterogeneity,
        largest_shift=float(np.abs(data.means(predicted)).max()),
        p_predictive=float(special.fdtrc(len(own), full.degrees, gained / len(own) / (full.residual / full.degrees))),
        p_uneven=float(special.fdtrc(groups - 1, data.n - groups, between / within)),
    )


def _mean_squares(data: Columns, column: Floats) -> tuple[float, float]:
    groups = len(data.organisations)
    means = data.means(column)
    between = float((data.sizes * (means - column.mean()) ** 2).sum()) / (groups - 1)
    return between, float((data.within(column) ** 2).sum()) / (data.n - groups)
