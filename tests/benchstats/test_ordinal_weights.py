from collections.abc import Callable
from importlib import import_module
from math import nan, sqrt
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchstats import InputError, Reason
from benchstats.ordinal import kish_n_eff, trimmed_weights, weighted_mean

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


def test_missing_answers_leave_with_their_weight_and_unit() -> None:
    found = weighted_mean([5, None, 2, nan, 4], weights=[1, 9, 2, 9, 1], units=["a", "b", "a", "b", "c"])
    assert found == weighted_mean([5, 2, 4], weights=[1, 2, 1], units=["a", "a", "c"])
    assert (found.n, found.n_units) == (3, 2)


def test_no_interval_below_ten_effective_answers() -> None:
    answers = [1, 2, 3, 4, 5] * 4
    few = weighted_mean(answers, weights=[100.0] * 5 + [1.0] * 15)
    assert few.n_eff < 10 < few.n
    assert few.interval is None
    assert few.se is not None
    assert few.n_for_rules == few.n_eff


@pytest.mark.parametrize(
    ("answers", "units", "reason"),
    [([], None, Reason.TOO_FEW_ANSWERS), ([None, nan], None, Reason.TOO_FEW_ANSWERS),
     ([4], None, Reason.TOO_FEW_ANSWERS), ([4, 5], ["a", "a"], Reason.TOO_FEW_GROUPS)],
)  # fmt: skip
def test_what_cannot_be_computed_is_none(answers: list[Any], units: Any, reason: Reason) -> None:
    found = weighted_mean(answers, weights=[1.0] * len(answers), units=units)
    assert (found.se, found.interval, found.reason) == (None, None, reason)
    assert (found.mean is None) == (found.n == 0)
    assert (found.variance_sample is None) == (found.n < 2)


@pytest.mark.parametrize(
    ("answers", "weights", "units", "words"),
    [
        ([4, 5], [1.0], None, "one weight"),
        ([4, 5], [1.0, -1.0], None, "not negative"),
        ([4, 5], [1.0, nan], None, "finite number and not negative"),
        ([4, 5], [0.0, 0.0], None, "above 0"),
        ([4, 5], [1.0, 1.0], ["a"], "one unit"),
        ([4, float("inf")], [1.0, 1.0], None, "finite"),
        (["x", 5], [1.0, 1.0], None, "vectors of numbers"),
    ],
)
def test_what_makes_no_sense_is_refused(answers: Any, weights: Any, units: Any, words: str) -> None:
    with pytest.raises(InputError, match=words):
        weighted_mean(answers, weights=weights, units=units)


def test_kish() -> None:
    """By hand: (1 + 1 + 2)^2 / (1 + 1 + 4)."""
    assert kish_n_eff([1, 1, 2]) == pytest.approx(16 / 6)
    assert kish_n_eff([1e-300, 1e-300]) == pytest.approx(2)
    with pytest.raises(InputError):
        kish_n_eff([])


def test_trimming_cuts_at_five_medians_and_gives_nothing_to_others() -> None:
    assert trimmed_weights([1, 1, 1, 2, 30]) == (1, 1, 1, 2, 5)
    assert trimmed_weights([1, 2, 3, 15.1], times=6) == (1, 2, 3, 15)
    assert trimmed_weights([0, 0, 0, 1, 9]) == (0, 0, 0, 1, 9)  # the median of those who count is 5
    assert trimmed_weights([]) == ()
    for wrong in ({"times": 0.5}, {"times": nan}):
        with pytest.raises(InputError, match="1 or more times"):
            trimmed_weights([1, 2], **wrong)
    with pytest.raises(InputError, match="a vector"):
        trimmed_weights([[1, 2]])


def test_it_says_itself() -> None:
    found = weighted_mean([5, 4, 2], weights=[1, 1, 2])
    assert found.sentence().text == (
        "The weighted mean of 3 answers is 3.2; with these weights it is worth 2.7 answers."
    )
    assert weighted_mean([], weights=[]).sentence().text == "Nobody has answered yet."
    assert sqrt(found.variance_sample or 0) == pytest.approx(sqrt(1.5 * (1.75**2 + 0.75**2 + 2 * 1.25**2) / 4))
