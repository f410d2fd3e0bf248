"""Weights: what they are worth, where they are cut, and which are refused."""

from math import nan, sqrt
from typing import Any

import pytest

from benchstats import InputError, Reason
from benchstats.ordinal import kish_n_eff, trimmed_weights, weighted_mean


def test_missing_answers_leave_with_their_weight_and_unit() -> None:
    found = weighted_mean([5, None, 2, nan, 4], weights=[1, 9, 2, 9, 1], units=["a", "b", "a", "b", "c"])
    assert found == weighted_mean([5, 2, 4], weights=[1, 2, 1], units=["a", "a", "c"])
    assert (found.n, found.n_units) == (3, 2)


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
