"""The REML criterion of respondents in units in organisations, exactly and without any matrix of all answers.

Within an organisation the unit means have the covariance diag(v) + a 11', with v = b + 1/n; its inverse and
determinant are known in closed form (Sherman-Morrison), so everything is a sum over units and organisations. The
variances a (organisations) and b (units) are in units of the residual variance, which is profiled out.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log, pi

import numpy as np

from benchstats.inputs import Floats
from benchstats.multilevel.answers import UnitSummaries


@dataclass(frozen=True, slots=True)
class Solved:
    """The model at given ratios: generalised least squares mean, residual variance, criterion and its slopes."""

    criterion: float
    slopes: tuple[float, float]
    residual: float
    mean: float
    weight: float
    unit_weights: Floats
    organisation_effects: Floats


def solved(ratios: tuple[float, float], data: UnitSummaries) -> Solved:
    """The REML deviance and all that belongs to it at the ratios (organisations, units) to the residual variance.

    Source: Harville 1977, JASA 72 (REML); Sherman and Morrison 1950 (the inverse).
    """
    a, b = ratios
    w = 1 / (b + 1 / data.sizes)
    total = data.per_organisation(w)
    own = data.per_organisation(w * data.means) / total
    weight = total / (1 + a * total)
    mean = float((weight * own).sum() / weight.sum())
    apart = own - mean
    squares = data.within + float((w * (data.means - data.per_unit(own)) ** 2).sum() + (weight * apart**2).sum())
    free = data.answers - 1
    log_terms = np.log(data.sizes).sum() - np.log(w).sum() + np.log1p(a * total).sum() + np.log(weight.sum())
    effects = a * weight * apart
    left = w * (data.means - mean - data.per_unit(effects))
    ones = w / data.per_unit(1 + a * total)
    by_a = weight.sum() - (weight**2).sum() / weight.sum() - free * ((weight * apart) ** 2).sum() / squares
    inverse_trace = w.sum() - float((a / (1 + a * total) * data.per_organisation(w**2)).sum())
    by_b = inverse_trace - (ones**2).sum() / weight.sum() - free * (left**2).sum() / squares
    return Solved(
        criterion=float(log_terms) + free * (1 + log(2 * pi * squares / free)),
        slopes=(float(by_a), float(by_b)),
        residual=squares / free,
        mean=mean,
        weight=float(weight.sum()),
        unit_weights=w,
        organisation_effects=effects,
    )
