"""What may be said of pairs of dimensions."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from tests.benchstats.relationships.organisations import stats

from benchstats.relationships import Evidence, all_pairs, relationship_evidence


def network(k: int, *, seed: int, rho: float = 0.95) -> tuple[Any, Any]:
    """Three dimensions of k organisations: the first two go together, the third stands alone; small known errors."""
    rng = np.random.default_rng(seed)
    true = rng.normal(size=(k, 3)) * 0.4
    true[:, 1] = rho * true[:, 0] + (1 - rho**2) ** 0.5 * true[:, 1]
    error = np.array([[0.02, 0.01, 0.0], [0.01, 0.02, 0.0], [0.0, 0.0, 0.02]])
    return true + rng.multivariate_normal(np.zeros(3), error, size=k), np.tile(error, (k, 1, 1))


def test_screen_adjusts_over_all_pairs(shared_case: Callable[[str], dict[str, Any]]) -> None:
    case = shared_case("FDR-01")
    found = all_pairs(case["input"]["scores"])
    assert [pair.p_holm for pair in found.pairs] == pytest.approx(case["expected"]["p_holm"])
    assert not any(pair.passes for pair in found.pairs)
    line = np.arange(12.0)
    clear = all_pairs(np.stack([line, line**2, np.cos(line * 7)], axis=1), coefficient="pearson")
    assert [pair.passes for pair in clear.pairs] == [True, False, False]
    assert clear.pairs[0].p_value == pytest.approx(stats.pearsonr(line, line**2).pvalue, rel=1e-6)


def test_a_column_without_variation_does_not_count_as_a_test() -> None:
    table = np.array([[1.0, 2, 7], [2, 1, 7], [3, 4, 7], [4, 3, 7]])
    first, *others = all_pairs(table).pairs
    assert first.p_benjamini_hochberg == first.p_value  # one test, nothing to adjust
    assert [pair.correlation for pair in others] == [None, None]


def test_rule_of_minimum_evidence() -> None:
    scores, errors = network(30, seed=1)
    other, other_errors = network(30, seed=2)
    few = relationship_evidence(scores[:5], sampling_covariances=errors[:5])
    assert {pair.evidence for pair in few} == {Evidence.PROFILES_ONLY}
    assert {(pair.r, pair.interval, pair.p_value) for pair in few} == {(None, None, None)}
    assert "look at their profile lines" in few[0].sentence().text
    some = relationship_evidence(scores[:19], sampling_covariances=errors[:19])
    assert some[0].evidence is Evidence.EXPLORATORY
    assert some[0].r is not None
    assert some[0].interval is not None
    once = relationship_evidence(scores, sampling_covariances=errors)
    assert once[0].evidence is Evidence.NOT_REPLICATED
    both = {"other_scores": other, "other_sampling_covariances": other_errors}
    twice: Any = relationship_evidence(scores, sampling_covariances=errors, **both)
    assert [pair.evidence for pair in twice] == [Evidence.SUPPORTED, Evidence.NOT_CLEAR, Evidence.NOT_CLEAR]
    assert "tend to be higher in the other" in twice[0].sentence().text
    both["other_scores"] = other * np.array([1, -1, 1])
    both["other_sampling_covariances"] = other_errors * np.array([[1, -1, 1], [-1, 1, 1], [1, 1, 1]])
    turned: Any = relationship_evidence(scores, sampling_covariances=errors, **both)
    assert (turned[0].evidence, turned[0].agrees) == (Evidence.NOT_REPLICATED, False)


def test_evidence_needs_variation_between_organisations() -> None:
    scores, errors = network(20, seed=3)
    found = relationship_evidence(scores * 0.1, sampling_covariances=errors)
    assert {pair.evidence for pair in found} == {Evidence.NOT_COMPUTABLE}
    assert {pair.r for pair in found} == {None}
    assert {pair.p_adjusted for pair in found} == {None}
