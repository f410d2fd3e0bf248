"""Primary rules, rounding to a base and controlled rounding."""

from collections.abc import Callable
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchstats import InputError
from benchstats.tabular import (
    RoundedRange,
    concentration,
    controlled_rounding,
    is_controlled_rounding,
    primary_cells,
    rounded_to_base,
    table_change,
    with_totals,
)

Read = Callable[[str], dict[str, Any]]

# DISC-11: contributions, p % rule, (2, 90) rule, (1, 90) rule, error of the closest upper estimate in per cent. The
# first is Example 1 of the Handbook on SDC, 2nd ed., 4.2; the others were crossed with ACRO 1.0.2.
RULES = [
    ([50000, 49000, 1000], True, True, False, 2.0),
    ([300, 20, 10], True, True, True, 10 / 3),
    ([58, 38, 23, 12, 7], False, False, False, 72.413793103448),
    ([58, 3, 2], True, True, True, 3.448275862069),
    ([40, 40, 4], False, True, False, 10.0),
    ([5, 5, 5, 5], False, False, False, 200.0),
]


@pytest.mark.parametrize(("parts", "p_percent", "two", "one", "error"), RULES)
def test_rules_on_totals(parts: list[float], p_percent: bool, two: bool, one: bool, error: float) -> None:
    found = concentration(parts[::-1], p=10, largest=2, share=90)
    told = (found.p_percent_sensitive, found.dominance_sensitive, found.single_dominance_sensitive)
    assert told == (p_percent, two, one)
    assert found.closest_upper_estimate_error == pytest.approx(error, abs=1e-9)
    assert found.total == sum(parts)
    assert found.may_be_shown == (not p_percent)


def test_a_limit_that_is_just_met_is_safe() -> None:
    assert not concentration([100, 50, 10]).p_percent_sensitive
    assert concentration([100, 50, 9.99]).p_percent_sensitive
    assert not concentration([50, 40, 10]).dominance_sensitive
    assert concentration([50, 40.1, 9.9]).dominance_sensitive


def test_two_contributors_are_too_few_whatever_they_give() -> None:
    found = concentration([5, 5, 0])
    assert (found.n, found.too_few_contributors, found.may_be_shown) == (2, True, False)
    assert found.sentence().text == "This total has 2 contributors, which is too few to show it."
    assert concentration([5, 5, 5]).may_be_shown


def test_nobody_contributes() -> None:
    found = concentration([0, 0])
    assert (found.closest_upper_estimate_error, found.reason) == (None, "no_variation")
    assert not found.p_percent_sensitive


@pytest.mark.parametrize("wrong", [{"p": -1}, {"largest": 0}, {"share": 0}, {"share": 101}, {"least": 0}])
def test_rules_that_are_none_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(InputError, match="make no rule"):
        concentration([1, 2], **wrong)  # type: ignore[arg-type]


def test_small_counts_are_found_and_zeros_only_if_asked() -> None:
    table = [[0, 1, 2], [3, 10, 4]]
    assert primary_cells(table).cells == ((0, 1), (0, 2))
    assert primary_cells(table, zeros_too=True).cells == ((0, 0), (0, 1), (0, 2))
    assert primary_cells(table, least=4).cells == ((0, 1), (0, 2), (1, 0))
    assert primary_cells(table, least=4).n == 20


@pytest.mark.parametrize(
    ("value", "base", "shown"),
    [(82, 5, 80), (83, 5, 85), (Fraction("82.5"), 5, 85), (Fraction("-2.5"), 5, 0), (Fraction("4.25"), Fraction("0.1"),
      Fraction("4.3"))],
)  # fmt: skip
def test_rounding_to_a_base_takes_ties_up(value: Fraction, base: Fraction, shown: Fraction) -> None:
    found = rounded_to_base(value, base=base)
    assert found.shown == shown
    assert found.holds(value)


@given(st.fractions(-100, 100), st.sampled_from([1, 3, 5, Fraction(1, 10)]))
def test_a_rounded_figure_holds_its_value_and_both_ties(value: Fraction, base: Fraction) -> None:
    found = rounded_to_base(value, base=base)
    assert found.low <= value < found.high
    assert found.high - found.low == base
    assert found.holds(found.high)
    assert not found.holds(found.high + Fraction(1, 1000))


@pytest.mark.parametrize(("shown", "base"), [(3, 5), (3, 0), (3, -1)])
def test_what_is_no_rounded_figure_is_refused(shown: int, base: int) -> None:
    with pytest.raises(InputError, match="rounding base"):
        RoundedRange(shown, base)
    with pytest.raises(InputError, match="rounding base"):
        rounded_to_base(shown, base=min(base, 0))


def test_the_reference_table_is_rounded_at_the_least_change(shared_case: Read) -> None:
    """DISC-13: CP-SAT and CBC find a total absolute distance of 22 for base 3."""
    case = shared_case("DISC-13")
    table = case["input"]["table"]
    found = controlled_rounding(table, base=3)
    assert found.total_change == 22
    assert is_controlled_rounding(found.rounded, table=table, base=3)
    wanted = case["expected"]["one_optimal_solution"]
    assert is_controlled_rounding(wanted, table=table, base=3)
    assert table_change(wanted, table=table) == 22


@given(
    st.lists(st.lists(st.integers(0, 12), min_size=2, max_size=2), min_size=2, max_size=2), st.sampled_from([2, 3, 5])
)
@settings(max_examples=40)
def test_no_rounding_changes_less(table: list[list[int]], base: int) -> None:
    """Against every table of neighbours, checked without the solver."""
    found = controlled_rounding(table, base=base)
    assert is_controlled_rounding(found.rounded, table=table, base=base)
    assert table_change(found.rounded, table=table) == found.total_change
    floors = [value // base * base for row in table for value in row]
    every = (
        with_totals([list(choice[:2]), list(choice[2:])])
        for choice in product(*((floor, floor + base) for floor in floors))
    )
    fitting = [one for one in every if is_controlled_rounding(one, table=table, base=base)]
    assert found.total_change == min(table_change(one, table=table) for one in fitting)


def test_a_table_of_multiples_stays() -> None:
    found = controlled_rounding([[5, 10], [0, 15]])
    assert found.rounded == ((5, 10, 15), (0, 15, 15), (5, 25, 30))
    assert found.sentence().text == "All figures of this table are multiples of 5 already."


def test_a_rounding_that_does_not_add_up_is_none() -> None:
    table = [[1, 1], [1, 1]]
    assert is_controlled_rounding([[0, 3, 3], [3, 0, 3], [3, 3, 6]], table=table, base=3)
    assert not is_controlled_rounding([[0, 3, 3], [3, 0, 3], [3, 3, 3]], table=table, base=3)
    assert not is_controlled_rounding([[0, 0, 0], [0, 0, 0], [0, 0, 0]], table=table, base=3)
    assert not is_controlled_rounding([[1, 1, 2], [1, 1, 2], [2, 2, 4]], table=table, base=3)
    with pytest.raises(InputError, match="one row and one column more"):
        is_controlled_rounding(table, table=table, base=3)


@pytest.mark.parametrize("wrong", [[], [[]], [[1], [1, 2]], [[-1]]])
def test_what_is_no_table_of_counts_is_refused(wrong: list[list[int]]) -> None:
    with pytest.raises(InputError):
        controlled_rounding(wrong)
    with pytest.raises(InputError, match="at least 2"):
        controlled_rounding([[1]], base=1)
