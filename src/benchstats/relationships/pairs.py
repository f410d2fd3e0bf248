"""Every pair of dimensions looked at together, with p values adjusted for how many there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar, Literal

import numpy as np

from benchstats.errors import InputError
from benchstats.multiplicity import benjamini_hochberg, benjamini_yekutieli, holm
from benchstats.relationships.correlation import product_moment, t_test
from benchstats.relationships.inputs import Floats, GappedTable, complete_pairs, midranks, varies
from benchstats.results import Interval, Result, Sentence, say

Q = 0.10
"""The false discovery rate that screens keep."""

Coefficient = Literal["spearman", "pearson"]


@dataclass(frozen=True, slots=True)
class ScreenedPair:
    """One pair of dimensions by their columns; None where `n` complete organisations are under 3 or do not vary."""

    first: int
    second: int
    n: int
    correlation: float | None
    p_value: float | None
    p_benjamini_hochberg: float | None
    p_benjamini_yekutieli: float | None
    p_holm: float | None
    passes: bool


@dataclass(frozen=True, slots=True)
class PairScreen(Result):
    """All pairs of the dimensions of `n` organisations; a pair passes at a false discovery rate of `q` or less."""

    statistic: ClassVar[str] = "pair_screen"

    n: int
    coefficient: Coefficient
    q: float
    pairs: tuple[ScreenedPair, ...]
    interval: Interval | None = None

    def sentence(self) -> Sentence:
        """How many pairs stand out, and of how many."""
        passing = sum(pair.passes for pair in self.pairs)
        if not passing:
            return say(
                "Pairs of topics that stand out from chance across %(n)s organisations: none of %(pairs)s.",
                pairs=len(self.pairs),
                n=self.n,
            )
        return say(
            "Pairs of topics that stand out from chance across %(n)s organisations: %(passing)s of %(pairs)s; part of "
            "that can be chance in the answers, which this look does not take off.",
            pairs=len(self.pairs),
            n=self.n,
            passing=passing,
        )


def all_pairs(scores: GappedTable, *, coefficient: Coefficient = "spearman", q: float = Q) -> PairScreen:
    """Correlate every pair of columns of an (organisations, dimensions) table; None and NaN are missing.

    The t approximation gives the p values, which are adjusted over all pairs that have one: Benjamini-Hochberg,
    Benjamini-Yekutieli and Holm. This is the naive screen, for comparison: its scores share sampling error, so use
    `relationship_evidence` for what may be said.
    Source: SciPy `spearmanr`; Benjamini and Hochberg 1995, JRSS B 57; Benjamini and Yekutieli 2001, Annals of
    Statistics 29; Holm 1979, Scandinavian Journal of Statistics 6.

    Raises:
        InputError: when the scores are no table, or q is not between 0 and 1.
    """
    table = score_table(scores)
    if not 0 < q < 1:  # also true for NaN
        raise InputError(f"a false discovery rate lies between 0 and 1, not {q}")
    if coefficient not in ("spearman", "pearson"):
        raise InputError(f"a coefficient is spearman or pearson, not {coefficient}")
    columns = list(combinations(range(table.shape[1]), 2))
    found = [_correlated(table[:, one], table[:, other], coefficient) for one, other in columns]
    adjusted = [adjusted_with_gaps([p for _, _, p in found], by) for by in ADJUSTMENTS]
    pairs = tuple(
        ScreenedPair(one, other, n, r, p, bh, by, step, bh is not None and bh <= q)
        for (one, other), (n, r, p), bh, by, step in zip(columns, found, *adjusted, strict=True)
    )
    return PairScreen(n=table.shape[0], coefficient=coefficient, q=float(q), pairs=pairs)


ADJUSTMENTS = (benjamini_hochberg, benjamini_yekutieli, holm)


def score_table(scores: GappedTable) -> Floats:
    """Scores as a table of organisations by dimensions, NaN where missing.

    Raises:
        InputError: when they are no table of finite numbers, or there are fewer than two dimensions.
    """
    try:
        table = np.array(scores, dtype=float)
    except (TypeError, ValueError):
        raise InputError("scores form a table: a row for each organisation, a column for each dimension") from None
    if table.ndim != 2 or table.shape[1] < 2 or np.isinf(table).any():
        raise InputError("scores form a table of finite numbers with at least two columns")
    return table


def adjusted_with_gaps(
    p_values: Sequence[float | None], by: Callable[[Sequence[float]], tuple[float, ...]]
) -> list[float | None]:
    """Adjusted p values in their places; what has none has no adjusted one and does not count."""
    known = iter(by([p for p in p_values if p is not None]))
    return [None if p is None else float(next(known)) for p in p_values]


def _correlated(x: Floats, y: Floats, coefficient: Coefficient) -> tuple[int, float | None, float | None]:
    x, y = complete_pairs(x, y)
    if x.size < 3 or not varies(x) or not varies(y):
        return x.size, None, None
    if coefficient == "spearman":
        x, y = midranks(x), midranks(y)
    r = product_moment(x, y)
    return x.size, r, t_test(r, x.size)
