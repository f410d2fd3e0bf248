"""Scores of people on a dimension, and what they come to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from benchstats.descriptives import interval_of_mean
from benchstats.errors import InputError
from benchstats.inputs import Floats, GappedTable
from benchstats.results import Interval, Reason, Result, Sentence, say, say_counted
from benchstats.scales import Scale
from benchstats.scoring.table import read_table


@dataclass(frozen=True, slots=True)
class PersonScores(Result):
    """The scores of `n_persons` people on a dimension; `n` of them answered at least half of its items.

    `scores` has one number a person, in the order given, on the scale; None where fewer than half of the items were
    answered. `mean_0_100` is the mean turned to 0-100. `percent_at_least` is the percentage of the scored whose score
    is at least `threshold`: of persons, not of answers. None where it cannot be computed: all without a score,
    `sd_sample` with one, the t `interval` of the mean below 10.
    """

    statistic: ClassVar[str] = "person_scores"

    scale: Scale
    n_persons: int
    n: int
    scores: tuple[float | None, ...]
    mean: float | None
    sd_sample: float | None
    sd_population: float | None
    mean_0_100: float | None
    threshold: float
    percent_at_least: float | None
    interval: Interval | None
    reason: Reason | None

    def sentence(self) -> Sentence:
        """The mean score with its n, in one plain sentence."""
        if self.mean is None:
            return say("Nobody has answered enough of these questions yet.")
        return say_counted(
            "The mean score of %(n)s person is %(mean)s on a scale from %(lowest)s to %(highest)s; "
            "%(left_out)s answered too few of the questions to have a score.",
            "The mean score of %(n)s people is %(mean)s on a scale from %(lowest)s to %(highest)s; "
            "%(left_out)s answered too few of the questions to have a score.",
            decimals=1,
            n=self.n,
            mean=self.mean,
            lowest=self.scale.low,
            highest=self.scale.high,
            left_out=self.n_persons - self.n,
        )


def person_scores(
    answers: GappedTable,
    *,
    scale: Scale,
    reversed_items: Collection[int] = (),
    threshold: float | None = None,
    needed: int | None = None,
) -> PersonScores:
    """Score people on a dimension by the half rule, from answers of shape (persons, items).

    A score is the mean of the answered items where at least ceil(items / 2) of them are answered, else there is none;
    nothing else is filled in. NaN and None are missing. `reversed_items` are column numbers, turned by
    x' = low + high - x; they are stated, never found out. `threshold` is by default the lowest positive answer, 4 on
    1-5. Where a questionnaire states another rule than the half, `needed` is how many answered items it asks for.
    Source: the half rule of Fayers and Machin 2016, Quality of Life, 3rd ed.; equals R `rowMeans` with that rule.

    Raises:
        InputError: when answers form no table, one is not on the scale, a reversed item is not there, the threshold is
            not on the scale, or fewer than one item is needed.
    """
    table = read_table(answers, scale=scale, reversed_items=reversed_items)
    level = float(scale.positive.start if threshold is None else threshold)
    if not scale.low <= level <= scale.high:
        raise InputError(f"a score lies on the scale {scale}, so none can be at least {level}")
    if needed is not None and needed < 1:
        raise InputError(f"a score needs at least one answered item, not {needed}")
    scores = _scored(table, needed)
    scored = scores[~np.isnan(scores)]
    n = scored.size
    mean = float(scored.mean()) if n else None
    sd_sample = float(scored.std(ddof=1)) if n > 1 else None
    return PersonScores(
        scale=scale,
        n_persons=len(table),
        n=n,
        scores=tuple(None if np.isnan(one) else one for one in scores.tolist()),
        mean=mean,
        sd_sample=sd_sample,
        sd_population=float(scored.std()) if n else None,
        mean_0_100=None if mean is None else (mean - scale.low) / (scale.high - scale.low) * 100,
        threshold=level,
        percent_at_least=100 * float((scored >= level).mean()) if n else None,
        interval=interval_of_mean(mean, sd_sample=sd_sample, n=n),
        reason=Reason.TOO_FEW_ANSWERS if n < 2 else None,
    )


def _scored(table: Floats, needed: int | None) -> NDArray[Any]:
    answered = (~np.isnan(table)).sum(axis=1)
    # Whole-number sums divided once, so that a score of exactly 4 is 4.
    sums = np.where(np.isnan(table), 0.0, table).sum(axis=1)
    is_enough = 2 * answered >= table.shape[1] if needed is None else answered >= needed
    return np.where(is_enough, sums / np.maximum(answered, 1), np.nan)
