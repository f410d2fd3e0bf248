"""Kendall's tau-b of two performances of the same organisations."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np
from numpy.random import Generator

from benchstats.inputs import Floats, Gapped, complete_pairs
from benchstats.relationships.arranging import DRAWS, PermutationP
from benchstats.relationships.correlation import permuted, why_not
from benchstats.relationships.products import of_signs
from benchstats.relationships.telling import correlation_told
from benchstats.results import Interval, Reason, Result, Sentence


@dataclass(frozen=True, slots=True)
class KendallCorrelation(Result):
    """Kendall's tau-b of `n` complete pairs, which corrects for ties, and its permutation test; no interval."""

    statistic: ClassVar[str] = "kendall_tau_b"

    n: int
    tau_b: float | None
    permutation: PermutationP | None
    reason: Reason | None
    interval: Interval | None = None

    def sentence(self) -> Sentence:
        """The correlation, for coordinators."""
        return correlation_told(self.tau_b, self.n, None)


def kendall(
    first: Gapped, second: Gapped, *, draws: int = DRAWS, generator: Generator | None = None
) -> KendallCorrelation:
    """Kendall's tau-b of two rows of scores; None and NaN are missing.

    The permutation p is exact up to 9 pairs and needs a generator above.
    Source: Kendall 1945, Biometrika 33 (ties); equals SciPy `kendalltau`.

    Raises:
        InputError: when the rows are not of one length or hold what is no number.
    """
    x, y = complete_pairs(first, second)
    reason = why_not(x, y)
    if reason:
        return KendallCorrelation(x.size, None, None, reason)
    balance, pairs = of_signs(x, y)
    concordance = float(balance(np.arange(x.size)[None, :])[0])
    tau_b = concordance / sqrt((pairs - _tied_pairs(x)) * (pairs - _tied_pairs(y)))
    permutation = permuted((balance, pairs), x.size, draws, generator)
    return KendallCorrelation(x.size, max(-1.0, min(1.0, tau_b)), permutation, None)


def _tied_pairs(values: Floats) -> float:
    sizes = np.unique(values, return_counts=True)[1]
    return float((sizes * (sizes - 1) // 2).sum())
