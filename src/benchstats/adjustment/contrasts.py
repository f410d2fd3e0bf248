"""How far each organisation's mean is from the mean of all organisations, each counting once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np
from scipy import special

from benchstats.adjustment.columns import Columns, columns
from benchstats.adjustment.slopes import within_slopes
from benchstats.multiplicity import benjamini_hochberg
from benchstats.quantiles import t_quantile
from benchstats.results import Interval, Reason, Result, Sentence, say


@dataclass(frozen=True, slots=True)
class MeanContrast(Result):
    """One organisation: its mean minus the unweighted mean of all organisations; `n` is its number of answers.

    The p values are for coordinators; a statement for a lay reader follows the one verdict rule instead.
    """

    statistic: ClassVar[str] = "mean_contrast"

    organisation: Hashable
    n: int
    mean: float
    contrast: float
    se: float | None
    t: float | None
    p: float | None
    p_adjusted: float | None
    interval: Interval | None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """The distance with its interval."""
        if self.interval is None:
            return say(
                "The mean of %(n)s answers is %(mean)s; how sure its distance from the others is cannot be told.",
                n=self.n,
                mean=self.mean,
            )
        return say(
            "The mean of %(n)s answers is %(mean)s, which differs by %(contrast)s (%(low)s to %(high)s) from the mean"
            " of all organisations.",
            n=self.n,
            mean=self.mean,
            contrast=self.contrast,
            low=self.interval.low,
            high=self.interval.high,
        )


@dataclass(frozen=True, slots=True)
class MeanContrasts(Result):
    """All organisations against their unweighted mean; `n` is the number of answers, `sd_within` their pooled sample
    SD about the means of their organisations (divides by answers minus organisations).
    """

    statistic: ClassVar[str] = "mean_contrast"

    organisations: tuple[MeanContrast, ...]
    n: int
    mean_of_means: float | None
    sd_within: float | None
    degrees: int
    interval: Interval | None = None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """The mean that organisations are held against."""
        if self.mean_of_means is None:
            return say("There are too few organisations with answers for a mean of all.")
        return say(
            "The mean of %(k)s organisations, each counting once, is %(mean)s (%(n)s answers).",
            k=len(self.organisations),
            mean=self.mean_of_means,
            n=self.n,
        )


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


def _unit_variances(data: Columns) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
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
    reach = t_quantile(degrees)
    bare = _bare(data, Reason.NO_VARIATION)
    ts = [one.contrast / error for one, error in zip(bare, errors, strict=True)]
    ps = [2 * float(special.stdtr(degrees, -abs(t))) for t in ts]
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
            interval=Interval(one.contrast - reach * error, one.contrast + reach * error, "t interval, pooled SD"),
        )
        for one, error, t, p, adjusted in rows
    )
