"""Wilcoxon's signed test: values from R coin, and brute force."""

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchstats import Reason, TooManySteps
from benchstats.change import wilcoxon_signed


def brute(changes: list[float], zeros: str) -> float:
    """Every sign of every change, one by one."""
    kept = [abs(one) for one in changes if one or zeros == "pratt"]
    place = [sum(a < one for a in kept) + (sum(a == one for a in kept) + 1) / 2 for one in kept]
    moved = [p for p, size in zip(place, kept, strict=True) if size]
    up = [one > 0 for one in changes if one]
    middle = sum(moved) / 2
    bar = abs(sum(p for p, is_up in zip(moved, up, strict=True) if is_up) - middle)
    sums = [sum(p for p, on in zip(moved, signs, strict=True) if on) for signs in product([0, 1], repeat=len(moved))]
    return sum(abs(one - middle) >= bar for one in sums) / len(sums)


def test_wilcoxon_as_r() -> None:
    """R wilcox.test on the depression scores of Hollander and Wolfe 1973, p. 29: V = 40, p = 0.03906."""
    before = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
    after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
    found = wilcoxon_signed(before, after)
    assert (found.rising, found.falling, found.unchanged) == (2, 7, 0)
    assert found.p_value == pytest.approx(0.0390625, abs=1e-12)


@settings(max_examples=60)
@given(st.lists(st.integers(-3, 3), min_size=1, max_size=9), st.sampled_from(["pratt", "wilcoxon"]))
def test_wilcoxon_with_ties_and_zeros_by_brute_force(changes: list[int], zeros: Any) -> None:
    found = wilcoxon_signed([10.0] * len(changes), [10.0 + one for one in changes], zeros=zeros)
    if not any(changes):
        assert (found.p_value, found.reason) == (None, Reason.NO_VARIATION)
    else:
        assert found.p_value == pytest.approx(brute([float(one) for one in changes], zeros))


def test_ties_in_decimals_are_ties() -> None:
    """1.1 - 1.0 and 0.3 - 0.2 differ in the last bit; as doubles they would not share their place."""
    before, after = [1.0, 0.3, 2.0, 3.0], [1.1, 0.2, 2.3, 3.4]
    assert abs(after[0] - before[0]) > abs(after[1] - before[1])
    assert wilcoxon_signed(before, after).p_value == pytest.approx(brute([1, -1, 3, 4], "pratt"))
    assert wilcoxon_signed(before, after, tie_tolerance=0).p_value == pytest.approx(brute([2, -1, 3, 4], "pratt"))
    assert brute([1, -1, 3, 4], "pratt") != brute([2, -1, 3, 4], "pratt")


def test_a_test_that_would_take_long_is_refused() -> None:
    with pytest.raises(TooManySteps):
        wilcoxon_signed([1.0] * 1001, [2.0] * 1001)
    assert wilcoxon_signed([1.0] * 400, list(np.linspace(1.1, 2, 400))).p_value == pytest.approx(2 * 0.5**400)
