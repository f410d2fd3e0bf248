"""May individuals be aggregated? ICC(1) and ICC(2) by analysis of variance, and the ICC by the likelihood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from scipy import special

from benchstats.inputs import Gapped
from benchstats.quantiles import LEVEL
from benchstats.reliability.oneway import OneWay, one_way
from benchstats.results import Interval, Reason, Result, Sentence, say

ICC1_USUAL = 0.05
ICC2_USUAL = 0.70


@dataclass(frozen=True, slots=True)
class AggregationIcc(Result):
    """ICC(1) twice by name and ICC(2) of `n` scores in groups of `sizes` (label and size, in order of label).

    `icc1_n0` uses n0, which is right for unequal groups; `icc1_mean_size` the arithmetic mean size, as R `multilevel`
    does. `interval` is that of `icc1_n0`, exact for equal groups and near for unequal ones. `f` and `p` test that the
    groups do not differ at all. The usual marks (0.05 and 0.70) are labels, no gates, since ICC(2) grows with n.
    """

    statistic: ClassVar[str] = "icc_aggregation"

    n: int
    sizes: tuple[tuple[str, int], ...]
    msb: float | None = None
    msw: float | None = None
    n0: float | None = None
    mean_size: float | None = None
    icc1_n0: float | None = None
    icc1_mean_size: float | None = None
    icc2: float | None = None
    f: float | None = None
    p: float | None = None
    interval: Interval | None = None
    reason: Reason | None = None

    @property
    def is_icc1_usual(self) -> bool:
        """Whether ICC(1) reaches the usual mark of 0.05 (LeBreton and Senter 2008)."""
        return self.icc1_n0 is not None and self.icc1_n0 >= ICC1_USUAL

    @property
    def is_icc2_usual(self) -> bool:
        """Whether ICC(2) reaches the usual mark of 0.70 (LeBreton and Senter 2008)."""
        return self.icc2 is not None and self.icc2 >= ICC2_USUAL

    def sentence(self) -> Sentence:
        """How much of the differences lies between the groups."""
        return _said(self.icc1_n0, self.n, len(self.sizes))


@dataclass(frozen=True, slots=True)
class RemlIcc(Result):
    """The one-way random-effects model of `n` scores in `groups` groups, by restricted maximum likelihood.

    `tau2` is the variance between groups, `sigma2` within, `icc` = tau2 / (tau2 + sigma2) with its profile `interval`,
    `mean` the mean of the groups' distribution.
    """

    statistic: ClassVar[str] = "icc_reml"

    n: int
    groups: int
    tau2: float | None
    sigma2: float | None
    icc: float | None
    mean: float | None
    interval: Interval | None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """How much of the differences lies between the groups."""
        return _said(self.icc, self.n, self.groups)


def aggregation_icc(scores: Gapped, *, groups: Sequence[object]) -> AggregationIcc:
    """ICC(1) with n0 and with the mean group size, ICC(2), and the F test, of scores in labelled groups.

    `scores` is a vector and `groups` has one label for each; None and NaN are missing and left out with their label.
    Nothing is clipped: ICC(1) may be below 0, and ICC(2) far below. Source: Bliese 2000; n0 from Donner 1986,
    International Statistical Review 54; equals R `multilevel::ICC1` and `ICC2` on `aov`. Interval: Searle 1971,
    Linear Models, 9.9, with n0.

    Raises:
        InputError: when the scores are no vector, or there is not one label for each.
    """
    data = one_way(scores, groups=groups)
    sizes = tuple(zip(data.labels, (int(size) for size in data.sizes), strict=True))
    reason = data.why_not()
    if reason:
        return AggregationIcc(data.n, sizes, reason=reason)
    k, msb, msw = len(sizes), data.between / (len(sizes) - 1), data.within / (data.n - len(sizes))
    n0, mean_size = data.n0, data.n / k
    f = msb / msw if msw > 0 else None
    return AggregationIcc(
        n=data.n,
        sizes=sizes,
        msb=msb,
        msw=msw,
        n0=n0,
        mean_size=mean_size,
        icc1_n0=(msb - msw) / (msb + (n0 - 1) * msw),
        icc1_mean_size=(msb - msw) / (msb + (mean_size - 1) * msw),
        icc2=(msb - msw) / msb if msb > 0 else None,
        f=f,
        p=None if f is None else float(special.fdtrc(k - 1, data.n - k, f)),
        interval=None if f is None else _f_interval(f, data, n0),
    )


def _f_interval(f: float, data: OneWay, n0: float) -> Interval:
    between, within, tail = len(data.sizes) - 1, data.n - len(data.sizes), (1 + LEVEL) / 2
    low = f / float(special.fdtri(between, within, tail))
    high = f * float(special.fdtri(within, between, tail))
    return Interval((low - 1) / (low + n0 - 1), (high - 1) / (high + n0 - 1), "F, with n0")


def reml_icc(scores: Gapped, *, groups: Sequence[object]) -> RemlIcc:
    """The share of variance between groups by restricted maximum likelihood, exact for unequal groups.

    `scores` and `groups` as in `aggregation_icc`. The likelihood is profiled to the one unknown rho = tau2 / (tau2 +
    sigma2), searched on 0 to 1; `interval` holds every rho that the restricted likelihood ratio does not rule out at
    95 %. Source: Patterson and Thompson 1971, Biometrika 58; equals R `lme4::lmer(score ~ 1 + (1 | group))`.

    Raises:
        InputError: when the scores are no vector, or there is not one label for each.
    """
    data = one_way(scores, groups=groups)
    k, reason = len(data.sizes), data.why_not()
    if reason:
        return RemlIcc(data.n, k, None, None, None, None, None, reason)
    if data.within == 0:
        between = float(np.var(data.means, ddof=1))
        return RemlIcc(data.n, k, between, 0.0, 1.0, float(data.means.mean()), None)
    rho = data.likeliest_share()
    ratio = rho / (1 - rho)
    sigma2 = data.residual_variance(ratio)
    low, high = data.share_interval(rho)
    return RemlIcc(
        n=data.n,
        groups=k,
        tau2=ratio * sigma2,
        sigma2=sigma2,
        icc=rho,
        mean=data.mean_at(ratio),
        interval=Interval(low, high, "profile restricted likelihood"),
    )


def _said(icc: float | None, n: int, groups: int) -> Sentence:
    if icc is None:
        return say("How much the groups (%(groups)s) differ cannot be told from these answers.", groups=groups)
    if icc <= 0:
        return say(
            "The %(groups)s groups differ no more than chance would make them differ (%(n)s answers).",
            groups=groups,
            n=n,
        )
    return say(
        "About %(share)s of 100 parts of the differences between people lie between the %(groups)s groups, the rest "
        "within them (%(n)s answers).",
        share=round(100 * icc),
        groups=groups,
        n=n,
    )
