"""The shared intervals and midranks: values from R 4 and SciPy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchstats.intervals import normal_interval, t_interval, two_sided_p
from benchstats.midranks import midranks

stats = pytest.importorskip("scipy.stats")


def test_intervals_of_r() -> None:
    """R: 3 + c(-1, 1) * qt(0.975, 2.5) * 0.5; 3 + c(-1, 1) * qnorm(0.95) * 0.5."""
    of_t = t_interval(3, error=0.5, degrees=2.5, method="t")
    assert [of_t.low, of_t.high, of_t.level] == pytest.approx([3 - 1.78732742100185, 3 + 1.78732742100185, 0.95])
    normal = normal_interval(3, error=0.5, method="normal", level=0.9)
    assert [normal.low, normal.high, normal.level] == pytest.approx([3 - 0.822426813475736, 3 + 0.822426813475736, 0.9])


def test_p_of_r() -> None:
    """R: 2 * pt(-2.1, 7)."""
    assert two_sided_p(2.1, degrees=7) == two_sided_p(-2.1, degrees=7) == pytest.approx(0.0738711962129226)
    assert two_sided_p(0.0, degrees=7) == 1


@given(st.lists(st.integers(1, 5), min_size=1, max_size=30))
def test_midranks_of_scipy(values: list[int]) -> None:
    assert midranks(np.array(values, dtype=float)).tolist() == stats.rankdata(values).tolist()


def test_values_within_the_slack_are_alike() -> None:
    assert midranks(np.array([0.4, 3.3 - 2.9, 1.0]), slack=1e-9).tolist() == [1.5, 1.5, 3]
