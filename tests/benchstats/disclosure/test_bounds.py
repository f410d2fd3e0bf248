"""Between which values unknowns lie, against the solver itself and by hand."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from tests.benchstats.refusing import refusing

from benchstats.disclosure.bounds import Row, ranges, slack

NAMES = "abcde"


def by_linprog(boxes: dict[str, tuple[float, float]], rows: list[Row]) -> dict[str, tuple[float, float]] | None:
    """A second route: one linear program for each end, with every unknown by itself."""
    names = list(boxes)
    matrix = [[sign * row.weights.get(name, 0.0) for name in names] for row in rows for sign in (1, -1)]
    limits = [one for row in rows for one in (row.high, -row.low)]
    found = {}
    for at, name in enumerate(names):
        ends = []
        for sign in (1, -1):
            objective = np.zeros(len(names))
            objective[at] = sign
            solved = linprog(objective, A_ub=matrix or None, b_ub=limits or None, bounds=list(boxes.values()))
            if solved.status != 0:
                return None
            ends.append(sign * solved.fun)
        found[name] = (ends[0], ends[1])
    return found


def near(found: dict[str, tuple[float, float]], expected: dict[str, tuple[float, float]]) -> bool:
    return found.keys() == expected.keys() and all(
        found[name] == pytest.approx(expected[name], abs=1e-7) for name in expected
    )


def test_one_sum_by_hand() -> None:
    boxes = {"a": (0.0, 10.0), "b": (0.0, 2.0), "c": (1.0, 5.0), "d": (3.0, 4.0)}
    found = ranges(boxes, [Row({"a": 1, "b": 1, "c": 1}, 9, 9)])
    assert found == {"a": (2.0, 8.0), "b": (0.0, 2.0), "c": (1.0, 5.0), "d": (3.0, 4.0)}


def test_a_weighted_sum_by_hand() -> None:
    # 2 a + 4 b = 20 with a in 0..4 and b in 0..10: b = 5 - a / 2 lies in 3..5.
    assert ranges({"a": (0.0, 4.0), "b": (0.0, 10.0)}, [Row({"a": 2, "b": 4}, 20, 20)]) == {
        "a": (0.0, 4.0),
        "b": (3.0, 5.0),
    }


def test_a_row_of_one_unknown_is_an_end() -> None:
    boxes = {"a": (0.0, 10.0), "b": (0.0, 10.0)}
    assert ranges(boxes, [Row({"a": 2, "b": 0}, 6, 8)]) == {"a": (3.0, 4.0), "b": (0.0, 10.0)}
    assert ranges(boxes, [Row({"a": 2}, -6, 80)]) == boxes
    assert ranges(boxes, [Row({"b": 0}, -1, 1)]) == boxes
    both = ranges(boxes, [Row({"a": 2, "b": 0}, 6, 8), Row({"a": 1, "b": 1}, 5, 5), Row({"a": 1}, 3.5, 9)])
    assert both == {"a": (3.5, 4.0), "b": (1.0, 1.5)}


def test_nothing_shown_narrows_nothing() -> None:
    assert ranges({"a": (0.0, 1.0)}, []) == {"a": (0.0, 1.0)}
    assert ranges({}, []) == {}


def test_two_rows_alike_are_both_held() -> None:
    boxes = {"a": (0.0, 10.0), "b": (0.0, 10.0)}
    rows = [Row({"a": 1, "b": 1}, 4, 9), Row({"a": 2, "b": 2}, 2, 10)]
    assert ranges(boxes, rows) == {"a": (0.0, 5.0), "b": (0.0, 5.0)}
    rows = [Row({"a": 1, "b": 1}, 12, 19), Row({"a": 2, "b": 2}, 30, 50)]
    assert ranges(boxes, rows) == {"a": (5.0, 10.0), "b": (5.0, 10.0)}


def test_a_difference_of_two_sums_by_hand() -> None:
    boxes = dict.fromkeys("abc", (0.0, 10.0))
    found = ranges(boxes, [Row({"a": 1, "b": 1, "c": 1}, 12, 12), Row({"a": 1, "b": 1}, 9, 9)])
    assert near(found, {"a": (0.0, 9.0), "b": (0.0, 9.0), "c": (3.0, 3.0)})


def test_sums_that_nothing_fits_are_refused() -> None:
    with refusing("no answers fit the figures of this audience"):
        ranges(dict.fromkeys("abc", (0.0, 10.0)), [Row({"a": 1, "b": 1, "c": 1}, 5, 5), Row({"a": 1, "b": 1}, 9, 9)])


weights = st.sampled_from([0.0, 1.0, 1.0, 2.0, 0.5])


@settings(max_examples=40)
@given(
    points=st.lists(st.integers(0, 8), min_size=5, max_size=5),
    rooms=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=5, max_size=5),
    rows=st.lists(
        st.tuples(st.lists(weights, min_size=5, max_size=5), st.integers(0, 2), st.integers(0, 2)), max_size=3
    ),
)
def test_against_a_linear_program_for_each_end(
    points: list[int], rooms: list[tuple[int, int]], rows: list[tuple[list[float], int, int]]
) -> None:
    boxes = {
        name: (float(point - down), float(point + up))
        for name, point, (down, up) in zip(NAMES, points, rooms, strict=True)
    }
    held = []
    for factors, down, up in rows:
        total = sum(factor * point for factor, point in zip(factors, points, strict=True))
        held.append(Row(dict(zip(NAMES, factors, strict=True)), total - down, total + up))
    expected = by_linprog(boxes, held)
    assert expected is not None
    assert near(ranges(boxes, held), expected)


def test_slack_by_hand() -> None:
    # Three parts of one sum, each can move by 1 down and 2 up; one of the others is known.
    found = slack([5, 5, 5], low=[4, 4, 4], high=[7, 7, 7], gone=1)
    assert found == [(1.0, 1.0)] * 3
    assert slack([5, 5, 5], low=[4, 4, 4], high=[7, 7, 7], gone=0) == [(1.0, 2.0)] * 3
    assert slack([5, 5, 5], low=[4, 4, 4], high=[7, 7, 7], gone=2) == [(0.0, 0.0)] * 3
    assert slack([5, 5, 5], low=[4, 4, 4], high=[7, 7, 7], gone=3) == [(0.0, 0.0)] * 3
    assert slack([5.0], low=[0.0], high=[9.0], gone=0) == [(0.0, 0.0)]
    assert slack([5.0], low=[0.0], high=[9.0], gone=1) == [(0.0, 0.0)]
    assert slack([], low=[], high=[], gone=0) == []
    assert slack([2, 3, 4], low=[0, 0, 0], high=[9, 4, 5], gone=0) == [(2.0, 7.0), (3.0, 1.0), (4.0, 1.0)]
    assert slack([2, 3, 4], low=[0, 0, 0], high=[9, 4, 5], gone=1) == [(1.0, 3.0), (1.0, 1.0), (1.0, 1.0)]


rooms = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=5)


@given(rooms, st.integers(0, 3))
def test_slack_is_the_worst_of_all_choices_of_the_known(rooms: list[tuple[int, int]], gone: int) -> None:
    values = [10.0] * len(rooms)
    found = slack(values, low=[10 - down for down, _ in rooms], high=[10 + up for _, up in rooms], gone=gone)
    for at, (down, up) in enumerate(rooms):
        others = [one for one in range(len(rooms)) if one != at]
        ends = []
        for known in combinations(others, min(gone, len(others))):
            free = [one for one in others if one not in known]
            ends.append((min(down, sum(rooms[one][1] for one in free)), min(up, sum(rooms[one][0] for one in free))))
        assert found[at] == (min(one[0] for one in ends), min(one[1] for one in ends))


def test_weights_below_zero() -> None:
    """What is others taken together: a = b + c, by hand, through one row, two rows and a row of one unknown."""
    boxes = {"a": (0.0, 10.0), "b": (1.0, 3.0), "c": (2.0, 4.0)}
    whole = Row({"a": -1.0, "b": 1.0, "c": 1.0}, 0.0, 0.0)
    expected = {"a": (3.0, 7.0), "b": (1.0, 3.0), "c": (2.0, 4.0)}
    for is_whole in (False, True):
        found = ranges(boxes, [whole], whole=is_whole)
        assert all(found[name] == pytest.approx(ends) for name, ends in expected.items())
        assert ranges(boxes, [whole, Row({"b": 1.0, "c": 1.0}, 5.0, 5.0)], whole=is_whole)["a"] == pytest.approx((5, 5))
        assert ranges(boxes, [Row({"a": -2.0}, -12.0, -8.0)], whole=is_whole)["a"] == (4.0, 6.0)
        assert ranges(boxes, [Row({"a": -1.0, "b": -1.0}, -4.0, -2.0)], whole=is_whole)["a"] == pytest.approx((0, 3))
