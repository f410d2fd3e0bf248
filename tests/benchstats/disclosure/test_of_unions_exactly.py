"""Unions of units that are not shown: exactly which are told, which are left out, and when there are too many."""

import pytest
from tests.benchstats.disclosure.audit_calls import SCALE, cell, figure, printed, share

from benchstats.disclosure import Check, Finding, GroupAnswers, Kind, Released, Round, of_unions
from benchstats.disclosure.linked import linked
from benchstats.disclosure.of_units import unit_findings
from benchstats.errors import NotSettled


def top(**sizes: int) -> list[GroupAnswers]:
    """All at the top of the scale: the room of any of them is that of the rounding, 0.05 for each in the figure."""
    return [cell(name, (0,) * 12 + (n,), home="org", subject="d", parts=3) for name, n in sizes.items()]


def mean(name: str, *groups: str) -> Released:
    kind = Kind.DIMENSION_MEAN if len(groups) > 1 else Kind.SUBGROUP_MEAN
    return figure(name, groups, printed("5.0"), seen_by=("org",), kind=kind)


def found(figures: list[Released], cells: list[GroupAnswers]) -> list[Finding]:
    return unit_findings(linked(figures, answers=Round(tuple(cells), SCALE)))


def about(figures: list[Released], cells: list[GroupAnswers]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    findings = found(figures, cells)
    assert {one.check for one in findings} <= {Check.WIDTH}
    return [(one.about, one.figures) for one in findings]


def apart(*names: str) -> list[Released]:
    """Figures of the whole, and of each but the first with the large unit, so that each is of a kind of its own."""
    return [mean("whole", *names, "x"), *(mean(f"with {name}", name, "x") for name in names[1:])]


def test_the_smallest_unions_are_told() -> None:
    """A hundred leave 5 points: b and c have 1.25 together, with a only 1; a with one of them 1.67, each alone more."""
    assert about(apart("a", "b", "c"), top(a=1, b=2, c=2, x=95)) == [(("b", "c"), ("whole",))]


def test_every_smallest_union_is_told() -> None:
    pairs = [("a", "b"), ("a", "c"), ("b", "c")]
    assert about(apart("a", "b", "c"), top(a=2, b=2, c=2, x=94)) == [(pair, ("whole",)) for pair in pairs]


def test_of_one_kind_only_the_largest_union_is_told() -> None:
    assert about([mean("whole", "a", "b", "c", "x")], top(a=2, b=2, c=2, x=94)) == [(("a", "b", "c"), ("whole",))]


def test_what_holds_a_leak_is_no_further_one() -> None:
    """The four of a have 1.25 alone; b and c have 2.5 together."""
    assert about(apart("a", "b", "c"), top(a=4, b=1, c=1, x=94)) == [(("a",), ("whole",))]


@pytest.mark.parametrize("figures", [[mean("whole", "a", "b", "x")], apart("a", "b")])
def test_a_union_of_ten_is_not_protected(figures: list[Released]) -> None:
    """A hundred and sixty leave 8 points: 1.6 for each of five, 0.8 for both."""
    assert about(figures, top(a=5, b=5, x=150)) == []


def test_a_group_that_is_told_twice_is_one_group() -> None:
    figures = [mean("whole", "a", "x"), figure("a twice", ("a", "a"), printed("5.0"), seen_by=("org",))]
    assert [one for one in about(figures, top(a=5, x=150)) if len(one[0]) > 1] == []


@pytest.mark.parametrize(("most", "is_audited"), [(8, True), (7, False)])
def test_so_many_unions_are_solved(most: int, is_audited: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four kinds have 6 pairs, 4 triples and all four; a with b, b with c and all of them are shown themselves."""
    monkeypatch.setattr(of_unions, "MOST_UNIONS", most)
    cells = [cell(name, (0,) * 6 + (2,) + (0,) * 6, home="org", subject="d", parts=3) for name in "abcd"]
    figures = [
        figure(name, tuple(name), printed("3.0"), seen_by=("org",)) for name in ("abcd", "ab", "bc")
    ]  # fmt: skip
    checks = {one.check for one in found(figures, cells)}
    assert (Check.NOT_AUDITED not in checks) is is_audited


def test_a_union_of_counts_keeps_two_either_way() -> None:
    """Four of eight that are not shown: 12 of the other twenty, 14 to 18 of all 28 (50 to 64.3 percent)."""
    cells = [
        cell("a", (2, 2, 4, 6, 6), home="org"),
        *(cell(name, (0, 2, 0, 2, 0), home="org") for name in "bc"),
    ]
    inner = share("a", ("a",), "60", unit="1", seen_by=("org",))
    assert found([share("whole", tuple("abc"), "57", unit="16", seen_by=("org",)), inner], cells) == []


# Of one mind


def all_positive(**sizes: int) -> list[GroupAnswers]:
    return [cell(name, (0, 0, 0, n, 0), home="org") for name, n in sizes.items()]


def hundred(name: str, *groups: str) -> Released:
    return share(name, groups, "100", unit="0.1", seen_by=("org",))


def one_mind(name: str, number: float, *units: str) -> Finding:
    return Finding("q", Check.UNANIMOUS, units, ("org",), (name,), number)


def test_units_that_are_in_the_same_figures_are_of_one_mind_together() -> None:
    """One share of all positive tells it of each kind."""
    figures = [hundred("whole", "a", "b", "c"), hundred("c", "c")]
    minds = [one for one in found(figures, all_positive(a=15, b=20, c=60)) if one.check is Check.UNANIMOUS]
    assert minds == [one_mind("whole", 35.0, "a", "b")]
    two = [hundred("whole", "a", "b", "c"), hundred("with c", "b", "c"), hundred("c", "c")]
    minds = [one for one in found(two, all_positive(a=15, b=20, c=60)) if one.check is Check.UNANIMOUS]
    assert sorted(one.about for one in minds) == [("a",), ("b",)]
    assert [one.found for one in sorted(minds)] == [15.0, 20.0]


def test_what_cannot_be_solved_counts_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def given_up(*_: object, **__: object) -> dict[str, tuple[float, float]]:
        raise NotSettled("given up")

    monkeypatch.setattr(of_unions, "solved", given_up)
    figures = [hundred("whole", "a", "b", "c"), hundred("c", "c")]
    not_audited = found(figures, all_positive(a=15, b=20, c=60))
    assert {(one.check, one.about, one.found) for one in not_audited} == {(Check.NOT_AUDITED, ("a", "b"), None)}
