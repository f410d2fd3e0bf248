"""One item summarised: values from R."""

from collections.abc import Callable
from math import nan
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from tests.benchstats.ordinal.scale import ONE_TO_FIVE, answers_1to5, counts_of

from benchstats.ordinal import count_answers, item_summary, item_summary_of_counts


@pytest.mark.parametrize("case", ["DESC-01", "DESC-03"])
def test_reference_cases(case: str, shared_case: Callable[[str], dict[str, Any]]) -> None:
    """R 4.2.2 base and psych::interp.median 2.2.9."""
    told = shared_case(case)
    found, expected = item_summary(told["input"]["answers"], scale=ONE_TO_FIVE), told["expected"]
    for name in ("n", "n_missing", "mean", "sd_sample", "sd_population", "variance_sample", "se_mean", "median",
                 "q1_type7", "q3_type7", "iqr_type7", "interpolated_median"):  # fmt: skip
        assert getattr(found, name) == pytest.approx(expected[name], abs=1e-12), name
    assert list(found.counts) == expected["counts_1to5"]
    assert found.percent_positive == pytest.approx(expected["pct_positive_4_5"], abs=1e-12)
    assert found.percent_neutral == pytest.approx(expected["pct_neutral_3"], abs=1e-12)
    assert found.percent_negative == pytest.approx(expected["pct_negative_1_2"], abs=1e-12)
    assert found.net_score == pytest.approx(expected["net_score_pp"], abs=1e-12)
    assert found.percent_top == pytest.approx(expected["top_box_pct"], abs=1e-12)


@given(answers_1to5)
def test_answers_and_their_counts_say_the_same(answers: list[int]) -> None:
    found = item_summary(answers, scale=ONE_TO_FIVE)
    assert found == item_summary_of_counts(counts_of(answers), scale=ONE_TO_FIVE)
    assert sum(found.distribution or ()) == pytest.approx(100, abs=1e-9)
    shares = (found.percent_positive, found.percent_neutral, found.percent_negative)
    assert sum(one or 0 for one in shares) == pytest.approx(100, abs=1e-9)


@given(answers_1to5)
def test_a_reversed_item_turns_round(answers: list[int]) -> None:
    plain = item_summary(answers, scale=ONE_TO_FIVE)
    turned = item_summary(answers, scale=ONE_TO_FIVE, is_reversed=True)
    by_hand = item_summary([6 - answer for answer in answers], scale=ONE_TO_FIVE)
    assert turned == by_hand
    assert turned.net_score == pytest.approx(-(plain.net_score or 0), abs=1e-9)


def test_what_is_no_answer_is_counted_apart() -> None:
    found = item_summary(
        [5, None, nan, "na", 9, 4, np.float64("nan"), 3.0], scale=ONE_TO_FIVE, not_applicable=("na", 9)
    )
    assert (found.n, found.n_missing, found.n_na) == (3, 3, 2)
    assert found.counts == (0, 0, 1, 1, 1)
    same = item_summary_of_counts([0, 0, 1, 1, 1], scale=ONE_TO_FIVE, n_missing=3, n_na=2)
    assert same == found


def test_missing_may_be_called_not_applicable() -> None:
    assert count_answers([None, 4], scale=ONE_TO_FIVE, not_applicable=(None,)).n_na == 1


def test_variance_of_r() -> None:
    """R var(c(5,5,4,3,4,2,1,1,4)) and its square root by 3."""
    found = item_summary([5, 5, 4, 3, 4, 2, 1, 1, 4], scale=ONE_TO_FIVE)
    assert found.variance_sample == pytest.approx(2.444444444444445, abs=1e-14)
    assert found.se_mean == pytest.approx(0.521157306647048, abs=1e-14)
    assert (found.q1_type6, found.q3_type6) == (1.5, 4.5)


def test_it_says_itself() -> None:
    found = item_summary([5, 4, 3, 3, 5, 4, 5, 3, None, 5, 4, 2], scale=ONE_TO_FIVE)
    assert found.sentence().text == "64 % of the answers are positive, 27 % are neutral and 9 % are negative (n = 11)."
