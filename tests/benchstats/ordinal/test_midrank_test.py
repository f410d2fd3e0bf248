"""The exact test of midranks: values from R coin, and brute force."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.benchstats.ordinal.groups import A, B, C, D, answers_of, counts_of

from benchstats.errors import TooManySteps
from benchstats.ordinal import midrank_test

few_counts = st.lists(st.integers(0, 2), min_size=3, max_size=3).filter(any)


@given(few_counts, few_counts)
def test_midranks_equal_brute_force(counts_a: list[int], counts_b: list[int]) -> None:
    pooled = answers_of(counts_a) + answers_of(counts_b)
    doubled = [2 * sum(other < one for other in pooled) + pooled.count(one) + 1 for one in pooled]
    take = sum(counts_a)
    expected = Fraction(sum(doubled) * take, len(doubled))
    deals = [abs(sum(deal) - expected) for deal in combinations(doubled, take)]
    by_hand = Fraction(sum(deal >= abs(sum(doubled[:take]) - expected) for deal in deals), len(deals))
    found = midrank_test(counts_a, counts_b)
    assert found.p_value == float(by_hand)
    assert found.midrank_sum_a == sum(doubled[:take]) / 2


def test_midrank_values_of_r() -> None:
    """R: all combn(N, n) deals of rank(c(a, b)), a two-sided by distance from the mean."""
    assert midrank_test(counts_of([5, 5, 4, 4, 3]), counts_of([3, 2, 4, 1, 3, 3])).p_value == pytest.approx(
        0.0367965367965368, abs=1e-14
    )
    assert midrank_test(counts_of(C), counts_of(D)).p_value == pytest.approx(0.474125874125874, abs=1e-14)


def test_two_groups_of_sixty_are_exact_and_much_larger_ones_are_refused() -> None:
    assert midrank_test([12, 12, 12, 12, 12], [12, 13, 11, 13, 11]).p_value == pytest.approx(0.91, abs=0.1)
    with pytest.raises(TooManySteps, match="limit is 2,000,000"):
        midrank_test([40, 41, 43, 47, 59], [51, 42, 40, 40, 43])


def test_the_test_is_said_for_coordinators() -> None:
    found = midrank_test(counts_of(A), counts_of(B))
    assert (found.n, found.interval) == (27, None)
    assert found.sentence().text == (
        "Dealing the same 27 answers at random to groups of 12 and 15 sets them at least as far apart "
        "in 5.42 of 100 deals."
    )
