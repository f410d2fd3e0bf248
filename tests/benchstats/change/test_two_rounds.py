"""The change between two rounds, linked, unlinked or partly: values from R."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchstats import Reason
from benchstats.change import (
    OverlappingChange,
    PairedChange,
    UnlinkedChange,
    change_between_rounds,
    overlapping_change,
    paired_change,
    smallest_change,
    unlinked_change,
)

# Eight units; two joined and one left. Expected values below: R 4.2.2 t.test, and Partiallyoverlapping 2.0.
FIRST = [3.1, 3.4, 2.9, 4.0, 3.7, 3.5, None, None]
SECOND = [3.6, 3.3, 3.4, 4.2, None, 3.9, 3.8, 4.4]

few_scores = st.lists(st.integers(10, 50).map(lambda tenths: tenths / 10), min_size=1, max_size=8)


def test_paired_as_r() -> None:
    found = paired_change(FIRST, SECOND)
    assert found.n == 5
    assert (found.change, found.t, found.degrees, found.p_value) == pytest.approx(
        (0.3, 2.631174057921087, 4, 0.058114697933540)
    )
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((-0.016563447808332, 0.616563447808331))
    assert found.sd_of_changes == pytest.approx(float(np.std([0.5, -0.1, 0.5, 0.2, 0.4], ddof=1)))


def test_unlinked_as_r() -> None:
    found = unlinked_change(FIRST, SECOND)
    assert (found.n, found.n_first, found.n_second) == (13, 6, 7)
    assert (found.t, found.degrees, found.p_value) == pytest.approx(
        (1.64343933783479, 10.74501573976915, 0.12920139362261)
    )
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((-0.12581917977653, 0.85915251310987))


def test_overlapping_as_r() -> None:
    found = overlapping_change(FIRST, SECOND)
    assert (found.n, found.n_both, found.n_only_first, found.n_only_second) == (8, 5, 1, 2)
    assert (found.t, found.degrees, found.p_value, found.change) == pytest.approx(
        (2.650802892263790, 5.556542093792881, 0.040903513914197, 0.366666666666666)
    )
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((0.021545857592885, 0.711787475740448))


def test_fully_linked_overlap_is_the_paired_change_nearly() -> None:
    """Without anybody alone the degrees are n - 1 and, with equal spreads, the error is the paired one."""
    before, after = [1.0, 2.0, 3.0, 4.0], [2.0, 1.0, 4.0, 3.0]
    whole, paired = overlapping_change(before, after), paired_change(before, after)
    assert whole.degrees == paired.degrees == 3
    assert whole.standard_error == pytest.approx(paired.standard_error)


@pytest.mark.parametrize(
    ("first", "second", "linked", "kind"),
    [
        ([3, 4, 5, 4], [4, 4, 5, 3], True, PairedChange),
        ([3, 4, 5, 4, None], [4, 4, 5, 3, 3], True, PairedChange),  # 4 of 5 are linked: 80 %
        ([3, 4, 5, 4, None, 2], [4, 4, 5, 3, 3, None], True, OverlappingChange),
        ([3, 4, None, None], [4, None, 3, 3], True, UnlinkedChange),
        ([3, 4, 5], [4, 4], False, UnlinkedChange),
    ],
)
def test_method_follows_the_links(first: Any, second: Any, linked: bool, kind: type) -> None:
    assert isinstance(change_between_rounds(first, second, linked=linked), kind)


@pytest.mark.parametrize(
    ("answers", "correlation", "told"),
    [(10, 0, 0.66), (10, 0.5, 0.46), (20, 0, 0.46), (20, 0.5, 0.33), (40, 0, 0.33), (60, 0, 0.27), (60, 0.5, 0.19)],
)
def test_smallest_change_of_the_specification(answers: int, correlation: float, told: float) -> None:
    found = smallest_change(answers, sd_within=0.75, correlation=correlation).change
    assert found == pytest.approx(told, abs=0.0051)


@given(few_scores)
def test_nothing_changed(scores: list[float]) -> None:
    found = paired_change(scores, scores)
    assert found.change == 0
    assert found.interval is None
    assert found.reason in {Reason.NO_VARIATION, Reason.TOO_FEW_GROUPS}


@given(few_scores, few_scores, st.floats(-3, 3))
def test_shift_of_the_second_round_shifts_the_change(first: list[float], second: list[float], by: float) -> None:
    found = unlinked_change(first, second)
    moved = unlinked_change(first, [one + by for one in second])
    assert moved.change == pytest.approx(found.change + by, abs=1e-9)
    if found.standard_error is not None:
        assert moved.standard_error == pytest.approx(found.standard_error, rel=1e-6)
