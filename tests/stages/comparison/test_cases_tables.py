"""Cases in which several answers are right, or a true value is not told: what passes, and what does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from elc.comparison.cases.answerers import judge
from elc.comparison.cases.case import Case

Json = dict[str, Any]
TABLE = [[20, 6, 3, 12], [8, 15, 2, 9], [14, 7, 11, 4], [5, 10, 6, 13]]
# Two rows and two columns of withheld cells: a + b = 5, c + d = 6, a + c = 4, b + d = 7.
SQUARE = {"table_published": [[None, None], [None, None]], "row_totals": [5, 6], "column_totals": [4, 7]}
TRUE = {(0, 0): 1, (0, 1): 4, (1, 0): 3, (1, 1): 3}
# By hand: a from max(0, 5 - 7) to min(5, 4), and the others from a.
BOUNDS = {(0, 0): (0, 4), (0, 1): (1, 5), (1, 0): (0, 4), (1, 1): (2, 6)}


def missed(given: Json, expected: Json, area: str = "disclosure") -> list[str]:
    return [one.key for one in judge(Case("X-99", area, "", given, expected, 1e-7, Path()))]


def cells(true: dict[tuple[int, int], int], bounds: dict[tuple[int, int], tuple[int, int]]) -> list[Json]:
    return [
        {
            "cell": list(place),
            "true": true[place],
            "lp_interval": list(ends),
            "integer_interval": list(ends),
            "exactly_disclosed": ends[0] == ends[1],
        }
        for place, ends in bounds.items()
    ]


def test_a_true_value_that_the_figures_allow_passes() -> None:
    assert missed(SQUARE, {"cells": cells(TRUE, BOUNDS)}) == []


def test_true_values_that_do_not_add_up_fail_though_each_is_possible() -> None:
    assert missed(SQUARE, {"cells": cells(TRUE | {(0, 0): 2}, BOUNDS)}) == [f"cells[{at}].true" for at in range(4)]


def test_a_true_value_beyond_its_bounds_fails() -> None:
    assert "cells[0].true" in missed(SQUARE, {"cells": cells(TRUE | {(0, 0): 9}, BOUNDS)})


def test_a_disclosed_value_is_computed_and_not_told_back() -> None:
    """By hand: 20 - 6 - 3 = 11 and nothing else."""
    given = {"cells": ["a", "b"], "equations": [{"sum_of": ["a"], "value": 11}, {"sum_of": ["a", "b"], "value": 20}]}
    rows = [
        {"cell": "a", "true": 11, "integer_interval": [11, 11], "exactly_disclosed": True},
        {"cell": "b", "true": 9, "integer_interval": [9, 9], "exactly_disclosed": True},
    ]
    assert missed(given, {"cells": rows}) == []
    assert missed(given, {"cells": [rows[0] | {"true": 10}, rows[1]]}) == ["cells[0].true", "cells[1].true"]


def test_who_sees_the_own_row_knows_the_rest() -> None:
    """By hand: with a and b known, c = 4 - a and d = 7 - b."""
    known = {place: (value, value) for place, value in TRUE.items()}
    expected = {"public_audit": cells(TRUE, BOUNDS), "viewer_audit": cells(TRUE, known)}
    assert missed(SQUARE | {"viewer_row": 0}, expected) == []
    assert "public_audit[0].lp_interval[0]" in missed(
        SQUARE | {"viewer_row": 0}, expected | {"public_audit": cells(TRUE, known)}
    )


def test_an_upper_bound_of_the_cells_counts() -> None:
    """By hand: no cell above 4, so b <= 4, a >= 1, c <= 3, d >= 3 and d <= 4, b >= 3, a <= 2, c >= 2."""
    bounds = {(0, 0): (1, 2), (0, 1): (3, 4), (1, 0): (2, 3), (1, 1): (3, 4)}
    assert missed(SQUARE | {"upper_bound": 4}, {"cells": cells(TRUE, bounds)}) == []


@pytest.mark.parametrize(
    ("solution", "is_right"),
    [
        # by hand: 4 1 | 1 4 with base 5 and totals 5, 5: either diagonal moves every cell by 1
        ([[5, 0, 5], [0, 5, 5], [5, 5, 10]], True),
        ([[0, 5, 5], [5, 0, 5], [5, 5, 10]], False),
        ([[5, 0, 5], [0, 0, 5], [5, 5, 10]], False),
    ],
)
def test_a_rounded_table_is_held_against_the_optimum(solution: list[list[int]], is_right: bool) -> None:
    given = {"table": [[4, 1], [1, 4]], "base": 5}
    expected = {"optimal_total_absolute_distance": 4, "one_optimal_solution": solution}
    assert missed(given, expected) == ([] if is_right else ["one_optimal_solution"])


def test_every_optimum_of_equal_worth_is_right() -> None:
    """By hand: 2 2 | 2 2 with base 4: each diagonal of fours changes all by 2."""
    given = {"table": [[2, 2], [2, 2]], "base": 4}
    for solution in ([[4, 0, 4], [0, 4, 4], [4, 4, 8]], [[0, 4, 4], [4, 0, 4], [4, 4, 8]]):
        assert missed(given, {"optimal_total_absolute_distance": 8, "one_optimal_solution": solution}) == []


@pytest.mark.parametrize(
    ("pattern", "is_right"),
    [
        ([[1, 0], [3, 0], [3, 2]], True),  # reference case DISC-15
        ([[0, 0], [0, 2], [1, 0]], False),  # protects, but costs more
        ([[1, 0], [1, 1], [3, 2]], False),  # no rectangle
        ([[1, 2], [1, 0], [3, 0]], False),  # the primary cell itself
        ([[1, 0], [1, 0], [3, 2]], False),  # one cell twice
    ],
)
def test_a_pattern_is_held_against_the_optimum(pattern: list[list[int]], is_right: bool) -> None:
    given = {"table": TABLE, "primary": [[1, 2]], "protection": 2}
    expected = {"min_additional_cells": 3, "min_suppressed_value": 19, "one_best": pattern}
    assert missed(given, expected) == ([] if is_right else ["one_best"])


@pytest.mark.parametrize(("example", "is_right"), [([3, 5, 16], True), ([4, 4, 16], False), ([3, 5, 15], False)])
def test_an_example_of_what_fits_must_fit(example: list[int], is_right: bool) -> None:
    """Reference case DISC-10, its fourth query: two sets of 24 answers fit 15, 20 and 65 % rounded to 5."""
    given = {"queries": [{"n": 24, "percent": [15, 20, 65], "rounding_base": 5}]}
    expected = {"results": [{"solutions": 2, "example": example}]}
    assert missed(given, expected) == ([] if is_right else ["results[0].example"])
