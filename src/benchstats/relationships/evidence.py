"""What may be said on relationships between dimensions: the minimum-evidence rule as data."""

from __future__ import annotations

from itertools import combinations

from numpy.typing import ArrayLike

from benchstats.errors import InputError
from benchstats.multiplicity import benjamini_hochberg
from benchstats.relationships.corrected_correlation import CorrectedCorrelation
from benchstats.relationships.pair_evidence import Evidence, PairEvidence
from benchstats.relationships.pairs import adjusted_with_gaps
from benchstats.relationships.replication import agrees_in_sign, corrected_pair, round_of
from benchstats.relationships.screen import Q
from benchstats.relationships.telling import EXPLORATORY_FROM, STATEMENT_FROM
from benchstats.results import Reason


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
    table, errors = round_of(scores, sampling_covariances)
    if (other_scores is None) != (other_sampling_covariances is None):
        raise InputError("another round needs both its scores and its sampling covariances")
    other = None if other_scores is None or other_sampling_covariances is None else round_of(
        other_scores, other_sampling_covariances
    )  # fmt: skip
    if other is not None and other[0].shape[1] != table.shape[1]:
        raise InputError(f"both rounds need the same dimensions, not {table.shape[1]} and {other[0].shape[1]}")
    columns = list(combinations(range(table.shape[1]), 2))
    if table.shape[0] < EXPLORATORY_FROM:
        return tuple(_without_figures(one, two, table.shape[0]) for one, two in columns)
    found = [corrected_pair(table, errors, one, two) for one, two in columns]
    adjusted = adjusted_with_gaps([_tested(pair) for pair in found], benjamini_hochberg)
    agreeing = [
        None if other is None else agrees_in_sign(pair, *other, *at) for pair, at in zip(found, columns, strict=True)
    ]
    return tuple(
        _judged(at, pair, p, agrees, q) for at, pair, p, agrees in zip(columns, found, adjusted, agreeing, strict=True)
    )


def _tested(pair: CorrectedCorrelation) -> float | None:
    return pair.jackknife.p_value if pair.jackknife is not None and pair.r is not None else None


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
