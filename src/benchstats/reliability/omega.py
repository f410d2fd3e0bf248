"""Omega total: how much of a scale score is its common factor."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np

from benchstats.inputs import Floats, GappedTable
from benchstats.intervals import normal_interval
from benchstats.reliability.factor import one_factor, parameter_covariance
from benchstats.reliability.reading import scale_table
from benchstats.results import Interval, Reason, Result, Sentence, say


@dataclass(frozen=True, slots=True)
class OmegaTotal(Result):
    """Omega of `n` complete rows; `loadings` and `uniquenesses` are standardised, one an item.

    A Heywood case (an item that is all common factor) has a value but no interval.
    """

    statistic: ClassVar[str] = "omega_total"

    n: int
    items: int
    value: float | None
    interval: Interval | None
    loadings: tuple[float, ...] = ()
    uniquenesses: tuple[float, ...] = ()
    is_heywood: bool = False
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """The share of the common factor in words, for those who make the questions."""
        if self.value is None:
            return say("What the questions (%(items)s) have in common cannot be said yet.", items=self.items)
        return say(
            "About %(share)s of 100 parts of the differences in the score come from what all %(items)s questions have "
            "in common (%(n)s complete answers).",
            share=round(100 * self.value),
            items=self.items,
            n=self.n,
        )


def omega_total(answers: GappedTable) -> OmegaTotal:
    """Omega total, (sum of loadings)^2 over that plus the error variances, of a one-factor maximum-likelihood fit.

    `answers` has one row a person and one column an item, reversed items already turned; None and NaN are missing, and
    only complete rows count. It needs 3 items of which none is determined by the others, and more rows than items. The
    interval is the delta method's. Source: McDonald 1999, Test Theory; equals R `lavaan::cfa(std.lv = TRUE)` with
    `omega := sum(l)^2 / (sum(l)^2 + sum(e))`, but for Heywood cases, where a uniqueness is kept at 0.005.

    Raises:
        InputError: when the answers form no table of at least two items.
    """
    rows = scale_table(answers)
    n, items = rows.shape
    if n <= items:
        return OmegaTotal(n, items, None, None, reason=Reason.TOO_FEW_ANSWERS)
    spread = rows.std(axis=0)
    if (np.ptp(rows, axis=0) == 0).any():
        return OmegaTotal(n, items, None, None, reason=Reason.NO_VARIATION)
    factor = one_factor(np.asarray(np.corrcoef(rows, rowvar=False), dtype=float))
    if factor is None:
        return OmegaTotal(n, items, None, None, reason=Reason.NOT_IDENTIFIED)
    loadings, errors = spread * factor.loadings, spread**2 * factor.uniquenesses
    common, left = float(loadings.sum()) ** 2, float(errors.sum())
    return OmegaTotal(
        n=n,
        items=items,
        value=common / (common + left),
        interval=None if factor.is_heywood else _delta_interval(loadings, errors, n),
        loadings=_plain(factor.loadings),
        uniquenesses=_plain(factor.uniquenesses),
        is_heywood=factor.is_heywood,
    )


def _plain(numbers: Floats) -> tuple[float, ...]:
    return tuple(float(number) for number in numbers)


def _delta_interval(loadings: Floats, errors: Floats, n: int) -> Interval | None:
    covariance = parameter_covariance(loadings, errors, n=n)
    if covariance is None:
        return None
    total, left = float(loadings.sum()), float(errors.sum())
    whole = (total**2 + left) ** 2
    slope = np.concatenate([np.full(len(loadings), 2 * total * left), np.full(len(errors), -(total**2))]) / whole
    error = sqrt(max(float(slope @ covariance @ slope), 0.0))
    return normal_interval(total**2 / (total**2 + left), error=error, method="delta method")
