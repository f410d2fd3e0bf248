"""The percentage of positive answers to a dimension: a mean over its items, not over its people."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from benchstats.errors import InputError
from benchstats.inputs import GappedTable
from benchstats.results import Reason, Result, Sentence, say
from benchstats.scales import Scale
from benchstats.scoring.table import read_table


@dataclass(frozen=True, slots=True)
class CompositePositive(Result):
    """The mean over items of each item's percentage of positive answers; `n` people answered at least one item.

    The items' denominators `item_n` differ. Who answered too few items for a score still counts in the items. `percent`
    is None where an item has no answer at all: a mean over other items would be another measure. It is not the
    percentage of people with a high score; only one of the two is shown, and named.
    """

    statistic: ClassVar[str] = "composite_positive"

    positive: tuple[int, ...]
    n_persons: int
    n: int
    item_n: tuple[int, ...]
    item_percent_positive: tuple[float | None, ...]
    percent: float | None
    reason: Reason | None

    @property
    def interval(self) -> None:
        """None is offered: the same people answered several items."""
        return None

    def sentence(self) -> Sentence:
        """The composite with its n, in one plain sentence."""
        if self.percent is None:
            return say("At least one of these questions has no answers yet.")
        return say(
            "On average over the questions (%(items)s) %(percent)s %% of the answers are positive (people: %(n)s).",
            decimals=0,
            items=len(self.item_n),
            percent=self.percent,
            n=self.n,
        )


def composite_positive(
    answers: GappedTable,
    *,
    scale: Scale,
    reversed_items: Collection[int] = (),
    positive: Collection[int] | None = None,
) -> CompositePositive:
    """The composite percent positive of a dimension, from answers of shape (persons, items).

    NaN and None are missing. `positive` are the answers that count, after reversed items are turned; by default those
    above the middle of the scale, 4 and 5 on 1-5. Source: AHRQ, Surveys on Patient Safety Culture, composite measure
    scores; equals R `mean(colMeans(x >= 4, na.rm = TRUE))`.

    Raises:
        InputError: when answers form no table, one is not on the scale, or a reversed item or positive answer is not
            there.
    """
    counted = tuple(sorted(set(scale.positive if positive is None else positive)))
    if strange := set(counted) - set(scale.values):
        raise InputError(f"the scale {scale} has no answer {min(strange)}")
    table = read_table(answers, scale=scale, reversed_items=reversed_items)
    is_answered = ~np.isnan(table)
    item_n = is_answered.sum(axis=0).tolist()
    hits = np.isin(table, counted).sum(axis=0).tolist()
    percents = [100 * hit / n if n else None for hit, n in zip(hits, item_n, strict=True)]
    known = [one for one in percents if one is not None]
    is_whole = len(known) == len(percents)
    return CompositePositive(
        positive=counted,
        n_persons=len(table),
        n=int(is_answered.any(axis=1).sum()),
        item_n=tuple(item_n),
        item_percent_positive=tuple(percents),
        percent=sum(known) / len(known) if is_whole else None,
        reason=None if is_whole else Reason.TOO_FEW_ANSWERS,
    )
