"""Means of organisations as if all served or employed the same mix of people."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from benchstats.adjustment.adjusted_mean import AdjustedMean, Coefficient
from benchstats.adjustment.case_mix_display import CaseMixDisplay, case_mix_display
from benchstats.adjustment.coding import Covariate
from benchstats.adjustment.columns import Columns, columns
from benchstats.adjustment.slopes import Slopes, within_slopes
from benchstats.intervals import t_interval
from benchstats.results import Interval, Reason, Result, Sentence, say


@dataclass(frozen=True, slots=True)
class CaseMix(Result):
    """All organisations adjusted to the network's mix; `n` is the number of complete answers.

    `left_out` counts answers that lacked a score or a covariate; all means rest on the complete ones.
    """

    statistic: ClassVar[str] = "case_mix"

    organisations: tuple[AdjustedMean, ...]
    coefficients: tuple[Coefficient, ...]
    n: int
    left_out: int
    degrees: int | None
    display: CaseMixDisplay
    interval: Interval | None = None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """What may be shown, and for how many organisations the adjustment has to be explained."""
        if self.reason is not None:
            return say("The mix of people could not be adjusted for (answers: %(n)s).", n=self.n)
        if self.display is CaseMixDisplay.STRATIFIED:
            return say(
                "There are too few answers (%(n)s) to adjust for the mix of people; compare like with "
                "like, group by group.",
                n=self.n,
            )
        return say(
            "%(n)s answers were adjusted for the mix of people; organisations whose mean changes noticeably: %(many)s.",
            n=self.n,
            many=sum(one.must_be_explained for one in self.organisations),
        )


def case_mix(
    scores: Sequence[float | None],
    *,
    organisations: Sequence[Hashable],
    covariates: Mapping[str, Covariate],
    references: Mapping[str, str] | None = None,
) -> CaseMix:
    """Adjust the means of organisations to the network's average mix of people.

    One score, organisation and value of each covariate for each answer. A covariate of words is a factor, whose
    reference level is the first in order unless `references` names one; one of numbers is a slope. Slopes are those
    within organisations, so that differences between organisations are not adjusted away. A row with a missing value
    (None, NaN or empty) is left out. Where a covariate does not vary within organisations, nothing is adjusted.

    Source: O'Malley, Zaslavsky and others 2005, Health Services Research 40 (CAHPS); equals R
    `lm(y ~ 0 + org + covariates)` with covariates centred at their overall means.

    Raises:
        InputError: when columns differ in length, a number is not finite, or a reference level does not exist.
    """
    data = columns(scores, organisations, covariates, references or {})
    means = data.means(data.scores) if data.n else np.empty(0)
    fit = within_slopes(data, use=list(range(len(data.names)))) if data.n else None
    display = case_mix_display(data.n, organisations=len(data.organisations))
    left_out = len(scores) - data.n
    if fit is None:
        no = Reason.NO_VARIATION if data.n > len(data.organisations) + len(data.names) else Reason.TOO_FEW_ANSWERS
        rows = tuple(
            AdjustedMean(name, int(size), float(mean), None, None, None, no)
            for name, size, mean in zip(data.organisations, data.sizes, means, strict=True)
        )
        return CaseMix(rows, (), data.n, left_out, None, display, reason=no)
    return CaseMix(
        organisations=_adjusted(data, fit),
        coefficients=_coefficients(data, fit),
        n=data.n,
        left_out=left_out,
        degrees=fit.degrees,
        display=display,
    )


def _adjusted(data: Columns, fit: Slopes) -> tuple[AdjustedMean, ...]:
    mix = np.column_stack([data.means(column) for column in data.values.T]) if data.names else np.zeros(
        (len(data.sizes), 0)
    )  # fmt: skip
    means = data.means(data.scores)
    adjusted = means - mix @ fit.slopes
    unit_variance = 1 / data.sizes + np.einsum("ij,jk,ik->i", mix, fit.inverse, mix)
    residual = fit.residual / fit.degrees if fit.degrees else None
    rows = zip(data.organisations, data.sizes, means, adjusted, unit_variance, strict=True)
    return tuple(
        _one(name, int(size), float(mean), float(value), None if residual is None else (residual * part) ** 0.5, fit)
        for name, size, mean, value, part in rows
    )


def _one(name: Hashable, n: int, mean: float, adjusted: float, se: float | None, fit: Slopes) -> AdjustedMean:
    if se is None:
        return AdjustedMean(name, n, mean, adjusted, None, None)
    interval = t_interval(adjusted, error=float(se), degrees=fit.degrees, method="t, 95 %")
    return AdjustedMean(name, n, mean, adjusted, float(se), interval)


def _coefficients(data: Columns, fit: Slopes) -> tuple[Coefficient, ...]:
    residual = fit.residual / fit.degrees if fit.degrees else None
    rows = zip(data.names, fit.slopes, np.diag(fit.inverse), strict=True)
    return tuple(
        Coefficient(name, level, float(slope), None if residual is None else float((residual * part) ** 0.5))
        for (name, level), slope, part in rows
    )
