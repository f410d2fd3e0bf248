"""The weighted mean: values from R survey, and weighted regression as a second route."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchstats.ordinal import weighted_mean

linear: Any = import_module("statsmodels.regression.linear_model")  # the second route; its types are not told

rows = st.lists(
    st.tuples(st.integers(1, 5), st.floats(0.1, 10), st.sampled_from("abcd")), min_size=3, max_size=40
).filter(lambda drawn: len({unit for _, _, unit in drawn}) > 1)


def test_reference_case(shared_case: Callable[[str], dict[str, Any]]) -> None:
    """R survey 4.1.1 svymean and svyvar."""
    case = shared_case("DESC-09")
    answers, weights, units = (case["input"][key] for key in ("answers", "weights", "unit"))
    found, by_unit = weighted_mean(answers, weights=weights), weighted_mean(answers, weights=weights, units=units)
    expected = case["expected"]
    assert found.mean == by_unit.mean == pytest.approx(expected["weighted_mean"], abs=1e-12)
    assert found.se == pytest.approx(expected["se_linearised"], abs=1e-12)
    assert found.variance_sample == pytest.approx(expected["weighted_variance_sample_type"], abs=1e-12)
    assert found.n_eff == pytest.approx(expected["kish_n_eff"], abs=1e-12)
    assert by_unit.se == pytest.approx(expected["se_linearised_clustered_by_unit"], abs=1e-12)
    assert (found.n_units, by_unit.n_units) == (None, 3)
    assert found.n_for_rules == found.n_eff


@given(rows)
def test_second_route_is_weighted_regression(drawn: list[tuple[int, float, str]]) -> None:
    """Statsmodels WLS on a constant: HC1 is the linearised SE, and so is its version over units."""
    answers, weights, units = (list(column) for column in zip(*drawn, strict=True))
    model = linear.WLS(np.array(answers, float), np.ones(len(answers)), weights=np.array(weights))
    plain = model.fit(cov_type="HC1")
    of_units = model.fit(cov_type="cluster", cov_kwds={"groups": np.unique(units, return_inverse=True)[1]})
    found = weighted_mean(answers, weights=weights)
    assert found.mean == pytest.approx(plain.params[0], rel=1e-9)
    assert found.se == pytest.approx(float(plain.bse[0]), rel=1e-6, abs=1e-9)
    by_unit = weighted_mean(answers, weights=weights, units=units)
    assert by_unit.se == pytest.approx(float(of_units.bse[0]), rel=1e-6, abs=1e-9)


@given(rows, st.floats(1e-200, 1e200))
def test_only_proportions_of_weights_matter(drawn: list[tuple[int, float, str]], by: float) -> None:
    answers, weights, _ = (list(column) for column in zip(*drawn, strict=True))
    here, there = weighted_mean(answers, weights=weights), weighted_mean(answers, weights=[one * by for one in weights])
    assert (there.mean, there.se, there.n_eff) == pytest.approx((here.mean, here.se, here.n_eff), rel=1e-9, abs=1e-12)


def test_equal_weights_are_no_weights() -> None:
    answers = [5, 4, 3, 3, 5, 4, 5, 3, 5, 4, 2]
    found = weighted_mean(answers, weights=[2.5] * 11)
    assert found.n_eff == pytest.approx(11)
    assert found.mean == pytest.approx(3.90909090909091, abs=1e-12)  # DESC-01, R
    assert found.se == pytest.approx(0.314918328648887, abs=1e-12)
    assert found.variance_sample == pytest.approx(1.09090909090909, abs=1e-12)
    assert found.interval is not None
    assert found.interval.high - 3.90909090909091 == pytest.approx(2.228138852 * 0.314918328648887, abs=1e-8)


def test_no_interval_below_ten_effective_answers() -> None:
    answers = [1, 2, 3, 4, 5] * 4
    few = weighted_mean(answers, weights=[100.0] * 5 + [1.0] * 15)
    assert few.n_eff < 10 < few.n
    assert few.interval is None
    assert few.se is not None
    assert few.n_for_rules == few.n_eff
