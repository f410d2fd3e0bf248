"""Cohen's kappa of two raters, with the plain agreement that must stand beside it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np

from benchstats.errors import InputError
from benchstats.intervals import normal_interval
from benchstats.raters.reading import Cell, Floats, is_missing, place_of, places_of
from benchstats.raters.weights import Weighting, agreement_weights, level_list
from benchstats.results import Interval, Reason, Result, Sentence, say
from benchstats.scales import Scale


@dataclass(frozen=True, slots=True)
class CohenKappa(Result):
    """Kappa of `n` units that both raters rated; `table` has the first rater's levels in rows, on all `levels`.

    `exact` and `within_one` are how many units got the same level, and one at most one step apart: kappa alone
    misleads where nearly all units are alike. None where both raters always gave one and the same level.
    """

    statistic: ClassVar[str] = "cohen_kappa"

    n: int
    levels: tuple[Hashable, ...]
    weights: Weighting
    table: tuple[tuple[int, ...], ...]
    value: float | None
    se: float | None
    exact: int
    within_one: int
    interval: Interval | None
    reason: Reason | None = None

    @property
    def exact_share(self) -> float | None:
        """The share of units with the same level, 0 to 1."""
        return self.exact / self.n if self.n else None

    @property
    def within_one_share(self) -> float | None:
        """The share of units at most one level apart, 0 to 1."""
        return self.within_one / self.n if self.n else None

    def sentence(self) -> Sentence:
        """How often the two agree, in counts."""
        if self.n == 0:
            return say("The two raters have rated nothing together yet.")
        return say(
            "Plans that both raters gave the same score: %(exact)s of %(n)s; the same or the next one: %(near)s.",
            n=self.n,
            exact=self.exact,
            near=self.within_one,
        )


def cohen_kappa(
    first: Sequence[Cell], second: Sequence[Cell], *, levels: Scale | Sequence[Hashable], weights: Weighting
) -> CohenKappa:
    """Cohen's kappa of two raters on fixed levels, with its large-sample interval and plain agreement.

    `first` and `second` are one rating a unit, in one order; None and NaN are gaps, and units with a gap are left out.
    `levels` is the whole scale, lowest first, whether or not every level occurs; nearness is counted in levels. The
    interval is cut at 1, the most that kappa can be; there is none where the two agree on every unit.
    Source: Cohen 1968, Psychological Bulletin 70; standard error of Fleiss, Cohen and Everitt 1969, Psychological
    Bulletin 72. Equals R `psych::cohen.kappa` and `irr::kappa2` where all levels occur.

    Raises:
        InputError: when the two are of different length, a rating is no level, or levels repeat.
    """
    if len(first) != len(second):
        raise InputError(f"both raters rate the same units, not {len(first)} and {len(second)}")
    at = places_of(level_list(levels))
    weighting = agreement_weights(len(at), weights=weights)
    table = np.zeros((len(at), len(at)))
    for one, other in zip(first, second, strict=True):
        if not (is_missing(one) or is_missing(other)):
            table[place_of(one, at), place_of(other, at)] += 1
    n = int(table.sum())
    steps = np.abs(np.subtract.outer(np.arange(len(at)), np.arange(len(at))))
    value, se = _kappa(table, weighting) if n else (None, None)
    return CohenKappa(
        n=n,
        levels=tuple(at),
        weights=weights,
        table=tuple(tuple(int(count) for count in row) for row in table),
        value=value,
        se=se,
        exact=int(np.trace(table)),
        within_one=int(table[steps <= 1].sum()),
        interval=_interval(value, se),
        reason=None if value is not None else Reason.NO_VARIATION if n else Reason.TOO_FEW_ANSWERS,
    )


def _kappa(table: Floats, weights: Floats) -> tuple[float | None, float | None]:
    n = float(table.sum())
    share = table / n
    rows, columns = share.sum(axis=1), share.sum(axis=0)
    observed, expected = float((weights * share).sum()), float(rows @ weights @ columns)
    if 1 - expected < 1e-12:
        return None, None
    kappa = (observed - expected) / (1 - expected)
    pulls = (weights @ columns)[:, None] + (rows @ weights)[None, :]
    spread = float((share * (weights - (1 - kappa) * pulls) ** 2).sum())
    variance = (spread - (observed - 2 * (1 - kappa) * expected) ** 2) / (n * (1 - expected) ** 2)
    return kappa, sqrt(max(variance, 0.0))


def _interval(value: float | None, se: float | None) -> Interval | None:
    if value is None or se is None or se < 1e-9:
        return None
    reach = normal_interval(value, error=se, method="large-sample, Fleiss, Cohen and Everitt")
    return Interval(reach.low, min(1.0, reach.high), reach.method)
