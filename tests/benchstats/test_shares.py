"""Shares with Wilson's interval: values from R."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.benchstats.one_to_five import stats

from benchstats import wilson_share


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [
        (9, 11, 0.523019438039156, 0.948632310253915),
        (7, 7, 0.645669564933313, 1),
        (0, 5, 0, 0.434482464783175),
        (31, 58, 0.408001750439952, 0.656679776747137),
    ],
)
def test_wilson_values_of_r(count: int, n: int, low: float, high: float) -> None:
    """R 4.2.2 prop.test(correct = FALSE); reference case DESC-07."""
    share = wilson_share(count, n)
    assert (share.low, share.high) == pytest.approx((low, high), abs=1e-12)


def test_reference_wilson(shared_case: Callable[[str], dict[str, Any]]) -> None:
    case = shared_case("DESC-07")
    for (count, n), expected in zip(case["input"]["pairs"], case["expected"]["results"], strict=True):
        share = wilson_share(count, n)
        assert share.value == pytest.approx(expected["p"], abs=case["tolerance"])
        assert [share.low, share.high] == pytest.approx(expected["wilson95"], abs=case["tolerance"])


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_never_degenerate_and_stays_a_share(pair: tuple[int, int]) -> None:
    share = wilson_share(*pair)
    assert share.value is not None
    assert share.low is not None
    assert share.high is not None
    assert 0 <= share.low <= share.value <= share.high <= 1
    assert share.high - share.low > 0
    second_route = stats.binomtest(*pair).proportion_ci(method="wilson")
    assert (share.low, share.high) == pytest.approx(tuple(second_route), abs=1e-12)


def test_a_share_of_more_than_all_is_refused() -> None:
    with pytest.raises(ValueError, match="6 of 5"):
        wilson_share(6, 5)


@pytest.mark.parametrize(
    ("level", "low", "high"),
    [(0.9, 0.1046525655704893, 0.4873380318032492), (0.99, 0.0657318720232436, 0.6122915628011174)],
)
def test_wilson_at_other_levels(level: float, low: float, high: float) -> None:
    """R 4.2.2 prop.test(3, 12, correct = FALSE) with conf.level 0.9 and 0.99."""
    interval = wilson_share(3, 12, level=level).interval
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=1e-12)
    assert (interval.level, interval.method) == (level, "Wilson score interval")


def test_a_level_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1, not at"):
        wilson_share(3, 12, level=1.0)
