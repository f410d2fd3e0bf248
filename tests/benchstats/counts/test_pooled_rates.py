"""Rates pooled: values from R qgamma."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, stats
from tests.benchstats.counts.organisations import EXPECTED, OBSERVED

from benchstats.counts import PriorSource, pooled_rates

few_rates = st.lists(st.tuples(st.integers(0, 30), st.floats(0.5, 30)), min_size=2, max_size=8)


def test_pooled_rate_is_r_qgamma() -> None:
    """R 4.2.2: qgamma(c(.025, .975), 4 + 3, 6 + 2.5) is 0.331101535473, 1.536408708532."""
    one = pooled_rates([3], expected=[2.5], shape=4, rate=6).organisations[0]
    assert one.mean == pytest.approx(7 / 8.5)
    assert one.interval is not None
    assert (one.interval.low, one.interval.high) == pytest.approx((0.331101535473, 1.536408708532), abs=1e-11)
    area = integrate.quad(lambda rate: stats.gamma.pdf(rate, 7, scale=1 / 8.5), 4 / 6, 10)[0]
    assert one.above_mean == pytest.approx(area, abs=1e-9)


def test_few_rates_share_shape_four() -> None:
    """The mean at the assumed shape solves its likelihood equation; half an occurrence where there is none."""
    pooled = pooled_rates([3, 9, 1], expected=[2, 4, 5])
    assert (pooled.prior, pooled.shape) == (PriorSource.ASSUMED, 4.0)
    occurrences = pooled.mean_rate * np.array([2, 4, 5])
    assert ((np.array([3, 9, 1]) - occurrences) / (1 + occurrences / 4)).sum() == pytest.approx(0, abs=1e-9)
    assert [size for size, _ in pooled.organisations[0].others_assumed] == [2.0, 8.0]
    assert pooled_rates([0, 0], expected=[2, 3]).mean_rate == pytest.approx(0.1)


def test_shape_alone_is_kept() -> None:
    pooled = pooled_rates(OBSERVED, expected=EXPECTED, shape=2.5)
    assert pooled.shape == 2.5
    assert pooled_rates(OBSERVED, expected=EXPECTED).prior is PriorSource.ESTIMATED


@given(few_rates)
def test_pooled_rate_lies_between_own_and_mean(rows: list[tuple[int, float]]) -> None:
    pooled = pooled_rates([o for o, _ in rows], expected=[e for _, e in rows])
    for one in pooled.organisations:
        low, high = sorted((one.ratio, pooled.mean_rate))
        assert low * (1 - 1e-9) <= one.mean <= high * (1 + 1e-9)
