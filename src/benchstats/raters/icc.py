"""The six intraclass correlations of raters."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import ClassVar

import numpy as np
from scipy import special

from benchstats.errors import InputError
from benchstats.inputs import NOTHING, Floats, GappedTable, table_with_gaps
from benchstats.quantiles import LEVEL
from benchstats.results import Interval, Reason, Result, Sentence, finite, say


@dataclass(frozen=True, slots=True)
class IccValue:
    """One of the six, with its 95 % interval; None where it cannot be computed."""

    value: float | None
    interval: Interval | None


_NOTHING = IccValue(None, None)


@dataclass(frozen=True, slots=True)
class RaterIcc(Result):
    """The intraclass correlations of `n` plans that all `raters` raters rated.

    `icc1` one-way, `icc2` two-way random with absolute agreement, `icc3` two-way mixed with consistency, each of a
    single rating; with `_k` of the mean of all raters. ICC(2,k) is the one for scores that are used. `interval` is its
    interval. The mean squares are of plans, within plans, raters and the rest.
    """

    statistic: ClassVar[str] = "rater_icc"

    n: int
    raters: int
    ms_plans: float | None = None
    ms_within: float | None = None
    ms_raters: float | None = None
    ms_rest: float | None = None
    icc1: IccValue = _NOTHING
    icc2: IccValue = _NOTHING
    icc3: IccValue = _NOTHING
    icc1_k: IccValue = _NOTHING
    icc2_k: IccValue = _NOTHING
    icc3_k: IccValue = _NOTHING
    reason: Reason | None = None

    @property
    def interval(self) -> Interval | None:
        """The interval of ICC(2,k)."""
        return self.icc2_k.interval

    def sentence(self) -> Sentence:
        """How far the mean of the raters can be relied on."""
        if self.icc2_k.value is None:
            return say("How far these ratings can be relied on cannot be told (plans: %(n)s).", n=self.n)
        return say(
            "About %(share)s of 100 parts of the differences in the mean of %(raters)s raters come from the %(n)s "
            "plans themselves.",
            share=max(0, round(100 * self.icc2_k.value)),
            raters=self.raters,
            n=self.n,
        )


def rater_icc(ratings: GappedTable) -> RaterIcc:
    """ICC(1,1), (2,1), (3,1), (1,k), (2,k), (3,k), each with its F interval; ICC(2,.) by Satterthwaite's degrees.

    `ratings` has one row a plan and one column a rater; None and NaN are gaps, and plans with a gap are left out.
    Nothing is clipped: a value may be below 0. Source: Shrout and Fleiss 1979, Psychological Bulletin 86, 420-428;
    McGraw and Wong 1996, Psychological Methods 1. Equals R `psych::ICC(lmer = FALSE)` and `irr::icc`.

    Raises:
        InputError: when the ratings form no table of at least two raters.
    """
    table = table_with_gaps(ratings, of="ratings", row="a plan", column="a rater")
    k = table.shape[1]
    if k < 2:
        raise InputError(f"agreement needs at least two raters, not {k}")
    rows = table[~np.isnan(table).any(axis=1)]
    n = len(rows)
    if n < 2:
        return RaterIcc(n, k, reason=Reason.TOO_FEW_ANSWERS)
    squares = _mean_squares(rows)
    if squares.plans + squares.within == 0:
        return RaterIcc(n, k, 0.0, 0.0, 0.0, 0.0, reason=Reason.NO_VARIATION)
    icc1, icc1_k = _one_error(squares.plans, squares.within, k, (n - 1, n * (k - 1)))
    icc3, icc3_k = _one_error(squares.plans, squares.rest, k, (n - 1, (n - 1) * (k - 1)))
    icc2, icc2_k = _absolute(squares, n, k)
    return RaterIcc(
        n, k, squares.plans, squares.within, squares.raters, squares.rest, icc1, icc2, icc3, icc1_k, icc2_k, icc3_k
    )


@dataclass(frozen=True, slots=True)
class _MeanSquares:
    plans: float
    within: float
    raters: float
    rest: float


def _mean_squares(rows: Floats) -> _MeanSquares:
    n, k = rows.shape
    shifted = rows - rows.mean()
    by_plan, by_rater = shifted.mean(axis=1), shifted.mean(axis=0)
    all_of_it = float((shifted**2).sum())
    plans, raters = k * float((by_plan**2).sum()), n * float((by_rater**2).sum())
    within = float(((shifted - by_plan[:, None]) ** 2).sum())
    rest = float(((shifted - by_plan[:, None] - by_rater[None, :]) ** 2).sum())
    least = NOTHING * all_of_it
    plans, within, raters, rest = (part if part > least else 0.0 for part in (plans, within, raters, rest))
    return _MeanSquares(plans / (n - 1), within / (n * (k - 1)), raters / (k - 1), rest / ((n - 1) * (k - 1)))


def _one_error(plans: float, error: float, k: int, degrees: tuple[int, int]) -> tuple[IccValue, IccValue]:
    """ICC(1) or ICC(3), of one rating and of k, with one mean square for the error."""
    single = (plans - error) / (plans + (k - 1) * error) if plans + error > 0 else None
    of_mean = (plans - error) / plans if plans > 0 else None
    if error == 0 or plans == 0:
        return IccValue(single, None), IccValue(of_mean, None)
    tail, (between, within) = (1 + LEVEL) / 2, degrees
    low = plans / error / float(special.fdtri(between, within, tail))
    high = plans / error * float(special.fdtri(within, between, tail))
    one = Interval((low - 1) / (low + k - 1), (high - 1) / (high + k - 1), "F")
    return IccValue(single, one), IccValue(of_mean, Interval(1 - 1 / low, 1 - 1 / high, "F"))


def _absolute(squares: _MeanSquares, n: int, k: int) -> tuple[IccValue, IccValue]:
    """ICC(2), of one rating and of k: raters count as error too."""
    plans, raters, rest = squares.plans, squares.raters, squares.rest
    whole = plans + (k - 1) * rest + k * (raters - rest) / n
    of_mean = plans + (raters - rest) / n
    single = (plans - rest) / whole if whole > 0 else None
    mean = (plans - rest) / of_mean if of_mean > NOTHING * (plans + raters + rest) else None
    one = None if single is None or 1 - single < NOTHING else _absolute_interval(squares, n, k, single)
    return IccValue(single, one), IccValue(mean, None if mean is None else _stepped_up(one, k))


def _absolute_interval(squares: _MeanSquares, n: int, k: int, single: float) -> Interval | None:
    plans, raters, rest = squares.plans, squares.raters, squares.rest
    a = k * single / (n * (1 - single))
    b = 1 + k * single * (n - 1) / (n * (1 - single))
    below = (a * raters) ** 2 / (k - 1) + (b * rest) ** 2 / ((n - 1) * (k - 1))
    degrees = (a * raters + b * rest) ** 2 / below if below > 0 else inf
    up, down = (special.fdtri(*both, (1 + LEVEL) / 2) for both in ((n - 1, degrees), (degrees, n - 1)))
    error = k * raters + (k * n - k - n) * rest
    low = finite(n * (plans - up * rest) / (up * error + n * plans))
    high = finite(n * (down * plans - rest) / (error + n * down * plans))
    return None if low is None or high is None else Interval(low, high, "F, Satterthwaite")


def _stepped_up(one: Interval | None, k: int) -> Interval | None:
    """The interval of the mean of k raters, by the Spearman-Brown formula; None where it has no finite end."""
    if one is None or 1 + (k - 1) * one.low <= 0:
        return None
    low, high = (k * end / (1 + (k - 1) * end) for end in (one.low, one.high))
    return Interval(low, high, one.method)
