"""Descriptives of one item: values from R, SciPy as a second route."""

import statistics
from collections.abc import Callable
from math import isclose, sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.benchstats.one_to_five import ONE_TO_FIVE, stats

from benchstats import Description, Scale, describe

counts_1to5 = st.lists(st.integers(0, 40), min_size=5, max_size=5)


def answers_of(description: Description) -> list[int]:
    pairs = zip(description.scale.values, description.counts, strict=True)
    return [value for value, count in pairs for _ in range(count)]


def test_values_of_r() -> None:
    """R 4.2.2 mean and sd of 5 4 3 3 5 4 5 3 5 4 2; reference case DESC-01."""
    found = describe([0, 1, 3, 3, 4], scale=ONE_TO_FIVE)
    assert found.n == 11
    assert found.mean == pytest.approx(3.90909090909091, abs=1e-12)
    assert found.sd_sample == pytest.approx(1.04446593573419, abs=1e-12)
    assert found.sd_population == pytest.approx(0.995859195463938, abs=1e-12)
    assert (found.share_positive.count, found.share_positive.n) == (7, 11)


@pytest.mark.parametrize("case", ["DESC-01", "DESC-03"])
def test_reference_descriptives(case: str, shared_case: Callable[[str], dict[str, Any]]) -> None:
    expected, tolerance = shared_case(case)["expected"], shared_case(case)["tolerance"]
    found = describe(expected["counts_1to5"], scale=ONE_TO_FIVE)
    assert found.n == expected["n"]
    for name in ("mean", "sd_sample", "sd_population"):
        assert getattr(found, name) == pytest.approx(expected[name], abs=tolerance)
    assert found.share_positive.value == pytest.approx(expected["pct_positive_4_5"] / 100, abs=tolerance)


def test_mean_interval_of_a_textbook_value() -> None:
    """R qt(0.975, 9) is 2.262157; five answers of 4 and five of 5 have mean 4.5 and SD sqrt(2.5 / 9)."""
    interval = describe([0, 0, 0, 5, 5], scale=ONE_TO_FIVE).mean_interval
    assert interval is not None
    assert interval.high - 4.5 == pytest.approx(2.262157 * sqrt(2.5 / 9) / sqrt(10), abs=1e-6)
    assert 4.5 - interval.low == pytest.approx(interval.high - 4.5, abs=1e-12)


def test_no_mean_interval_below_ten_answers() -> None:
    assert describe([0, 0, 0, 4, 5], scale=ONE_TO_FIVE).mean_interval is None


@given(counts_1to5)
def test_second_route_statistics_and_scipy(counts: list[int]) -> None:
    found = describe(counts, scale=ONE_TO_FIVE)
    answers = answers_of(found)
    assert found.n == len(answers)
    if answers:
        assert found.mean == pytest.approx(statistics.fmean(answers), rel=1e-14)
        assert found.sd_population == pytest.approx(statistics.pstdev(answers), rel=1e-14)
        assert found.share_positive.count == sum(answer >= 4 for answer in answers)
    if len(answers) > 1:
        assert found.sd_sample == pytest.approx(statistics.stdev(answers), rel=1e-14)
    if found.mean_interval and found.sd_sample:
        low, high = stats.t.interval(0.95, found.n - 1, statistics.fmean(answers), stats.sem(answers))
        assert (found.mean_interval.low, found.mean_interval.high) == pytest.approx((low, high), rel=1e-12)


@given(st.lists(st.integers(0, 9), min_size=5, max_size=5), st.integers(-(10**9), 10**9))
def test_moving_the_scale_moves_the_mean_and_keeps_every_digit_of_the_sd(counts: list[int], by: int) -> None:
    here, there = describe(counts, scale=ONE_TO_FIVE), describe(counts, scale=Scale(1 + by, 5 + by))
    assert (there.sd_sample, there.sd_population) == (here.sd_sample, here.sd_population)
    if here.mean is not None and there.mean is not None:
        assert isclose(there.mean, here.mean + by, rel_tol=1e-15, abs_tol=1e-12)
