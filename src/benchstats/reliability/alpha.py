"""Cronbach's alpha, its interval and what each item adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np
from scipy import special

from benchstats.inputs import NOTHING, Floats, GappedTable, in_order, labels_of
from benchstats.quantiles import LEVEL
from benchstats.reliability.reading import answer_table, scale_table
from benchstats.results import Interval, Reason, Result, Sentence, say


@dataclass(frozen=True, slots=True)
class CronbachAlpha(Result):
    """Alpha of `n` complete rows of `items` items, with what each item adds, in the order of the items.

    `value` is of the raw items, `standardised` of items brought to one variance; both may be negative. None is what
    cannot be computed: everything where the total score does not vary, `if_dropped` of two items, the correlations of
    an item that does not vary. `total_variance` divides by n - 1.
    """

    statistic: ClassVar[str] = "cronbach_alpha"

    n: int
    items: int
    value: float | None
    standardised: float | None
    interval: Interval | None
    average_r: float | None
    if_dropped: tuple[float | None, ...]
    item_total: tuple[float | None, ...]
    total_variance: float | None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """The consistency in words, for those who make the questions."""
        return _said(self.value, self.n, self.items)


@dataclass(frozen=True, slots=True)
class WithinAlpha(Result):
    """Alpha of `n` complete rows around the means of their `groups` groups; a group of one adds nothing."""

    statistic: ClassVar[str] = "alpha_within"

    n: int
    groups: int
    items: int
    value: float | None
    interval: Interval | None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """The consistency within groups in words, for those who make the questions."""
        return _said(self.value, self.n, self.items)


def cronbach_alpha(answers: GappedTable) -> CronbachAlpha:
    """Cronbach's alpha, raw and standardised, with Feldt's interval, alpha without each item, item-total correlations.

    `answers` has one row a person and one column an item, reversed items already turned; None and NaN are missing, and
    only complete rows count. Nothing is turned by itself, and a negative alpha stays negative.
    Source: Cronbach 1951, Psychometrika 16; Feldt 1965, Psychometrika 30. Equals R `psych::alpha(check.keys = FALSE)`
    and `psych::alpha.ci`.

    Raises:
        InputError: when the answers form no table of at least two items.
    """
    rows = scale_table(answers)
    n, items = rows.shape
    nothing = (None,) * items
    if n < 2:
        return CronbachAlpha(n, items, None, None, None, None, nothing, nothing, None, Reason.TOO_FEW_ANSWERS)
    covariance = np.cov(rows, rowvar=False)
    total = _total(covariance)
    value = _alpha(covariance)
    correlations = _correlations(covariance)
    return CronbachAlpha(
        n=n,
        items=items,
        value=value,
        standardised=None if correlations is None else _alpha(correlations),
        interval=feldt_interval(value, degrees=n - 1, items=items),
        average_r=None if correlations is None else (float(correlations.sum()) - items) / (items * (items - 1)),
        if_dropped=tuple(_without(covariance, item) for item in range(items)),
        item_total=tuple(_item_total(covariance, item) for item in range(items)),
        total_variance=total,
        reason=Reason.NO_VARIATION if value is None else None,
    )


def alpha_within(answers: GappedTable, *, groups: Sequence[object]) -> WithinAlpha:
    """Alpha of the answers around their own group's means: differences between organisations would inflate it.

    `groups` has one label for each row of `answers`, complete or not. The interval is Feldt's with n minus the number
    of groups for n - 1. Source: Cronbach 1951, Psychometrika 16, on the pooled within-group covariance matrix, as in R
    `psych::statsBy(...)$rwg` with its variances.

    Raises:
        InputError: when the answers form no table of at least two items, or labels are missing.
    """
    table, rows = answer_table(answers), scale_table(answers)
    labels = labels_of(groups, size=len(table))
    is_complete = [not np.isnan(row).any() for row in table]
    n, items = rows.shape
    names, where = in_order([label for label, kept in zip(labels, is_complete, strict=True) if kept])
    degrees = n - len(names)
    if degrees < 1:
        return WithinAlpha(n, len(names), items, None, None, Reason.TOO_FEW_ANSWERS)
    sums = np.zeros((len(names), items))
    np.add.at(sums, where, rows)
    centred = rows - (sums / np.bincount(where)[:, None])[where]
    value = _alpha(centred.T @ centred / degrees)
    interval = feldt_interval(value, degrees=degrees, items=items)
    return WithinAlpha(n, len(names), items, value, interval, Reason.NO_VARIATION if value is None else None)


def feldt_interval(alpha: float | None, *, degrees: int, items: int) -> Interval | None:
    """Feldt's interval from `degrees` of freedom between persons; None where there is no alpha."""
    if alpha is None:
        return None
    beyond = degrees * (items - 1)
    tail = (1 - LEVEL) / 2
    low = 1 - (1 - alpha) * float(special.fdtri(degrees, beyond, 1 - tail))
    high = 1 - (1 - alpha) * float(special.fdtri(degrees, beyond, tail))
    return Interval(low, high, "Feldt")


def _total(covariance: Floats) -> float:
    """The variance of the total score; exactly 0 where only rounding is left of it."""
    total = float(covariance.sum())
    return 0.0 if total <= NOTHING * float(np.trace(covariance)) else total


def _alpha(covariance: Floats) -> float | None:
    items, total = len(covariance), _total(covariance)
    return None if total == 0 else items / (items - 1) * (1 - float(np.trace(covariance)) / total)


def _correlations(covariance: Floats) -> Floats | None:
    spread = np.sqrt(np.diag(covariance))
    return None if (spread == 0).any() else covariance / np.outer(spread, spread)


def _without(covariance: Floats, item: int) -> float | None:
    if len(covariance) < 3:
        return None
    return _alpha(np.delete(np.delete(covariance, item, axis=0), item, axis=1))


def _item_total(covariance: Floats, item: int) -> float | None:
    """The correlation of an item with the sum of the others."""
    own = float(covariance[item, item])
    with_others = float(covariance[item].sum()) - own
    others = _total(np.delete(np.delete(covariance, item, axis=0), item, axis=1))
    return None if own == 0 or others == 0 else with_others / sqrt(own * others)


def _said(value: float | None, n: int, items: int) -> Sentence:
    if value is None:
        return say("How well the questions (%(items)s) belong together cannot be said yet.", items=items)
    if value < 0:
        return say(
            "These %(items)s questions pull in different directions (%(n)s complete answers): please check whether one "
            "of them is worded the other way round.",
            items=items,
            n=n,
        )
    return say(
        "About %(share)s of 100 parts of the differences in the score of these %(items)s questions are shared by all "
        "of them (%(n)s complete answers).",
        share=round(100 * value),
        items=items,
        n=n,
    )
