"""The correlation of true values by REML: values from R metafor."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.benchstats.relationships.organisations import ERRORS, Y1, Y2

from benchstats import Reason
from benchstats.relationships import bivariate_model


def test_reml_as_metafor() -> None:
    found = bivariate_model(Y1, Y2, **ERRORS)
    assert found.rho == pytest.approx(0.960781262448747, abs=1e-4)
    assert found.tau2 == pytest.approx((0.096543922408835, 0.039168560263806), abs=1e-5)
    assert found.mu == pytest.approx((3.873344903992356, 3.895444160348047), abs=1e-5)
    assert found.interval is not None
    assert found.interval.low == pytest.approx(0.3810, abs=2e-4)
    assert found.interval.high == 1.0


def test_reml_range_as_metafor(shared_case: Callable[[str], dict[str, Any]]) -> None:
    """R confint(rma.mv, rho = 1) on REL2-01: 0.1384 to 0.8618."""
    given_ = shared_case("REL2-01")["input"]
    found = bivariate_model(
        given_["y1"],
        given_["y2"],
        first_variances=given_["v1"],
        second_variances=given_["v2"],
        covariances=given_["c12"],
    )
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((0.1384, 0.8618), abs=2e-4)


def test_reml_of_nothing_between_organisations() -> None:
    """The observed differences are far smaller than the errors, so no correlation of true values is known."""
    same = bivariate_model(
        [4.0, 4.01, 3.99, 4.0, 4.0],
        [3.5, 3.51, 3.5, 3.49, 3.5],
        first_variances=[0.05] * 5,
        second_variances=[0.05] * 5,
        covariances=[0.01] * 5,
    )
    assert (same.rho, same.interval, same.reason) == (None, None, Reason.NO_VARIATION)
    assert "too few organisations" in same.sentence().text
