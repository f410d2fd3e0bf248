"""Differences of shares: exactly which leaks, for whom, with how much room."""

from fractions import Fraction

import pytest

from benchstats import Scale
from benchstats.disclosure import Check, Finding, GroupAnswers, Kind, Printed, Released, Round, Statistic
from benchstats.disclosure.of_differences import difference_findings, difference_range

SCALE = Scale(1, 5)


def share(name: str, groups: tuple[str, ...], text: str, unit: str = "5", **more: object) -> Released:
    given = {"values": (4, 5), "seen_by": ("org",), **more}
    shown = Printed(Fraction(text), Fraction(unit), ties_up=True)
    return Released(name, "q", Kind.ITEM_PERCENT, Statistic.SHARE, groups, shown, **given)  # type: ignore[arg-type]


def answers(**cells: tuple[int, int]) -> Round:
    """Of each group, how many gave a 3 and a 4."""
    return Round(tuple(GroupAnswers(name, "org", "q", (0, 0, no, yes, 0)) for name, (no, yes) in cells.items()), SCALE)


def test_one_further_person_is_told_twice() -> None:
    """None of 20, later 1 of 21: the one further answer is positive, and there is no room about it."""
    figures = [share("e1", ("old",), "0", "1"), share("e2", ("old", "new"), "5", "1")]
    assert difference_findings(figures, answers=answers(old=(20, 0), new=(0, 1)), coalition=1) == [
        Finding("q", Check.UNANIMOUS, ("new",), ("org",), ("e1", "e2"), 1.0),
        Finding("q", Check.COUNT, ("new",), ("org",), ("e1", "e2"), 0.0),
    ]


def test_a_group_without_answers_is_no_difference() -> None:
    figures = [share("e1", ("old",), "0", "1"), share("e2", ("old", "new"), "0", "1")]
    assert difference_findings(figures, answers=answers(old=(20, 0), new=(0, 0)), coalition=1) == []


def test_beside_a_pair_that_does_not_put_it_together_one_alone_still_finds_out() -> None:
    figures = [
        share("e1", ("old",), "0", "1", seen_by=("a", "b")),
        share("e2", ("old", "new"), "33", "1", seen_by=("b",)),
    ]
    given = answers(old=(20, 0), new=(0, 10))
    assert difference_findings(figures, answers=given, coalition=1) == [
        Finding("q", Check.UNANIMOUS, ("new",), ("b",), ("e1", "e2"), 10.0)
    ]


def test_the_range_where_nobody_of_the_first_group_is_positive() -> None:
    """None of 20, and 27.5 to 32.5 percent of 30 are 9: all nine of them are new."""
    first, later = share("e1", ("old",), "0", "1"), share("e2", ("old", "new"), "30")
    assert difference_range(later, first, answers=answers(old=(20, 0), new=(1, 9))) == (9, 9)


@pytest.mark.parametrize(("unit", "last"), [("20", 7), ("10", 6)])
def test_the_room_is_held_against_the_true_count(unit: str, last: int) -> None:
    """Nine further persons, five of them positive: up to seven must be possible.

    8 of 21 as "40": 7 to 10 of them with base 20, 8 or 9 with base 10. 13 of 30 as "40" with base 20: 9 to 14.
    """
    given = answers(old=(13, 8), new=(4, 5))
    figures = [share("e1", ("old",), "40", unit), share("e2", ("old", "new"), "40", "20")]
    assert difference_range(figures[1], figures[0], answers=given) == (0, last)
    room = round(100 * last / 9, 6)
    leak = Finding("q", Check.COUNT, ("new",), ("org",), ("e1", "e2"), room)
    assert difference_findings(figures, answers=given, coalition=1) == ([leak] if last < 7 else [])


@pytest.mark.parametrize(("home", "number"), [("org", 2), ("other", 0)])
def test_a_mean_over_one_organisation_counts_its_persons(home: str, number: int) -> None:
    """Over two it counts nobody: each weighs half, however many answered there."""
    cells = [GroupAnswers("old", "org", "q", (0, 0, 20, 0, 0)), GroupAnswers("new", home, "q", (0, 0, 0, 1, 0))]
    figures = [
        share("e1", ("old",), "0", "1", is_unweighted=True),
        share("e2", ("old", "new"), "5", "1", is_unweighted=True),
    ]
    found = difference_findings(figures, answers=Round(tuple(cells), SCALE), coalition=1)
    assert [one.about for one in found] == [("new",)] * number


def test_only_shares_count_answers() -> None:
    """A mean of 5 percent would be one of 21."""
    figures = [
        Released(name, "q", Kind.ITEM_MEAN, Statistic.MEAN, groups, Printed(Fraction(text), Fraction(1)), ("org",))
        for name, groups, text in (("e1", ("old",), "0"), ("e2", ("old", "new"), "5"))
    ]
    assert difference_findings(figures, answers=answers(old=(20, 0), new=(0, 1)), coalition=1) == []
