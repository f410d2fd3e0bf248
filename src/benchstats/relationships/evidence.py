"""What may be said on relationships between dimensions: the minimum-evidence rule as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike

from benchstats.errors import InputError
from benchstats.multiplicity import benjamini_hochberg
from benchstats.relationships.corrected import CorrectedCorrelation, corrected_correlation
from benchstats.relationships.inputs import Floats
from benchstats.relationships.pairs import Q, adjusted_with_gaps, score_table
from benchstats.results import Interval, Reason, Result, Sentence, say

EXPLORATORY_FROM = 6
"""Organisations from which a corrected correlation is given at all; below, there are profile lines only."""

STATEMENT_FROM = 20
"""Organisations from which a relationship may be stated, if it passes and replicates."""


class Evidence(StrEnum):
    """How far a relationship is supported. The value is stable and may be stored."""

    PROFILES_ONLY = "profiles_only"
    NOT_COMPUTABLE = "not_computable"
    EXPLORATORY = "exploratory"
    NOT_CLEAR = "not_clear"
    NOT_REPLICATED = "not_replicated"
    SUPPORTED = "supported"


@dataclass(frozen=True, slots=True)
class PairEvidence(Result):
    """One pair of dimensions by their columns: what `n` organisations support, and the figures that may be shown.

    `r` and `interval` are None below 6 organisations and where a corrected variance is not positive; `p_value` (the
    jackknife's) and `p_adjusted` are for coordinators. `agrees` tells whether the other round has the same sign; None
    where there is no other round, or none that can tell.
    """

    statistic: ClassVar[str] = "relationship_evidence"

    first: int
    second: int
    n: int
    evidence: Evidence
    r: float | None
    interval: Interval | None
    p_value: float | None
    p_adjusted: float | None
    agrees: bool | None
    reason: Reason | None

    def sentence(self) -> Sentence:
        """What may be said of the pair, without words of cause."""
        if self.evidence is Evidence.PROFILES_ONLY:
            return say("There is not enough evidence: %(n)s organisations show their profile lines only.", n=self.n)
        if self.r is None or self.interval is None:
            return say("There is not enough evidence: the %(n)s organisations differ too little for it.", n=self.n)
        if self.evidence is Evidence.EXPLORATORY:
            return say(
                "There is not enough evidence for a statement from %(n)s organisations; a first look gives %(r)s, "
                "likely between %(low)s and %(high)s.",
                n=self.n,
                r=max(-1.0, min(1.0, self.r)),
                low=self.interval.low,
                high=self.interval.high,
            )
        return self._stated()

    def _stated(self) -> Sentence:
        if self.evidence is Evidence.NOT_REPLICATED:
            return say(
                "There is not enough evidence yet: the relationship across %(n)s organisations has not shown itself in "
                "another round.",
                n=self.n,
            )
        if self.evidence is Evidence.NOT_CLEAR or self.r is None:
            return say("There is not enough evidence for a relationship across %(n)s organisations.", n=self.n)
        if self.r > 0:
            return say("Organisations higher in one tend to be higher in the other (%(n)s organisations).", n=self.n)
        return say("Organisations higher in one tend to be lower in the other (%(n)s organisations).", n=self.n)


def relationship_evidence(
    scores: ArrayLike,
    *,
    sampling_covariances: ArrayLike,
    other_scores: ArrayLike | None = None,
    other_sampling_covariances: ArrayLike | None = None,
    q: float = Q,
) -> tuple[PairEvidence, ...]:
    """Judge every pair of dimensions by the minimum-evidence rule, pairs in the order of their columns.

    `scores`: (organisations, dimensions), without gaps; `sampling_covariances`: (organisations, dimensions,
    dimensions), the covariance of each organisation's sampling errors. The other round has the same dimensions, and
    any organisations. Under 6 organisations there is no coefficient; from 6 on it is exploratory; from 20 on a
    relationship is supported where the jackknife's p passes Benjamini-Hochberg at q over all pairs and the other round
    agrees in sign.
    Source: statistics specification 4.3; Benjamini and Hochberg 1995, JRSS B 57.

    Raises:
        InputError: when shapes do not suit each other, scores are missing, or q is not between 0 and 1.
    """
    if not 0 < q < 1:  # also true for NaN
        raise InputError(f"a false discovery rate lies between 0 and 1, not {q}")
    table, errors = _round(scores, sampling_covariances)
    if (other_scores is None) != (other_sampling_covariances is None):
        raise InputError("another round needs both its scores and its sampling covariances")
    other = None if other_scores is None or other_sampling_covariances is None else _round(
        other_scores, other_sampling_covariances
    )  # fmt: skip
    if other is not None and other[0].shape[1] != table.shape[1]:
        raise InputError(f"both rounds need the same dimensions, not {table.shape[1]} and {other[0].shape[1]}")
    columns = list(combinations(range(table.shape[1]), 2))
    if table.shape[0] < EXPLORATORY_FROM:
        return tuple(_without_figures(one, two, table.shape[0]) for one, two in columns)
    found = [_pair(table, errors, one, two) for one, two in columns]
    adjusted = adjusted_with_gaps([_tested(pair) for pair in found], benjamini_hochberg)
    agreeing = [None if other is None else _agrees(pair, *other, *at) for pair, at in zip(found, columns, strict=True)]
    return tuple(
        _judged(at, pair, p, agrees, q) for at, pair, p, agrees in zip(columns, found, adjusted, agreeing, strict=True)
    )


def _round(scores: ArrayLike, sampling_covariances: ArrayLike) -> tuple[Floats, Floats]:
    table = score_table(scores)
    try:
        errors = np.array(sampling_covariances, dtype=float)
    except (TypeError, ValueError):
        raise InputError("sampling covariances are one square table for each organisation") from None
    if errors.shape != (*table.shape, table.shape[1]):
        raise InputError(f"sampling covariances have the shape {errors.shape}, not {(*table.shape, table.shape[1])}")
    if not np.isfinite(table).all() or not np.isfinite(errors).all():
        raise InputError("scores and sampling covariances may not have gaps")
    return table, errors


def _pair(table: Floats, errors: Floats, one: int, two: int) -> CorrectedCorrelation:
    return corrected_correlation(
        table[:, one],
        table[:, two],
        first_variances=errors[:, one, one],
        second_variances=errors[:, two, two],
        covariances=errors[:, one, two],
    )


def _tested(pair: CorrectedCorrelation) -> float | None:
    return pair.jackknife.p_value if pair.jackknife is not None and pair.r is not None else None


def _agrees(pair: CorrectedCorrelation, table: Floats, errors: Floats, one: int, two: int) -> bool | None:
    """Whether the other round's corrected covariance has the same sign; from 6 organisations with a correlation on."""
    if table.shape[0] < EXPLORATORY_FROM:
        return None
    again = _pair(table, errors, one, two)
    if pair.r is None or again.r is None:
        return None
    return pair.r * again.r > 0


def _without_figures(one: int, two: int, n: int) -> PairEvidence:
    return PairEvidence(one, two, n, Evidence.PROFILES_ONLY, None, None, None, None, None, Reason.TOO_FEW_GROUPS)


def _judged(
    at: tuple[int, int], pair: CorrectedCorrelation, p_adjusted: float | None, agrees: bool | None, q: float
) -> PairEvidence:
    return PairEvidence(
        first=at[0],
        second=at[1],
        n=pair.n,
        evidence=_evidence(pair, p_adjusted, agrees, q),
        r=pair.r,
        interval=pair.interval,
        p_value=_tested(pair),
        p_adjusted=p_adjusted,
        agrees=agrees,
        reason=pair.reason,
    )


def _evidence(pair: CorrectedCorrelation, p_adjusted: float | None, agrees: bool | None, q: float) -> Evidence:
    if pair.r is None:
        return Evidence.NOT_COMPUTABLE
    if pair.n < STATEMENT_FROM:
        return Evidence.EXPLORATORY
    if p_adjusted is None or p_adjusted > q:
        return Evidence.NOT_CLEAR
    return Evidence.SUPPORTED if agrees else Evidence.NOT_REPLICATED
