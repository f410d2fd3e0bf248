"""Ordinal alpha: a look at the continuous scale behind the answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from benchstats.inputs import NOTHING, GappedTable
from benchstats.reliability.polychoric import polychoric_matrix
from benchstats.reliability.reading import scale_table
from benchstats.results import Interval, Reason, Result, Sentence, say

ORDINAL_FROM = 200
"""Fewest complete answers from which polychoric correlations are steady enough to be judged by."""


@dataclass(frozen=True, slots=True)
class OrdinalAlpha(Result):
    """Standardised alpha of the polychoric `correlations` of `n` complete rows; there is no interval.

    `is_steady` says whether there were enough rows; the value is given either way.
    """

    statistic: ClassVar[str] = "ordinal_alpha"

    n: int
    items: int
    value: float | None
    correlations: tuple[tuple[float, ...], ...] = ()
    interval: Interval | None = None
    reason: Reason | None = None

    @property
    def is_steady(self) -> bool:
        """Whether there are the 200 complete rows that it needs."""
        return self.n >= ORDINAL_FROM

    def sentence(self) -> Sentence:
        """What it says of the scale behind the answers, for those who make the questions."""
        if self.value is None or not self.is_steady:
            return say(
                "There are not yet enough varied answers (%(n)s) for a look at the scale behind the "
                "questions (%(items)s).",
                n=self.n,
                items=self.items,
            )
        if self.value < 0:
            return say(
                "On the scale thought to lie behind the answers the %(items)s questions pull in different directions "
                "(%(n)s complete answers).",
                items=self.items,
                n=self.n,
            )
        return say(
            "On the scale thought to lie behind the answers the %(items)s questions share about %(share)s of 100 parts "
            "(%(n)s complete answers); the score that is shown is another matter.",
            items=self.items,
            share=round(100 * self.value),
            n=self.n,
        )


def ordinal_alpha(answers: GappedTable) -> OrdinalAlpha:
    """Standardised alpha of the two-step polychoric matrix: a diagnostic of the latent scale only.

    It is not the reliability of the score that is shown (Chalmers 2018, Educational and Psychological Measurement 78).
    `answers` has one row a person and one column an item; None and NaN are missing, and only complete rows count.
    Source: Zumbo, Gadermann and Zeisser 2007, JMASM 6; R `psych::polychoric(correct = 0)`.

    Raises:
        InputError: when the answers form no table of at least two items.
    """
    rows = scale_table(answers)
    n, items = rows.shape
    if n < 2:
        return OrdinalAlpha(n, items, None, reason=Reason.TOO_FEW_ANSWERS)
    if (np.ptp(rows, axis=0) == 0).any():
        return OrdinalAlpha(n, items, None, reason=Reason.NO_VARIATION)
    matrix = polychoric_matrix(rows)
    total = float(matrix.sum())
    value = items / (items - 1) * (1 - items / total) if total > NOTHING * items else None
    correlations = tuple(tuple(float(one) for one in row) for row in matrix)
    return OrdinalAlpha(n, items, value, correlations, reason=Reason.NO_VARIATION if value is None else None)
