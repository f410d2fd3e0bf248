from collections.abc import Callable
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchstats import Scale, benjamini_hochberg, permutation_test
from benchstats.deals import STEP_LIMIT, share_of_deals_as_far
from benchstats.errors import TooManySteps
from benchstats.permutation import mean_difference

ONE_TO_FIVE = Scale(1, 5)


def by_brute_force(counts_a: list[int], counts_b: list[int]) -> float:
    """Every single deal of every single answer, as a person would do it."""
    answers_a = [value for value, count in enumerate(counts_a) for _ in range(count)]
    answers_b = [value for value, count in enumerate(counts_b) for _ in range(count)]
    pooled = answers_a + answers_b
    expected = Fraction(sum(pooled) * len(answers_a), len(pooled))
    deals = [abs(sum(deal) - expected) for deal in combinations(pooled, len(answers_a))]
    return float(Fraction(sum(deal >= abs(sum(answers_a) - expected) for deal in deals), len(deals)))


few_answers = st.lists(st.integers(0, 2), min_size=3, max_size=3).filter(any)


@given(few_answers, few_answers)
def test_equals_brute_force(counts_a: list[int], counts_b: list[int]) -> None:
    found = permutation_test(counts_a, counts_b, scale=Scale(0, 2))
    assert found.p_value == by_brute_force(counts_a, counts_b)


@given(few_answers, few_answers)
def test_swapping_the_groups_turns_the_difference_only(counts_a: list[int], counts_b: list[int]) -> None:
    there = permutation_test(counts_a, counts_b, scale=Scale(4, 6))
    back = permutation_test(counts_b, counts_a, scale=Scale(4, 6))
    assert (back.p_value, back.difference) == (there.p_value, -there.difference)


def test_criterion_10_of_the_pilots() -> None:
    """Full enumeration gives 0.137254901961, the smallest of the 13; reference case SEED-04."""
    found = permutation_test([0, 0, 0, 0, 11], [0, 0, 0, 2, 5], scale=ONE_TO_FIVE)
    assert (found.n_a, found.n_b) == (11, 7)
    assert found.difference == pytest.approx(2 / 7, abs=1e-15)
    assert found.p_value == pytest.approx(0.137254901961, abs=1e-12)


def test_the_pilots_do_not_differ_on_any_criterion(
    shared_case: Callable[[str], dict[str, Any]], pilot_answers: dict[str, list[tuple[int, ...]]]
) -> None:
    case = shared_case("SEED-04")
    pairs = zip(pilot_answers["Tallinn"], pilot_answers["Vilnius"], strict=True)
    tests = [permutation_test(a, b, scale=ONE_TO_FIVE) for a, b in pairs]
    rows = case["expected"]["rows"]
    assert [one.difference for one in tests] == pytest.approx([row["difference"] for row in rows], abs=1e-9)
    found = [one.p_value for one in tests]
    assert found == pytest.approx([row["exact_permutation_p"] for row in rows], abs=1e-9)
    assert min(found) == pytest.approx(case["expected"]["min_p"], abs=1e-9)
    assert benjamini_hochberg(found) == pytest.approx([row["p_bh"] for row in rows], abs=1e-9)


def test_two_hundred_answers_a_group_are_still_exact() -> None:
    found = permutation_test([0, 0, 0, 200, 0], [0, 0, 0, 199, 1], scale=ONE_TO_FIVE)
    assert found.p_value == 1


def test_an_empty_group_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one answer"):
        permutation_test([0, 0, 0, 0, 0], [0, 0, 0, 0, 5], scale=ONE_TO_FIVE)


def test_a_test_that_would_take_too_long_names_the_limit() -> None:
    with pytest.raises(TooManySteps, match=f"{STEP_LIMIT:,}"):
        permutation_test([200] * 5, [200] * 5, scale=ONE_TO_FIVE)


def test_what_is_wrong_with_the_answers_is_not_called_too_long() -> None:
    with pytest.raises(ValueError, match="cannot be negative") as refusal:
        permutation_test([-1, 0, 0, 0, 9], [0, 0, 0, 0, 5], scale=ONE_TO_FIVE)
    assert not isinstance(refusal.value, TooManySteps)


def test_the_difference_of_means_knows_no_limit() -> None:
    assert mean_difference([0, 0, 0, 0, 10**6], [10**6, 0, 0, 0, 10**6], scale=ONE_TO_FIVE) == 2


def test_a_difference_needs_answers_on_both_sides() -> None:
    with pytest.raises(ValueError, match="at least one answer"):
        mean_difference([0, 0, 0, 0, 5], [0, 0, 0, 0, 0], scale=ONE_TO_FIVE)


@given(few_answers, few_answers, st.lists(st.integers(-9, 9), min_size=3, max_size=3))
def test_any_scores_equal_brute_force(counts_a: list[int], counts_b: list[int], scores: list[int]) -> None:
    pooled = [a + b for a, b in zip(counts_a, counts_b, strict=True)]
    given_scores = [score for score, count in zip(scores, pooled, strict=True) for _ in range(count)]
    take, observed = sum(counts_a), sum(a * score for a, score in zip(counts_a, scores, strict=True))
    expected = Fraction(sum(given_scores) * take, len(given_scores))
    deals = [abs(sum(deal) - expected) for deal in combinations(given_scores, take)]
    by_hand = Fraction(sum(deal >= abs(observed - expected) for deal in deals), len(deals))
    assert share_of_deals_as_far(pooled, take=take, observed=observed, scores=scores) == float(by_hand)


def test_the_limit_counts_what_is_left_to_choose() -> None:
    """Two values leave one choice: how many of the first; the second takes the rest. 1001 deals, 1002 steps."""
    assert share_of_deals_as_far([1000, 1000], take=1000, observed=500, scores=[0, 1], limit=2002) == 1
    with pytest.raises(TooManySteps, match="may take 2,002 steps"):
        share_of_deals_as_far([1000, 1000], take=1000, observed=500, scores=[0, 1], limit=2001)


def test_it_says_itself() -> None:
    found = permutation_test([0, 0, 0, 0, 11], [0, 0, 0, 2, 5], scale=ONE_TO_FIVE)
    assert (found.n, found.interval) == (18, None)
    assert found.sentence().text == (
        "The mean of the first group (n = 11) minus that of the second (n = 7) is 0.29; "
        "dealing the same answers at random gives at least as large a difference in 13.73 of 100 deals."
    )
