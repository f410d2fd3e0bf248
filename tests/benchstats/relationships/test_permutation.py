"""The permutation test of a correlation: every arrangement by SciPy."""

from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.benchstats.relationships.organisations import X, Y, apart, stats

from benchstats.relationships import correlation_limits, kendall, pearson, spearman


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=3, max_size=6))
def test_exact_p_by_scipy_of_every_arrangement(rows: list[tuple[int, int]]) -> None:
    x, y = apart(rows)
    every = list(permutations(y))
    routes: Any = (
        (pearson(x, y).permutation, lambda other: stats.pearsonr(x, other).statistic),
        (spearman(x, y).permutation, lambda other: stats.spearmanr(x, other).statistic),
        (kendall(x, y).permutation, lambda other: stats.kendalltau(x, other).statistic),
    )
    for found, route in routes:
        bar = abs(route(y)) - 1e-9
        assert found is not None
        assert found.is_exact
        assert found.p_value == pytest.approx(sum(abs(route(other)) >= bar for other in set(every)) / len(set(every)))


def test_exact_p_of_the_reference() -> None:
    """COR-01, by full enumeration of 8! arrangements."""
    found = spearman(X, Y).permutation
    assert found is not None
    assert found.p_value == pytest.approx(0.006200396825, abs=1e-12)
    assert found.arrangements == 40320


def test_perfect_order_has_the_smallest_p_at_nine() -> None:
    found = spearman(range(9), range(9)).permutation
    assert found is not None
    assert found.p_value == pytest.approx(correlation_limits(9).smallest_p, rel=1e-12)


def test_drawn_p_lies_near_the_exact_one_and_needs_a_generator() -> None:
    """Ten pairs: drawn here, and by SciPy's exact null distribution of tau without ties."""
    x, y = list(range(10)), [2, 0, 1, 5, 3, 4, 9, 6, 7, 8]
    assert kendall(x, y).permutation is None
    exact = stats.kendalltau(x, y, method="exact").pvalue
    found = kendall(x, y, draws=20_000, generator=np.random.default_rng(8)).permutation
    again = kendall(x, y, draws=20_000, generator=np.random.default_rng(8)).permutation
    assert found is not None
    assert found == again
    assert (found.arrangements, found.is_exact) == (20_000, False)
    assert found.p_value == pytest.approx(exact, abs=5 * (exact / 20_000) ** 0.5)
    # A perfect order is drawn hardly ever, and still its p is not 0.
    sure = spearman(range(30), range(30), draws=99, generator=np.random.default_rng(1)).permutation
    assert sure is not None
    assert sure.p_value == pytest.approx(0.01)
