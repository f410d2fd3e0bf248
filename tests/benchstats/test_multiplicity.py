from collections.abc import Callable
from importlib import import_module
from math import nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchstats import InputError, benjamini_hochberg, benjamini_yekutieli, holm

stats: Any = import_module("scipy.stats")  # the second route; its types are not told


def test_values_of_r() -> None:
    """R p.adjust(c(0.01, 0.04, 0.03, 0.005), "BH") is 0.02 0.04 0.04 0.02."""
    assert benjamini_hochberg([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.02, 0.04, 0.04, 0.02))


def test_reference_case(shared_case: Callable[[str], dict[str, Any]]) -> None:
    expected = shared_case("FDR-01")["expected"]
    assert benjamini_hochberg(expected["p"]) == pytest.approx(expected["p_bh"], abs=1e-9)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_second_route_scipy(p_values: list[float]) -> None:
    second_route = stats.false_discovery_control(p_values, method="bh")
    assert benjamini_hochberg(p_values) == pytest.approx(second_route, rel=1e-12)


@pytest.mark.parametrize(
    ("p_values", "by_holm", "by_yekutieli"),
    [
        ([0.01, 0.04, 0.03, 0.005, 0.2, 0.2], [0.05, 0.12, 0.12, 0.03, 0.40, 0.40],
         [0.0735, 0.1470, 0.1470, 0.0735, 0.4900, 0.4900]),
        ([0.011, 0.012, 0.5, 0.02, 0.9], [0.055, 0.055, 1, 0.06, 1], [0.0685, 0.0685, 1, 0.0761111111111111, 1]),
    ],
)  # fmt: skip
def test_other_adjustments_of_r(p_values: list[float], by_holm: list[float], by_yekutieli: list[float]) -> None:
    """R 4.2.2 p.adjust with method "holm" and "BY"."""
    assert holm(p_values) == pytest.approx(by_holm, abs=1e-12)
    assert benjamini_yekutieli(p_values) == pytest.approx(by_yekutieli, abs=1e-12)


def test_reference_case_of_the_other_adjustments(shared_case: Callable[[str], dict[str, Any]]) -> None:
    expected = shared_case("FDR-01")["expected"]
    assert holm(expected["p"]) == pytest.approx(expected["p_holm"], abs=1e-9)
    assert benjamini_yekutieli(expected["p"]) == pytest.approx(expected["p_by"], abs=1e-9)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_second_route_of_yekutieli(p_values: list[float]) -> None:
    second_route = stats.false_discovery_control(p_values, method="by")
    assert benjamini_yekutieli(p_values) == pytest.approx(second_route, rel=1e-12)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_stricter_rules_adjust_more(p_values: list[float]) -> None:
    plain, strict, strictest = benjamini_hochberg(p_values), benjamini_yekutieli(p_values), holm(p_values)
    room = 1e-12
    assert all(p <= a + room and a <= b + room for p, a, b in zip(p_values, plain, strict, strict=True))
    assert all(a <= c + room for a, c in zip(plain, strictest, strict=True))
    assert max(strictest) >= min(1.0, len(p_values) * min(p_values))


@pytest.mark.parametrize("adjust", [benjamini_hochberg, benjamini_yekutieli, holm])
def test_nothing_in_nothing_out(adjust: Callable[[list[float]], tuple[float, ...]]) -> None:
    assert adjust([]) == ()


@pytest.mark.parametrize("adjust", [benjamini_hochberg, benjamini_yekutieli, holm])
@pytest.mark.parametrize("wrong", [-0.1, 1.1, nan])
def test_what_is_no_p_value_is_refused(adjust: Callable[[list[float]], tuple[float, ...]], wrong: float) -> None:
    with pytest.raises(InputError, match="between 0 and 1"):
        adjust([0.5, wrong])
