"""Small units taken together: bounded closely where not one of them alone is."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from tests.benchstats.disclosure.audit_calls import SCALE, audited, cell, figure, leaks, share

from benchstats.disclosure import Check, GroupAnswers, Kind, Printed, Released, Round, of_unions
from benchstats.disclosure.linked import linked
from benchstats.disclosure.of_units import unit_findings


def unit(name: str, n: int, level: int) -> GroupAnswers:
    """So many scores, all of them so many thirds above 1."""
    return cell(name, tuple(n * (at == level) for at in range(13)), home="org", subject="d", parts=3)


def whole(*groups: GroupAnswers, name: str = "whole", unit: str = "0.1") -> Released:
    n = sum(one.n for one in groups)
    mean = 1 + Fraction(sum(one.steps for one in groups), 3 * n)
    step = Fraction(unit)
    shown = Printed(round(mean / step) * step, step)
    return figure(name, tuple(one.group for one in groups), shown, seen_by=("org",))


def test_two_small_units_are_bounded_together() -> None:
    """Of 12 with a mean of 4.2: four of them lie from 2.6 to 5, eight from 3.8 to 5, less than 1.5 (by hand)."""
    cells = [unit("a", 4, 10), unit("b", 4, 10), unit("c", 4, 10)]
    one = figure("whole", tuple("abc"), Printed(Fraction(13, 3), Fraction(1, 1000)), seen_by=("org",))
    found = leaks(audited([one], *cells), Check.WIDTH)
    assert [one.about for one in found] == [("a", "b")]  # one choice of eight stands for all
    # 52 in all, less 20 of the other four: 32 / 8 = 4 to 5, and the rounding.
    assert found[0].found == pytest.approx(1 + 12 * 0.0005 / 8, abs=1e-5)
    assert found[0].figures == ("whole",)


def test_far_from_the_end_they_have_room() -> None:
    cells = [unit("a", 4, 6), unit("b", 4, 6), unit("c", 4, 6)]
    assert not leaks(audited([whole(*cells)], *cells), Check.WIDTH)


def test_a_told_union_is_not_worked_out() -> None:
    cells = [unit("a", 4, 12), unit("b", 3, 12)]
    found = leaks(audited([whole(*cells)], *cells), Check.WIDTH)
    assert {one.about for one in found} == {("a",), ("b",)}


def test_counts_together() -> None:
    """Four of eight hidden ones gave positive answers; of each four it could be none or all."""
    cells = [cell("a", (2, 2, 4, 6, 6), home="org"), cell("b", (0, 2, 0, 2, 0), home="org"),
             cell("c", (0, 2, 0, 2, 0), home="org")]  # fmt: skip
    figures = [share("whole", tuple("abc"), "57", unit="1", seen_by=("org",)),
               share("a", ("a",), "60", unit="1", seen_by=("org",))]  # fmt: skip
    links = linked(figures, answers=Round(tuple(cells), SCALE))
    found = unit_findings(links)
    assert [(one.check, one.about, one.figures) for one in found] == [(Check.COUNT, ("b", "c"), ("a", "whole"))]
    assert found[0].found == 0.0  # exactly four


@given(
    st.lists(st.tuples(st.integers(1, 6), st.integers(4, 12)), min_size=3, max_size=5),
    st.sets(st.integers(0, 3), min_size=1),
)
@settings(max_examples=25)
def test_against_a_linear_program_for_every_union(rows: list[tuple[int, int]], inner: set[int]) -> None:
    """Somebody is found where any union of fewer than 10 has less than 1.5 points, and nobody where none has."""
    cells = [unit("abcde"[at], n, level) for at, (n, level) in enumerate(rows)]
    some = [one for at, one in enumerate(cells) if at in inner]
    figures = [whole(*cells), *([whole(*some, name="some")] if 1 < len(some) < len(cells) else [])]
    found = unit_findings(linked(figures, answers=Round(tuple(cells), SCALE)))
    told = [set(one.groups) for one in figures]
    matrix, ends = [], []
    for one in figures:
        n = sum(two.n for two in cells if two.group in one.groups)
        row = [two.n / n * (two.group in one.groups) for two in cells]
        span = one.printed.span
        matrix += [row, [-value for value in row]]
        ends += [float(span.high or 0) + 1e-7, -float(span.low or 0) + 1e-7]
    narrow = []
    for number in range(1, len(cells) + 1):
        for chosen in combinations(cells, number):
            total = sum(one.n for one in chosen)
            if total >= 10 or {one.group for one in chosen} in told:
                continue
            goal = [one.n / total * (one in chosen) for one in cells]
            low, high = (
                side * linprog([side * value for value in goal], A_ub=matrix, b_ub=ends, bounds=(1, 5)).fun
                for side in (1, -1)
            )
            if high - low < 1.5 - 1e-6:
                narrow.append({one.group for one in chosen})
    assert bool(found) is bool(narrow)
    assert all(set(one.about) in narrow for one in found)


def test_more_unions_than_can_be_solved_are_not_audited(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = [unit(name, 2, 6) for name in "abcd"]
    figures = [whole(*cells), whole(*cells[:2], name="two"), whole(*cells[1:3], name="middle")]
    links = linked(figures, answers=Round(tuple(cells), SCALE))
    assert not [one for one in unit_findings(links) if one.check is Check.NOT_AUDITED]
    monkeypatch.setattr(of_unions, "MOST_UNIONS", 2)
    assert {one.check for one in unit_findings(links)} == {Check.NOT_AUDITED}


# Of one mind


@pytest.mark.parametrize(("positive", "unanimous"), [(20, True), (19, False), (0, True)])
def test_three_shares_tell_that_a_unit_is_of_one_mind(positive: int, unanimous: bool) -> None:
    """The whole less two teams leaves twenty: no two of the three figures tell it."""
    teams = [cell(name, (0, 0, 30, 30, 0), home="org") for name in "ab"]
    rest = cell("c", (0, 0, 20 - positive, positive, 0), home="org")
    n = 60 + positive
    exact = Printed(round(Fraction(100 * n, 140) * 1000) / Fraction(1000), Fraction(1, 1000))
    figures = [share(name, (name,), "50", unit="0.1", seen_by=("org",)) for name in "ab"]
    whole_share = Released(
        "whole", "q", Kind.ITEM_PERCENT, figures[0].statistic, ("a", "b", "c"), exact, ("org",), (4, 5)
    )
    links = linked([*figures, whole_share], answers=Round((*teams, rest), SCALE))
    found = [one for one in unit_findings(links) if one.check is Check.UNANIMOUS]
    assert [(one.about, one.figures, one.found) for one in found] == (
        [(("c",), ("a", "b", "whole"), 20.0)] if unanimous else []
    )
    for gone in range(2):
        two = linked([figures[gone], whole_share], answers=Round((*teams, rest), SCALE))
        assert not [one for one in unit_findings(two) if one.check is Check.UNANIMOUS]


def test_what_is_shown_itself_and_what_is_large_is_not_asked() -> None:
    for n, level in ((49, True), (50, False)):
        cells = [cell("a", (0, 0, 0, 60, 0), home="org"), cell("b", (0, 0, 0, n, 0), home="org")]
        one = share("whole", ("a", "b"), "100", unit="0.1", seen_by=("org",))
        links = linked([one], answers=Round(tuple(cells), SCALE))
        assert not [found for found in unit_findings(links) if found.check is Check.UNANIMOUS]
        # With the first shown as well, the second stands alone.
        first = share("first", ("a",), "100", unit="0.1", seen_by=("org",))
        both = linked([one, first], answers=Round(tuple(cells), SCALE))
        found = [found.figures for found in unit_findings(both) if found.check is Check.UNANIMOUS]
        assert found == ([("whole",)] if level else [])
