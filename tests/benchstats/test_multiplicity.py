from collections.abc import Callable
from importlib import import_module
from math import nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchstats import benjamini_hochberg

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


def test_nothing_in_nothing_out() -> None:
    assert benjamini_hochberg([]) == ()


@pytest.mark.parametrize("wrong", [-0.1, 1.1, nan])
def test_what_is_no_p_value_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        benjamini_hochberg([0.5, wrong])
