"""Who is cleared whoever looks on: weights, kinds and room, by hand."""

import numpy as np
import pytest
from tests.benchstats.disclosure.audit_calls import SCALE, cell, figure, printed, share

from benchstats.disclosure import GroupAnswers, Kind, Released, Round
from benchstats.disclosure.linked import Linked, linked
from benchstats.disclosure.screening import _kinds, _weights, unsafe_organisations

SIZES = {"a": 10, "b": 20, "c": 30, "d": 40}


def links(figures: list[Released], cells: list[GroupAnswers] | None = None) -> Linked:
    middle = [cell(name, (n // 2, 0, 0, 0, n // 2), subject="d") for name, n in SIZES.items()]
    return linked(figures, answers=Round(tuple(cells or middle), SCALE))


def mean(groups: str, *seen_by: str, is_unweighted: bool = False) -> Released:
    return figure(groups, tuple(groups), printed("3.0"), seen_by=seen_by, is_unweighted=is_unweighted)


def weights(*figures: Released) -> list[list[float]]:
    table = _weights(links(list(figures)), figures, list("abcd")).round(6)
    return [[float(one) for one in row] for row in table]


def test_each_weighs_by_its_persons_or_alike() -> None:
    assert weights(mean("abd", "public"), mean("abd", "public", is_unweighted=True)) == [
        [0.142857, 0.285714, 0, 0.571429],
        [0.333333, 0.333333, 0, 0.333333],
    ]


def test_who_alone_sees_a_figure_weighs_as_one_of_the_others() -> None:
    """As if it were in it, with its own persons beside those of the others."""
    assert weights(mean("bd", "a"), mean("bd", "a", is_unweighted=True)) == [
        [0.166667, 0.333333, 0, 0.666667],
        [0.5, 0.5, 0, 0.5],
    ]
    assert weights(mean("bd", "a", "c"), mean("bd", "x")) == [[0, 0.333333, 0, 0.666667]] * 2


def test_those_with_proportional_columns_are_of_one_kind() -> None:
    """One with no weight at all is in none; rounding errors of computed weights make no kinds."""
    table = np.array([[0.1, 0.2, 0.0, 0.3, 0.1], [0.2, 0.4 + 1e-11, 0.0, 0.6, 0.1], [0.0, -0.0, 0.0, 0.0, 0.0]])
    assert _kinds(table, list("abcde")) == [{"a": 0.1, "b": 0.2, "d": 0.3}, {"e": 0.1}]
    assert _kinds(table[1:], list("abcde")) == [{"a": 0.2, "b": 0.4 + 1e-11, "d": 0.6, "e": 0.1}]


def own(name: str, *seen_by: str) -> Released:
    return figure(f"own of {name}", (name,), printed("3.0"), kind=Kind.OWN_MEAN, seen_by=seen_by, is_consented=True)


def unsafe(figures: list[Released], cells: list[GroupAnswers] | None = None, *, gone: int = 0) -> list[str]:
    over_several = [one for one in figures if len(one.groups) > 1]
    return unsafe_organisations(links(figures, cells), over_several, gone=gone)


def test_room_is_what_the_others_give() -> None:
    """Each is at 3.0 and could move two points either way, if the others give way by as much.

    By persons the forty of d need 60 of 2 * 60 / 40 = 3 points either way, without c 2 * 30 / 40 = 1.5, and
    without b as well 0.5: one point in all, less than 1.5.
    """
    assert unsafe([mean("abcd", "public")]) == []
    assert unsafe([mean("abcd", "public")], gone=1) == []
    assert unsafe([mean("abcd", "public")], gone=2) == ["c", "d"]
    assert unsafe([mean("abcd", "public", is_unweighted=True)], gone=2) == []
    assert unsafe([mean("abcd", "public", is_unweighted=True)], gone=3) == list("abcd")


def test_who_shows_the_own_value_to_everybody_gives_no_room_and_needs_none() -> None:
    figures = [mean("abcd", "public"), own("a", "public"), own("b", "members"), own("c", "public")]
    assert unsafe(figures) == ["d"]
    assert unsafe([mean("abcd", "public"), own("a", "public")]) == []


def test_a_value_that_some_see_and_others_do_not_clears_nobody() -> None:
    assert unsafe([mean("abcd", "public"), own("a", "b")]) == list("abcd")
    assert unsafe([mean("abcd", "public"), own("a", "a")]) == []


def test_room_is_counted_on_each_side() -> None:
    """All at the top: nobody has room above, and below only what the others could give, which is nothing."""
    top = [cell(name, (0, 0, 0, 0, n), subject="d") for name, n in SIZES.items()]
    assert unsafe([mean("abcd", "public")], top) == list("abcd")
    # One at the bottom and three at the top: a could go up by four, d down by 10 * 4 / 40 = 1 only.
    mixed = [cell("a", (10, 0, 0, 0, 0), subject="d"), *top[1:]]
    assert unsafe([mean("abcd", "public")], mixed) == ["c", "d"]


@pytest.mark.parametrize(("apart", "number"), [(3e-10, 1), (3e-9, 2)])
def test_columns_are_alike_to_the_ninth_decimal(apart: float, number: int) -> None:
    assert len(_kinds(np.array([[1.0, 2.0], [1.0, 2.0 + 2 * apart]]), list("ab"))) == number


# Shares


def unsafe_shares(names: str, *, is_unweighted: bool, gone: int = 0) -> list[str]:
    """Of ten in each, five are positive; all of them are in one share, pooled or the mean of their shares."""
    cells = tuple(cell(name, (2, 3, 0, 3, 2)) for name in names)
    one = share("all", tuple(names), "50", seen_by=("public",), is_unweighted=is_unweighted)
    return unsafe_organisations(linked([one], answers=Round(cells, SCALE)), [one], gone=gone)


def test_a_count_needs_two_either_way() -> None:
    """Ten times five of ten: where all but one of the others are known, that one still gives five either way."""
    assert unsafe_shares("abcd", is_unweighted=False, gone=2) == []
    assert unsafe_shares("abcd", is_unweighted=False, gone=3) == list("abcd")


@pytest.mark.parametrize(
    ("names", "is_unweighted", "are_cleared"),
    [("abcdefgh", True, False), ("abcdefghi", True, True), ("abcdefgh", False, True), ("ab", True, False)],
)
def test_a_mean_of_a_few_shares_clears_nobody(names: str, is_unweighted: bool, are_cleared: bool) -> None:
    assert unsafe_shares(names, is_unweighted=is_unweighted) == ([] if are_cleared else list(names))
