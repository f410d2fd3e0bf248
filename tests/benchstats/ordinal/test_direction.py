"""Whether mean and order point the same way, and which groups cannot be compared."""

from typing import Any

import pytest
from hypothesis import given
from tests.benchstats.ordinal.groups import A, B, counts_of, some_counts

from benchstats import InputError, Scale
from benchstats.ordinal import cumulative_link, direction_check, midrank_test, superiority


@pytest.mark.parametrize("method", [superiority, midrank_test, cumulative_link])
@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ([0, 0], [1, 2], "at least one answer"),
        ([1, 2], [1, 2, 3], "on 2 and 3 values"),
        ([1, -2], [1, 2], "between 0 and 1,000,000,000"),
        ([1.5, 2], [1, 2], "whole numbers"),
        ([3], [2], "at least 2 values"),
    ],
)
def test_groups_that_make_no_sense_are_refused(method: Any, a: list[Any], b: list[Any], words: str) -> None:
    with pytest.raises(InputError, match=words):
        method(a, b)


def test_both_readings_agree_on_the_reference_case() -> None:
    found = direction_check(counts_of(B), counts_of(A), scale=Scale(1, 5))
    assert found.mean_difference == pytest.approx(49 / 15 - 48 / 12, abs=1e-12)
    assert found.probit_shift == pytest.approx(-0.886689733753634, abs=1e-9)
    assert found.may_be_stated
    assert "point the same way" in found.sentence().text


def test_an_inversion_is_found() -> None:
    """Five moderate answers against two low and four top ones: R says 3.80 - 3.67 > 0, but polr (probit) -0.56583."""
    found = direction_check([0, 0, 1, 4, 0], [2, 0, 0, 0, 4], scale=Scale(1, 5))
    assert found.mean_difference == pytest.approx(2 / 15, abs=1e-12)
    assert found.probit_shift == pytest.approx(-0.565828, abs=1e-5)
    assert not found.may_be_stated
    assert found.sentence().text == (
        "The mean and the order of the answers (n = 5 here, 6 elsewhere) point different ways, "
        "so only the distribution is shown."
    )


def test_no_overlap_still_has_a_direction() -> None:
    found = direction_check([0, 0, 0, 0, 9], [0, 0, 0, 9, 0], scale=Scale(1, 5))
    assert (found.probit_shift, found.probit_direction, found.may_be_stated) == (None, 1, True)


@given(some_counts)
def test_a_group_against_itself_agrees_on_nothing_at_all(counts: list[int]) -> None:
    found = direction_check(counts, counts, scale=Scale(1, 5))
    assert (found.mean_difference, found.probit_direction, found.may_be_stated) == (0, 0, True)
