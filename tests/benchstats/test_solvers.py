"""The solver's answers are read rightly. Small programs whose optimum is seen by hand."""

import numpy as np
import pytest

from benchstats import InputError
from benchstats.solvers import linear_system, minimise, row_prices, value_range

# 3 x + 5 y is most at (2, 6) under x <= 4, 2 y <= 12, 3 x + 2 y <= 18: Hillier and Lieberman's Wyndor Glass, 36;
# the dual values of the three rows are 0, 3/2 and 1.
ROWS, ENDS = [[1, 0], [0, 2], [3, 2]], [4, 12, 18]


def test_a_known_program_and_its_bound() -> None:
    system = linear_system(ROWS, row_low=-np.inf, row_high=ENDS)
    found = minimise([-3, -5], system=system)
    assert (found.status, found.value, found.bound) == ("optimal", -36, -36)
    assert found.point == pytest.approx((2, 6))


def test_dual_values_of_a_known_program() -> None:
    with_slack = [[*row, *(float(at == slack) for slack in range(3))] for at, row in enumerate(ROWS)]
    priced = row_prices([-3, -5, 0, 0, 0], system=linear_system(with_slack, row_low=ENDS, row_high=ENDS))
    assert priced.value == pytest.approx(-36)
    assert priced.rows == pytest.approx((0, -1.5, -1))


def test_whole_numbers_are_asked_for_one_by_one() -> None:
    rows, ends = [[2, 2]], [5]
    loose = linear_system(rows, row_low=-np.inf, row_high=ends)
    tight = linear_system(rows, row_low=-np.inf, row_high=ends, whole=True)
    assert minimise([-1, -1], system=loose).value == pytest.approx(-2.5)
    assert minimise([-1, -1], system=tight).value == pytest.approx(-2)


def test_a_range_has_both_ends_and_none_where_nothing_fits() -> None:
    assert value_range([1, 0], system=linear_system([[1, 1]], row_low=3, row_high=3)) == pytest.approx((0, 3))
    assert value_range([1], system=linear_system([[1]], row_low=3, row_high=3, high=1)) is None


def test_nothing_to_decide_is_decided() -> None:
    assert minimise([1.0], system=linear_system([], row_low=[], row_high=[], low=2, size=1)).value == 2
    assert minimise([], system=linear_system([], row_low=[], row_high=[], size=0)).point == ()
    assert row_prices([1.0], system=linear_system([], row_low=[], row_high=[], low=2, size=1)).rows == ()


def test_a_limit_of_nodes_gives_the_same_every_time() -> None:
    generator = np.random.default_rng(4)
    rows = generator.integers(1, 30, size=(8, 25))
    system = linear_system(rows, row_low=-np.inf, row_high=200, high=1, whole=True)
    objective = -generator.integers(1, 30, size=25)
    first, second = (minimise(objective, system=system, nodes=1) for _ in range(2))
    assert first == second
    exact = minimise(objective, system=system)
    assert first.value is not None
    assert first.bound is not None
    assert exact.value is not None
    assert first.bound <= exact.value <= first.value


@pytest.mark.parametrize(
    ("objective", "high", "said"), [([1, 1, 1], np.inf, "one number for each"), ([-1, 0], np.inf, "no smallest value")]
)
def test_what_makes_no_sense_is_refused(objective: list[float], high: float, said: str) -> None:
    with pytest.raises(InputError, match=said):
        minimise(objective, system=linear_system([[0, 1]], row_low=0, row_high=1, high=high))


def test_prices_need_equations_that_fit() -> None:
    with pytest.raises(InputError, match="not from ranges"):
        row_prices([1], system=linear_system([[1]], row_low=0, row_high=1))
    with pytest.raises(InputError, match="nothing fits"):
        row_prices([1], system=linear_system([[1]], row_low=2, row_high=2, high=1))


def test_shapes_that_do_not_suit_are_refused() -> None:
    with pytest.raises(InputError, match="do not suit each other"):
        linear_system([[1, 2]], row_low=[1, 2], row_high=3)
    with pytest.raises(InputError, match="form a table"):
        linear_system([[[1.0]]], row_low=0, row_high=1)
