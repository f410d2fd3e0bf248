"""The likelihood of the cumulative link model, and where it has no top."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.benchstats.ordinal.groups import A, B, C, D, counts_of, some_counts, stats

from benchstats import InputError, Reason
from benchstats.ordinal import cumulative_link


@settings(max_examples=150)
@given(some_counts, some_counts, st.sampled_from(["logit", "probit"]))
def test_the_likelihood_is_largest_where_it_says(a: list[int], b: list[int], link: Any) -> None:
    """Its value, computed anew from the thresholds, falls whichever way one steps; the p value of 0 shift is kept."""
    found = cumulative_link(a, b, link=link)
    assert (found.shift is None) == (found.reason is not None)
    if found.shift is None or found.thresholds is None or found.log_likelihood is None:
        return
    below = stats.logistic.cdf if link == "logit" else stats.norm.cdf

    def at(shift: float, thresholds: Any) -> float:
        total = 0.0
        for counts, moved in ((a, 0.0), (b, shift)):
            edges = np.concatenate([[0.0], below(np.asarray(thresholds) - moved), [1.0]])
            total += sum(counts[value] * np.log(p) for value, p in zip(found.values, np.diff(edges), strict=True)
                         if counts[value])  # fmt: skip
        return float(total)

    here = at(found.shift, found.thresholds)
    assert here == pytest.approx(found.log_likelihood, abs=1e-8)
    for step in (-1e-3, 1e-3):
        assert at(found.shift + step, found.thresholds) < here
        assert at(found.shift, [one + step for one in found.thresholds]) < here


@pytest.mark.parametrize(
    ("a", "b", "direction"),
    [
        ([3, 4, 0, 0], [0, 0, 2, 2], 1),
        ([0, 0, 2, 2], [3, 4, 0, 0], -1),
        ([3, 4, 0, 0], [0, 2, 2, 2], 1),  # they share one value, and the threshold follows the shift
        ([0, 5, 0, 0], [0, 2, 2, 0], 1),
    ],
)
def test_groups_that_do_not_overlap_have_no_largest_shift(a: list[int], b: list[int], direction: int) -> None:
    found = cumulative_link(a, b)
    assert (found.shift, found.se, found.thresholds, found.interval) == (None,) * 4
    assert (found.direction, found.reason) == (direction, Reason.SEPARATED)
    assert found.sentence().text.endswith("do not overlap.")


def test_answers_all_alike_have_no_shift() -> None:
    found = cumulative_link([0, 5, 0], [0, 3, 0])
    assert (found.shift, found.direction, found.reason) == (None, 0, Reason.NO_VARIATION)
    assert found.sentence().text == "All 8 answers of the two groups are alike."


def test_equal_groups_have_no_shift_and_no_direction() -> None:
    found = cumulative_link([1, 4, 2, 3], [2, 8, 4, 6])
    assert found.shift == pytest.approx(0, abs=1e-9)
    assert found.direction == 0


def test_shifts_are_said() -> None:
    assert cumulative_link(counts_of(C), counts_of(D)).sentence().text == (
        "From these answers (n = 7 and 9) it cannot be told which of the two groups answers higher."
    )
    lower = cumulative_link(counts_of(A), counts_of(B)).sentence().text
    higher = cumulative_link(counts_of(B), counts_of(A)).sentence().text
    assert lower == "The second group (n = 15) tends to answer lower than the first (n = 12)."
    assert higher == "The second group (n = 12) tends to answer higher than the first (n = 15)."


def test_many_answers_settle_too() -> None:
    found = cumulative_link([10**6, 3, 2 * 10**6], [10**6, 4, 10**6])
    assert found.shift is not None
    assert found.shift < 0


def test_unknown_links_are_refused() -> None:
    with pytest.raises(InputError, match="one of logit, probit, not cauchit"):
        cumulative_link([1, 2], [2, 1], link="cauchit")  # type: ignore[arg-type]


def test_very_uneven_counts_still_have_a_fit() -> None:
    """All but one of 10^9 lowest: by the logit the shift is -(ln 10^9 + ln 4), where a fifth is lowest."""
    found = cumulative_link([10**6] * 5, [10**9, 0, 0, 0, 1])
    assert found.shift == pytest.approx(-(np.log(1e9) + np.log(4)), abs=0.01)
    assert found.se == pytest.approx(1, abs=0.01)


def test_counts_beyond_a_thousand_million_are_a_slip() -> None:
    with pytest.raises(InputError, match="between 0 and 1,000,000,000"):
        cumulative_link([1, 2], [10**9 + 1, 1])
