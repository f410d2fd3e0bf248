"""Gwet's AC1 and AC2: agreement that stays sensible where nearly all answers are alike."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np

from benchstats.quantiles import t_quantile
from benchstats.raters.krippendorff import said
from benchstats.raters.reading import Cell, Floats, counted_on
from benchstats.raters.weights import Weighting, agreement_weights, level_list
from benchstats.results import Interval, Reason, Result, Sentence
from benchstats.scales import Scale


@dataclass(frozen=True, slots=True)
class GwetAc(Result):
    """AC1 (unweighted) or AC2 (weighted) of `n` units with a rating, of which `paired` have two or more.

    `observed` and `expected` are the weighted agreement seen and that by chance. The interval is cut at 1; there is
    none of fewer than two units, or where all ratings of every unit agree.
    """

    statistic: ClassVar[str] = "gwet_ac"

    n: int
    paired: int
    raters: int
    levels: tuple[Hashable, ...]
    weights: Weighting
    value: float | None
    se: float | None
    observed: float | None
    expected: float | None
    interval: Interval | None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """What the ratings may be used for."""
        return said(self.value, self.interval, self.paired)


def gwet_ac(ratings: Iterable[Iterable[Cell]], *, levels: Scale | Sequence[Hashable], weights: Weighting) -> GwetAc:
    """Gwet's AC1 (`unweighted`) or AC2 (`linear`, `quadratic`) of two or more raters, with gaps.

    `ratings` has one row a unit and one column a rater; None and NaN are gaps. `levels` is the whole scale, lowest
    first; nearness is counted in levels. The standard error is that of the units, raters taken as given.
    Source: Gwet 2008, British Journal of Mathematical and Statistical Psychology 61; Gwet 2014, Handbook of
    Inter-Rater Reliability, 4th edition, 4-5. Equals R `irrCAC::gwet.ac1.raw` with `categ.labels`.

    Raises:
        InputError: when the ratings form no table, one is no level, or levels repeat.
    """
    found = counted_on(ratings, levels=level_list(levels))
    counts = found.counts[found.counts.sum(axis=1) > 0]
    weighting = agreement_weights(len(found.values), weights=weights)
    n, paired = len(counts), int((counts.sum(axis=1) >= 2).sum())
    if paired == 0:
        none = (None, None, None, None, None)
        return GwetAc(n, 0, found.raters, found.values, weights, *none, Reason.TOO_FEW_ANSWERS)
    observed, expected, per_unit = _agreement(counts, weighting)
    value = (observed - expected) / (1 - expected)
    se = sqrt(float(((per_unit - value) ** 2).sum()) / (n * (n - 1))) if n > 1 else None
    return GwetAc(
        n=n,
        paired=paired,
        raters=found.raters,
        levels=found.values,
        weights=weights,
        value=value,
        se=se,
        observed=observed,
        expected=expected,
        interval=_interval(value, se, n),
    )


def _agreement(counts: Floats, weights: Floats) -> tuple[float, float, Floats]:
    """Agreement seen and by chance, and each unit's part in the coefficient, for the variance."""
    n, levels = counts.shape
    sizes = counts.sum(axis=1)
    is_paired = sizes >= 2
    pairs = np.where(is_paired, sizes * (sizes - 1), 1.0)
    seen = np.where(is_paired, (counts * (counts @ weights - 1)).sum(axis=1) / pairs, 0.0)
    observed = float(seen.sum()) / int(is_paired.sum())
    shares = (counts / sizes[:, None]).mean(axis=0)
    factor = float(weights.sum()) / (levels * (levels - 1))
    expected = factor * float((shares * (1 - shares)).sum())
    value = (observed - expected) / (1 - expected)
    part = n / int(is_paired.sum()) * (seen - expected * is_paired) / (1 - expected)
    chance = factor * (counts @ (1 - shares)) / sizes
    return observed, expected, np.asarray(part - 2 * (1 - value) * (chance - expected) / (1 - expected), dtype=float)


def _interval(value: float, se: float | None, n: int) -> Interval | None:
    if se is None or se < 1e-9:
        return None
    half = t_quantile(n - 1) * se
    return Interval(value - half, min(1.0, value + half), "t, variance between units")
