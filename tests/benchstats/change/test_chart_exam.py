"""Charts move with their values, and refuse what is no series."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.benchstats.change.charts import one_piece

from benchstats import InputError
from benchstats.change import PointType, Rebase, p_prime_chart


@settings(max_examples=60)
@given(st.lists(st.integers(0, 40), min_size=2, max_size=20), st.integers(-50, 50), st.sampled_from([1, 2, 5]))
def test_chart_moves_and_stretches_with_its_values(values: list[int], by: int, times: int) -> None:
    plain = one_piece([float(one) for one in values])
    other = one_piece([times * one + float(by) for one in values])
    assert other.special_causes == plain.special_causes
    assert other.upper_process_limit == pytest.approx(times * plain.upper_process_limit + by, abs=1e-9)


@settings(max_examples=60)
@given(st.lists(st.integers(0, 40), min_size=2, max_size=20))
def test_upside_down_everything_is_the_other_way(values: list[int]) -> None:
    plain, turned = one_piece([float(one) for one in values]), one_piece([-float(one) for one in values])
    swap = {PointType.COMMON: PointType.COMMON, PointType.IMPROVEMENT: PointType.CONCERN}
    swap |= {PointType.CONCERN: PointType.IMPROVEMENT}
    assert turned.point_types == tuple(swap[one] for one in plain.point_types)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"fix_after_n_points": 11}, "at least 12"),
        ({"improvement_direction": "up"}, "an increase, a decrease or neutral"),
        ({"breaks": [0]}, "cannot be cut"),
        ({"breaks": [9]}, "cannot be cut"),
        ({"rebases": [Rebase(9, "moved house")]}, "cannot be cut"),
    ],
)
def test_nonsense_is_refused(options: Any, says: str) -> None:
    with pytest.raises(InputError, match=says):
        one_piece([1.0, 2, 3], **options)


def test_what_is_no_series_is_refused() -> None:
    for wrong in ([], [1.0, None], [[1.0]], ["a"]):
        with pytest.raises(InputError):
            one_piece(wrong)
    with pytest.raises(InputError, match="say what changed"):
        Rebase(3, " ")
    for counts, totals in (([1], [0]), ([2], [1]), ([-1], [1]), ([0.5], [1]), ([1], [1, 2]), ([], [])):
        with pytest.raises(InputError):
            p_prime_chart(counts, totals=totals)
