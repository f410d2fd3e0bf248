"""Hughes's alpha: the analysis of variance behind alpha, with a jackknife interval that is honest for few units."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import ClassVar, Literal, TypeAlias

import numpy as np

from benchstats.errors import InputError
from benchstats.quantiles import t_quantile
from benchstats.raters.distances import squared_distances
from benchstats.raters.firmness import Alpha
from benchstats.raters.krippendorff import said
from benchstats.raters.reading import Cell, Floats, counted
from benchstats.results import Interval, Reason, Sentence

FixedLevel: TypeAlias = Literal["nominal", "interval", "ratio"]


@dataclass(frozen=True, slots=True)
class HughesAlpha(Alpha):
    """Hughes's alpha of `n` units rated twice or more: between them `msa`, within them `mse`, mean size `size`.

    The value is None where nothing can be paired or nothing varies; the interval also where leaving out one unit
    leaves no disagreement, or no difference between units, to take a logarithm of.
    """

    statistic: ClassVar[str] = "hughes_alpha"

    n: int
    level: FixedLevel
    value: float | None
    msa: float | None
    mse: float | None
    size: float | None
    interval: Interval | None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """What the ratings may be used for; below 20 units how little is known comes first."""
        return said(self.value, self.interval, self.n)


def hughes_alpha(ratings: Iterable[Iterable[Cell]], *, level: FixedLevel = "interval") -> HughesAlpha:
    """Alpha as (MSA/MSE - 1) / (MSA/MSE + size - 1), with a jackknife interval over units on log(MSA/MSE).

    `ratings` as in `krippendorff_alpha`; a unit that fewer than two raters rated is left out, as it is there. The
    distance must not depend on the sample, so there is no ordinal level: take `interval` for an ordinal scale, as the
    reference does. Source: Hughes 2022, arXiv 2210.13265; equals R `krippendorffsalpha` 2.0, `method = "analytical"`,
    on the units rated twice or more (it keeps units with one rating where the table has them).

    Raises:
        InputError: when the ratings form no table, or do not suit the level.
    """
    if level not in ("nominal", "interval", "ratio"):
        raise InputError(f"the level is one of nominal, interval, ratio, not {level!r}")
    found = counted(ratings, numeric=level != "nominal").pairable
    n = len(found.counts)
    if n < 3:
        return HughesAlpha(n, level, None, None, None, None, None, Reason.TOO_FEW_ANSWERS)
    sums = _Sums(found.counts, squared_distances(found.values, level=level))
    msa, mse = sums.mean_squares()
    size = sums.mean_size
    if msa + (size - 1) * mse <= 0:
        return HughesAlpha(n, level, None, msa, mse, size, None, Reason.NO_VARIATION)
    value = (msa - mse) / (msa + (size - 1) * mse)
    return HughesAlpha(n, level, value, msa, mse, size, _interval(sums, msa, mse))


class _Sums:
    """The sums behind the mean squares, of all units and without one, from pair sums within and between units."""

    def __init__(self, counts: Floats, distances: Floats) -> None:
        self.sizes = counts.sum(axis=1)
        self.n = len(counts)
        reached = counts @ distances
        # Sums over pairs: half of what is added up both ways.
        self.inside = (reached * counts).sum(axis=1) / 2
        self.to_others = reached @ counts.sum(axis=0) - 2 * self.inside
        self.all_pairs = float(self.inside.sum() + self.to_others.sum() / 2)
        self.within = self.inside / (self.sizes - 1)

    @property
    def mean_size(self) -> float:
        total = float(self.sizes.sum())
        return (total - float((self.sizes**2).sum()) / total) / (self.n - 1)

    def mean_squares(self, without: int | None = None) -> tuple[float, float]:
        """MSA and MSE, of all units or without one."""
        gone = np.zeros(self.n, dtype=bool)
        if without is not None:
            gone[without] = True
        units, total = self.n - int(gone.sum()), float(self.sizes[~gone].sum())
        pairs = self.all_pairs - float((self.inside + self.to_others)[gone].sum())
        mse = float(self.within[~gone].sum()) / total
        return (pairs / total - (total - units) * mse) / (units - 1), mse


def _interval(sums: _Sums, msa: float, mse: float) -> Interval | None:
    if min(msa, mse) <= 0:
        return None
    whole = log(msa / mse)
    pseudo = []
    for unit in range(sums.n):
        between, within = sums.mean_squares(without=unit)
        if min(between, within) <= 0:
            return None
        pseudo.append(sums.n * whole - (sums.n - 1) * log(between / within))
    half = t_quantile(sums.n - 1) * sqrt(float(np.var(pseudo, ddof=1)) / sums.n)
    low, high = (_back(end, sums.mean_size) for end in (whole - half, whole + half))
    return Interval(low, high, "jackknife on log(MSA/MSE)")


def _back(logarithm: float, size: float) -> float:
    """Alpha from log(MSA/MSE), whose exponential may pass what a float holds."""
    over = exp(min(logarithm, 700.0))
    return (over - 1) / (over - 1 + size)
