"""How unknowns are taken together before anything is solved, and where the ends of whole numbers lie, by hand."""

from collections.abc import Sequence

import pytest

from benchstats.disclosure import bounds
from benchstats.disclosure.bounds import Ends, Row, ranges

BOXES = dict.fromkeys("ab", (0.0, 10.0))


def test_rows_of_one_unknown_are_its_ends_and_no_rows() -> None:
    wide = Row({"a": 1.0, "b": 1.0}, 5.0, 5.0)
    rows = [Row({"a": 2.0, "b": 0.0}, 6.0, 8.0), wide, Row({"b": -1.0}, -9.0, -1.0), Row({"a": 0.0}, 1.0, 2.0)]
    assert bounds._tightened(BOXES, rows) == ({"a": (3.0, 4.0), "b": (1.0, 9.0)}, [wide])


def taken_together(rows: Sequence[Row], *, whole: bool) -> list[tuple[object, object]]:
    return [(one.shape, one.factors) for one in bounds._bundles(BOXES, rows, whole=whole)]


def test_unknowns_with_proportional_columns_are_one() -> None:
    """Whole ones only with the same column: 2 a + b is whole with halves too."""
    rows = [Row({"a": 2.0, "b": 1.0}, 0.0, 9.0), Row({"a": -1.0, "b": -0.5}, -9.0, 0.0)]
    assert taken_together(rows, whole=False) == [(((0, 1.0), (1, -0.5)), {"a": 2.0, "b": 1.0})]
    assert taken_together(rows, whole=True) == [
        (((0, 2.0), (1, -1.0)), {"a": 1.0}),
        (((0, 1.0), (1, -0.5)), {"b": 1.0}),
    ]


@pytest.mark.parametrize(("apart", "number"), [(3e-13, 1), (3e-12, 2)])
def test_columns_that_differ_by_rounding_errors_are_proportional(apart: float, number: int) -> None:
    rows = [Row({"a": 1.0, "b": 1.0}, 0.0, 9.0), Row({"a": 1.0, "b": 1.0 + apart}, 0.0, 9.0)]
    assert len(taken_together(rows, whole=False)) == number


def test_a_sum_of_whole_numbers_is_whole() -> None:
    row = Row({"a": 1.0, "b": 1.0}, 2.5, 3.5)
    assert ranges(BOXES, [row], whole=True) == dict.fromkeys("ab", (0.0, 3.0))
    assert ranges(BOXES, [row]) == dict.fromkeys("ab", (0.0, 3.5))


def test_whole_numbers_reach_less_far_than_fractions() -> None:
    """A + 2 b = 5 with both from 0 to 2: a is odd, so 1, and b is 2; as fractions from 1 to 2 and from 1.5."""
    boxes = dict.fromkeys("ab", (0.0, 2.0))
    row = Row({"a": 1.0, "b": 2.0}, 5.0, 5.0)
    other = Row({"a": 1.0, "b": 3.0}, 0.0, 99.0)
    assert ranges(boxes, [row, other], whole=True) == {"a": (1.0, 1.0), "b": (2.0, 2.0)}
    found = ranges(boxes, [row, other])
    assert found["a"] == pytest.approx((1.0, 2.0))
    assert found["b"] == pytest.approx((1.5, 2.0))


def test_what_the_solver_says_of_whole_numbers_is_made_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """A solver stops within its tolerance of the end."""

    def nearly(*_: object, **__: object) -> list[Ends]:
        return [(0.9999999, 2.0000001), (1.9999999, 2.0000001)]

    monkeypatch.setattr(bounds, "_solved", nearly)
    rows = [Row({"a": 1.0, "b": 2.0}, 5.0, 6.0)]
    assert ranges(BOXES, rows, whole=True) == {"a": (1.0, 2.0), "b": (2.0, 2.0)}
