"""Units that are not shown, beside figures about their organisation: exactly which are found out, and by whom."""

import pytest
from tests.benchstats.disclosure.audit_calls import SCALE, cell, figure, printed, share

from benchstats.disclosure import Check, Finding, GroupAnswers, Kind, Released, Round
from benchstats.disclosure.linked import linked
from benchstats.disclosure.of_units import unit_findings


def top(group: str, n: int, home: str) -> GroupAnswers:
    """All at the top: whoever sees a whole sees every unit."""
    return cell(group, (0,) * 12 + (n,), home=home, subject="d", parts=3)


def whole(name: str, groups: tuple[str, ...], *seen_by: str) -> Released:
    return figure(name, groups, printed("5.0"), seen_by=seen_by)


CELLS = (top("a1", 9, "a"), top("a2", 39, "a"), top("b1", 9, "b"), top("b2", 39, "b"))


def tight(unit: str, figure_name: str, *audience: str) -> Finding:
    """The sum of 48 lies within 0.05 of the top for each: the unit of nine within 48 * 0.05 / 9 (by hand)."""
    return Finding("d", Check.WIDTH, (unit,), audience, (figure_name,), 0.266667)


def found(figures: list[Released], *cells: GroupAnswers, audience: tuple[str, ...] | None = None) -> list[Finding]:
    return unit_findings(linked(figures, answers=Round(cells or CELLS, SCALE)), audience=audience)


def test_units_of_each_organisation_are_found_out_by_whoever_sees_its_figures() -> None:
    figures = [whole("of a", ("a1", "a2"), "a"), whole("of b", ("b1", "b2"), "members")]
    assert found(figures) == [tight("a1", "of a", "a"), tight("b1", "of b", "members"), tight("b1", "of b", "b")]


def test_with_an_audience_only_these_look_on() -> None:
    figures = [whole("of a", ("a1", "a2"), "a"), whole("of b", ("b1", "b2"), "members")]
    assert found(figures, audience=("x", "y")) == [tight("b1", "of b", "x", "y")]
    assert found(figures, audience=("a", "c")) == [tight("a1", "of a", "a", "c"), tight("b1", "of b", "a", "c")]


def test_a_unit_that_is_shown_itself_is_not_found_out() -> None:
    shown = figure("unit", ("a1",), printed("5.0"), kind=Kind.SUBGROUP_MEAN)
    assert found([whole("of a", ("a1", "a2"), "a"), shown]) == []


def test_an_organisation_without_units_has_none_to_find() -> None:
    assert found([whole("of a", ("a",), "a")], top("a", 9, "a")) == []


@pytest.mark.parametrize("n", [1, 9, 10])
def test_the_count_of_a_unit_below_ten_is_protected(n: int) -> None:
    """All of the organisation are positive, so all of the unit are; the whole shows it of both units together."""
    cells = (cell("a1", (0, 0, 0, n, 0), home="a"), cell("a2", (0, 0, 0, 30, 0), home="a"))
    figures = [share("of a", ("a1", "a2"), "100", unit="0.1", seen_by=("a",))]
    assert found(figures, *cells) == ([Finding("q", Check.COUNT, ("a1",), ("a",), ("of a",), 0.0)] if n < 10 else [])
