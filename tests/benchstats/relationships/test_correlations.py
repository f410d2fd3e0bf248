"""Pearson, Spearman and Kendall: SciPy as a second route."""

from math import nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.benchstats.relationships.organisations import X, Y, apart, stats

from benchstats import Reason
from benchstats.relationships import correlation_limits, kendall, pearson, spearman

whole_pairs = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=3, max_size=12)


@given(whole_pairs)
def test_second_route_scipy(rows: list[tuple[int, int]]) -> None:
    x, y = apart(rows)
    straight, ordered = pearson(x, y), spearman(x, y)
    for found, route in ((straight.r, stats.pearsonr(x, y)), (ordered.rho, stats.spearmanr(x, y))):
        assert found == pytest.approx(route.statistic, abs=1e-12)
    assert kendall(x, y).tau_b == pytest.approx(stats.kendalltau(x, y).statistic, abs=1e-12)
    if straight.r is not None and abs(straight.r) < 0.999:
        assert straight.p_value == pytest.approx(stats.pearsonr(x, y).pvalue, abs=1e-12)
        if straight.interval is not None:
            told = stats.pearsonr(x, y).confidence_interval()
            assert (straight.interval.low, straight.interval.high) == pytest.approx((told.low, told.high))
    if ordered.rho is not None and abs(ordered.rho) < 0.999:
        assert ordered.p_value == pytest.approx(stats.spearmanr(x, y).pvalue, abs=1e-12)


@pytest.mark.parametrize(
    ("k", "smallest", "critical"), [(3, 0.33, 0.997), (4, 0.083, 0.95), (5, 0.017, 0.88), (6, 0.0028, 0.81)]
)
def test_limits_of_the_specification(k: int, smallest: float, critical: float) -> None:
    found = correlation_limits(k)
    assert found.smallest_p == pytest.approx(smallest, rel=0.03)
    assert found.critical_r == pytest.approx(critical, abs=0.005)
    assert ("any correlation" in found.sentence().text) == (k < 5)


def test_a_correlation_at_its_limit_has_p_of_5_percent() -> None:
    """A row of cosines and one turned by the angle whose cosine is the critical r."""
    k = 12
    r = correlation_limits(k).critical_r
    angle = 2 * np.pi * np.arange(k) / k
    found = pearson(np.cos(angle), r * np.cos(angle) + (1 - r * r) ** 0.5 * np.sin(angle))
    assert found.r == pytest.approx(r)
    assert found.p_value == pytest.approx(0.05)


@given(whole_pairs)
def test_turning_one_side_turns_the_sign(rows: list[tuple[int, int]]) -> None:
    x, y = apart(rows)
    for method, name in ((pearson, "r"), (spearman, "rho"), (kendall, "tau_b")):
        plain, turned = method(x, y), method(x, [-one for one in y])
        assert getattr(turned, name) == pytest.approx(-getattr(plain, name), abs=1e-12)
        assert turned.permutation == plain.permutation


def test_what_is_not_there_is_left_out() -> None:
    assert pearson([*X, None, 4], [*Y, 90, nan]).r == pearson(X, Y).r
    for method in (pearson, spearman, kendall):
        assert method([1, 2], [1, 2]).reason is Reason.TOO_FEW_GROUPS
        assert method([1, 1, 1], [1, 2, 3]).reason is Reason.NO_VARIATION
        assert method([0.1 + 0.2, 0.3, 0.3], [1, 2, 3]).reason is Reason.NO_VARIATION
