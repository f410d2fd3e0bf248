"""Quantiles and medians: values from R, and NumPy as a second route."""

from math import nan
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.benchstats.ordinal.scale import ONE_TO_FIVE, answers_1to5, counts_of

from benchstats import InputError
from benchstats.ordinal import interpolated_median, item_summary, quantile, quantile_of_counts


@pytest.mark.parametrize(
    ("answers", "median", "q1_7", "q3_7", "q1_6", "q3_6"),
    [
        ([1, 2, 3, 3, 3, 4, 5], 3, 2.5, 3.5, 2, 4),
        ([1, 2, 4, 5], 3, 1.75, 4.25, 1.25, 4.75),
        ([2, 2, 2, 2, 3, 4], 2.25, 2, 2.75, 2, 3.25),
        ([1, 1, 5], 1.25, 1, 3, 1, 5),
        ([4], 4, 4, 4, 4, 4),
        ([2, 4, 4, 4, 5, 5, 5, 5, 5, 5], 4.66666666666667, 4, 5, 4, 5),
    ],
)
def test_quartiles_and_interpolated_median_of_r(
    answers: list[int], median: float, q1_7: float, q3_7: float, q1_6: float, q3_6: float
) -> None:
    """R 4.2.2 quantile types 7 and 6, and the rule of psych::interp.median."""
    found = item_summary(answers, scale=ONE_TO_FIVE)
    assert found.interpolated_median == pytest.approx(median, abs=1e-12)
    assert (found.q1_type7, found.q3_type7) == (q1_7, q3_7)
    assert (found.q1_type6, found.q3_type6) == (q1_6, q3_6)


@given(answers_1to5, st.floats(0, 1), st.sampled_from([("type7", "linear"), ("type6", "weibull")]))
def test_second_route_of_quantiles_is_numpy(answers: list[int], probability: float, kinds: tuple[Any, Any]) -> None:
    kind, method = kinds
    expected = float(np.quantile(answers, probability, method=method))
    assert quantile(answers, probability=probability, kind=kind) == pytest.approx(expected, abs=1e-9)
    from_counts = quantile_of_counts(counts_of(answers), scale=ONE_TO_FIVE, probability=probability, kind=kind)
    assert from_counts == pytest.approx(expected, abs=1e-9)


def test_quantiles_of_nothing_and_of_the_unfit() -> None:
    assert quantile([], probability=0.5) is None
    assert quantile([-1e308, 1e308], probability=0.5) == 0
    for values, probability, kind in (([1, nan], 0.5, "type7"), ([1], 1.1, "type7"), ([1], 0.5, "type8")):
        with pytest.raises(InputError):
            quantile(values, probability=probability, kind=kind)  # type: ignore[arg-type]


@given(answers_1to5)
def test_the_interpolated_median_is_within_half_a_step_of_the_median(answers: list[int]) -> None:
    found = item_summary(answers, scale=ONE_TO_FIVE)
    assert found.median is not None
    assert found.interpolated_median is not None
    assert abs(found.interpolated_median - found.median) <= 0.5
    mirrored = item_summary(answers, scale=ONE_TO_FIVE, is_reversed=True)
    assert mirrored.interpolated_median == pytest.approx(6 - found.interpolated_median, abs=1e-12)


def test_interpolated_median_of_nobody() -> None:
    assert interpolated_median([0] * 5, scale=ONE_TO_FIVE) is None
