"""The corrected correlation: by hand, and with the jackknife of R boot."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from tests.benchstats.relationships.organisations import stats

from benchstats import Reason
from benchstats.relationships import corrected_correlation, sampling_errors


def test_corrected_by_hand() -> None:
    """S11 = S22 = 5/3, S12 = 4/3 for 1 2 3 4 and 2 1 3 4; errors 1/6, 1/6 and 1/3 are taken off."""
    found = corrected_correlation(
        [1, 2, 3, 4],
        [2, 1, 3, 4],
        first_variances=[1 / 2] * 4,
        second_variances=[1 / 2] * 4,
        covariances=[1 / 3] * 4,
    )
    assert (found.variance_first, found.variance_second) == pytest.approx((7 / 6, 7 / 6))
    assert found.covariance == pytest.approx(4 / 3 - 1 / 3)
    assert found.r == pytest.approx(6 / 7)
    assert found.reliabilities == pytest.approx((0.7, 0.7))
    assert found.naive_r == pytest.approx(0.8)


def test_jackknife_of_the_reference(shared_case: Callable[[str], dict[str, Any]]) -> None:
    case = shared_case("REL2-03")
    given_, expected = case["input"], case["expected"]
    found = corrected_correlation(
        given_["y1"],
        given_["y2"],
        first_variances=given_["v1"],
        second_variances=given_["v2"],
        covariances=given_["c12"],
    )
    assert found.jackknife is not None
    # The covariance is a U statistic, so its jackknife is itself.
    assert found.jackknife.estimate == pytest.approx(found.covariance)
    assert found.jackknife.standard_error == pytest.approx(expected["jackknife_se"], abs=1e-9)
    assert found.covariance_interval is not None
    reach = stats.t.ppf(0.975, 11) * expected["jackknife_se"]
    assert found.covariance_interval.high == pytest.approx(expected["corrected_covariance"] + reach, abs=1e-9)


def test_no_correlation_where_a_corrected_variance_is_not_positive() -> None:
    found = corrected_correlation(
        [4.0, 4.1, 3.9, 4.0],
        [1, 2, 3, 5],
        first_variances=[0.1] * 4,
        second_variances=[0.1] * 4,
        covariances=[0.0] * 4,
    )
    assert found.variance_first is not None
    assert found.variance_first < 0
    assert (found.r, found.interval, found.reason) == (None, None, Reason.NEGATIVE_VARIANCE)
    assert found.jackknife is not None  # the covariance is known all the same
    assert "too few organisations" in found.sentence().text


def test_shared_error_fools_pearson_and_not_the_jackknife() -> None:
    """Forty organisations, true correlation 0, errors correlated by 0.5: the specification measured 35 and 4-5 %."""
    rng = np.random.default_rng(11)
    naive = kept = 0
    v, c = np.full(40, 0.03), np.full(40, 0.015)
    for _ in range(200):
        true = rng.normal(0, 0.18, (2, 40))
        x, y = true + np.sqrt(0.015) * rng.normal(size=40) + np.sqrt(0.015) * rng.normal(size=(2, 40))
        found = corrected_correlation(x, y, first_variances=v, second_variances=v, covariances=c)
        assert found.jackknife is not None
        assert found.jackknife.p_value is not None
        assert found.naive_p is not None
        naive += found.naive_p < 0.05
        kept += found.jackknife.p_value < 0.05
    assert naive > 40
    assert kept <= 20


def test_errors_of_respondents_by_hand() -> None:
    """Two organisations: pairs (1, 2), (3, 4) and (5, 1), (5, 3), (2, 2); within sums 8, 4 and 4 over 3 degrees."""
    found = sampling_errors([1, 3, 5, 5, 2, 9], [2, 4, 1, 3, 2, None], groups=list("aabbba"))
    assert (found.groups, found.sizes, found.respondents) == (("a", "b"), (2, 3), 5)
    assert found.first == pytest.approx((2, 4))
    assert found.within == pytest.approx((8 / 3, 2 / 3, 4 / 3))
    assert found.first_variances == pytest.approx((4 / 3, 8 / 9))
    assert found.covariances == pytest.approx((1 / 3, 2 / 9))
    alone = sampling_errors([1, 2], [1, 2], groups=["a", "b"])
    assert (alone.within, alone.reason) == (None, Reason.TOO_FEW_ANSWERS)
