"""Is a group of one mind? r_wg, r_wg(j) and the average difference from the mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from benchstats.errors import InputError
from benchstats.inputs import Floats, Gapped, GappedTable, vector_with_gaps
from benchstats.reliability.reading import answer_table
from benchstats.results import Interval, Reason, Result, Sentence, finite, say
from benchstats.scales import Scale

SLIGHT_SKEW_VARIANCE = 1.34
"""The variance of answers on 1-5 that lean slightly to one side: 5, 15, 20, 35 and 25 of 100 (LeBreton and Senter)."""

SPLIT_BELOW = 0.50
RWG_USUAL = 0.70


class OneMind(Result):
    """An agreement with its two marks."""

    __slots__ = ()

    value: float | None

    @property
    def is_split(self) -> bool:
        """Whether the views are split: below 0.50. The house asks this of the slight-skew null variance."""
        return self.value is not None and self.value < SPLIT_BELOW

    @property
    def is_usual(self) -> bool:
        """Whether it reaches the usual mark of 0.70 (LeBreton and Senter 2008): a label, no gate."""
        return self.value is not None and self.value >= RWG_USUAL


@dataclass(frozen=True, slots=True)
class WithinAgreement(OneMind):
    """r_wg of `n` answers to one item against `null_variance`; below 0 it is set to 0. `variance` is the sample's.

    None where there are fewer than two answers. There is no interval.
    """

    statistic: ClassVar[str] = "rwg"

    n: int
    null_variance: float
    variance: float | None
    value: float | None
    interval: Interval | None = None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """Whether the group is of one mind."""
        return _said(self.value, self.n)


@dataclass(frozen=True, slots=True)
class ScaleAgreement(OneMind):
    """r_wg(j) of `n` complete rows of `items` items; `variance` is the mean of the items' sample variances."""

    statistic: ClassVar[str] = "rwg_j"

    n: int
    items: int
    null_variance: float
    variance: float | None
    value: float | None
    interval: Interval | None = None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """Whether the group is of one mind."""
        return _said(self.value, self.n)


@dataclass(frozen=True, slots=True)
class MeanDifference(Result):
    """AD_M of `n` complete rows of `items` items, in points of the scale: 0 where all answers are alike."""

    statistic: ClassVar[str] = "ad_m"

    n: int
    items: int
    value: float | None
    interval: Interval | None = None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """How far an answer lies from the group's mean."""
        if self.value is None:
            return say("There are too few answers (%(n)s) to tell how far they lie apart.", n=self.n)
        return say(
            "On average an answer lies %(value)s points from the group's mean (%(n)s people).",
            value=self.value,
            n=self.n,
        )


def uniform_variance(*, scale: Scale) -> float:
    """The variance of answers spread evenly over a scale, (A^2 - 1) / 12 for A values: 2.0 on 1-5.

    Source: James, Demaree and Wolf 1984, Journal of Applied Psychology 69, 85-98.
    """
    return (scale.size**2 - 1) / 12


def rwg(answers: Gapped, *, null_variance: float) -> WithinAgreement:
    """r_wg = 1 - s^2 / v0 of one group's answers to one item, negative -> 0.

    `answers` is a vector; None and NaN are missing. `null_variance` v0 is that of answers given at random: use
    `uniform_variance(scale=...)` and, beside it, 1.34 (`SLIGHT_SKEW_VARIANCE`, on 1-5).
    Source: James, Demaree and Wolf 1984; equals R `multilevel::rwg`.

    Raises:
        InputError: when the answers are no vector, or the null variance is not above 0.
    """
    _check(null_variance)
    values = vector_with_gaps(answers, of="scores")
    values = values[~np.isnan(values)]
    if len(values) < 2:
        return WithinAgreement(len(values), null_variance, None, None, reason=Reason.TOO_FEW_ANSWERS)
    variance = float(np.var(values, ddof=1))
    return WithinAgreement(len(values), null_variance, variance, max(0.0, 1 - variance / null_variance))


def rwg_j(answers: GappedTable, *, null_variance: float) -> ScaleAgreement:
    """r_wg(j) = J(1 - q) / (J(1 - q) + q) with q the mean item variance over v0, of one group; negative -> 0.

    `answers` has one row a person and one column an item, J of them; None and NaN are missing, and only complete rows
    count. `null_variance` as in `rwg`. Source: James, Demaree and Wolf 1984; equals R `multilevel::rwg.j`.

    Raises:
        InputError: when the answers form no table, or the null variance is not above 0.
    """
    _check(null_variance)
    rows = _complete(answers)
    n, items = rows.shape
    if n < 2:
        return ScaleAgreement(n, items, null_variance, None, None, reason=Reason.TOO_FEW_ANSWERS)
    variance = float(np.var(rows, axis=0, ddof=1).mean())
    share = min(variance / null_variance, 1.0)
    agreed = items * (1 - share)
    return ScaleAgreement(n, items, null_variance, variance, agreed / (agreed + share))


def ad_m(answers: GappedTable) -> MeanDifference:
    """AD_M: the mean absolute difference from the group's own mean, over the items, of one group.

    `answers` has one row a person and one column an item; None and NaN are missing, and only complete rows count.
    Source: Burke, Finkelstein and Dusig 1999, Organizational Research Methods 2; equals R `multilevel::ad.m`.

    Raises:
        InputError: when the answers form no table.
    """
    rows = _complete(answers)
    n, items = rows.shape
    if n < 2:
        return MeanDifference(n, items, None, reason=Reason.TOO_FEW_ANSWERS)
    return MeanDifference(n, items, float(np.abs(rows - rows.mean(axis=0)).mean()))


def _complete(answers: GappedTable) -> Floats:
    table = answer_table(answers)
    if table.shape[1] == 0:
        raise InputError("agreement is about at least one item")
    return table[~np.isnan(table).any(axis=1)]


def _check(null_variance: float) -> None:
    if finite(null_variance) is None or null_variance <= 0:
        raise InputError(f"a null variance is above 0, not {null_variance}")


def _said(value: float | None, n: int) -> Sentence:
    if value is None:
        return say("There are too few answers (%(n)s) to tell whether the group is of one mind.", n=n)
    if value < SPLIT_BELOW:
        return say("Views in this group are split (%(n)s people).", n=n)
    if value < RWG_USUAL:
        return say("This group is partly of one mind (%(n)s people).", n=n)
    return say("This group is largely of one mind (%(n)s people).", n=n)
