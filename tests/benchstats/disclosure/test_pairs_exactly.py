"""Pairs of figures that differ by too few: exactly which leak, for whom, about whom."""

import pytest
from tests.benchstats.disclosure.audit_calls import SCALE, figure, printed, scores

from benchstats.disclosure import CONFIDENTIAL, Check, Finding, GroupAnswers, Kind, Released, Round
from benchstats.disclosure.pairs import pair_findings, together

NAMES = tuple(f"o{at}" for at in range(9))
CELLS = tuple(scores(name, 8, 6) for name in NAMES)


def found(
    figures: list[Released],
    cells: tuple[GroupAnswers, ...] = CELLS,
    *,
    coalition: int = 1,
    audience: tuple[str, ...] | None = None,
) -> list[Finding]:
    answers = Round(cells, SCALE)
    return pair_findings(figures, answers=answers, policy=CONFIDENTIAL, coalition=coalition, audience=audience)


def all_and_some(left: int, *, all_for: tuple[str, ...], some_for: tuple[str, ...]) -> list[Released]:
    """A mean over all organisations, and one over all but the first few."""
    return [
        figure("all", NAMES, printed("3.0"), seen_by=all_for, is_unweighted=True),
        figure("some", NAMES[left:], printed("3.0"), seen_by=some_for, is_unweighted=True),
    ]


def difference(about: tuple[str, ...], audience: tuple[str, ...], size: float) -> Finding:
    return Finding("d", Check.DIFFERENCE, about, audience, ("all", "some"), size)


# Within one organisation


def unit_and_whole(rest: int) -> tuple[list[Released], tuple[GroupAnswers, ...]]:
    cells = (scores("a1", 12, 6, home="a"), scores("a2", rest, 6, home="a"))
    whole = figure("all", ("a1", "a2"), printed("3.0"), seen_by=("public",))
    return [whole, figure("some", ("a1",), printed("3.0"), seen_by=("public",), kind=Kind.SUBGROUP_MEAN)], cells


def test_the_asked_audience_is_the_one_that_finds_out() -> None:
    figures, cells = unit_and_whole(3)
    assert found(figures, cells) == [difference(("a2",), ("public",), 3.0)]
    assert found(figures, cells, audience=("x", "y")) == [difference(("a2",), ("x", "y"), 3.0)]


def test_a_unit_without_answers_is_no_difference() -> None:
    figures, cells = unit_and_whole(0)
    assert found(figures, cells) == []


@pytest.mark.parametrize(("rest", "is_found"), [(1, True), (9, True), (10, False)])
def test_parts_of_one_organisation_differ_by_ten(rest: int, is_found: bool) -> None:
    figures, cells = unit_and_whole(rest)
    assert found(figures, cells) == ([difference(("a2",), ("public",), float(rest))] if is_found else [])


@pytest.mark.parametrize(("rest", "is_found"), [(1, True), (4, True), (5, False), (9, False)])
def test_parts_of_one_of_several_organisations_differ_by_five(rest: int, is_found: bool) -> None:
    figures, cells = unit_and_whole(rest)
    wider = [figure(one.name, (*one.groups, "b"), one.printed, seen_by=one.seen_by) for one in figures]
    further = (*cells, scores("b", 12, 6))
    assert found(wider, further) == ([difference(("a2",), ("public",), float(rest))] if is_found else [])


# Over several organisations


def test_an_organisation_finds_out_by_what_it_sees_itself() -> None:
    figures = all_and_some(1, all_for=("a",), some_for=("a",))
    assert found(figures) == [difference(("o0",), ("a",), 1.0)]


def test_two_organisations_find_out_together_only_where_they_do_put_it_together() -> None:
    figures = all_and_some(1, all_for=("a",), some_for=("b",))
    assert found(figures) == []
    assert found(figures, coalition=2) == [difference(("o0",), ("a", "b"), 1.0)]


def test_beside_a_pair_that_does_not_put_it_together_one_alone_still_finds_out() -> None:
    figures = all_and_some(1, all_for=("a", "b"), some_for=("b",))
    assert found(figures) == [difference(("o0",), ("b",), 1.0)]


@pytest.mark.parametrize(("left", "about"), [(3, ("o1", "o2")), (4, None)])
def test_one_helper_takes_itself_away_and_no_second_one(left: int, about: tuple[str, ...] | None) -> None:
    """Two put together what they see: one that sees both figures, and one of those that are left."""
    figures = all_and_some(left, all_for=("a",), some_for=("a",))
    assert found(figures, coalition=2) == ([difference(about, ("a", "o0"), 2.0)] if about else [])


@pytest.mark.parametrize("coalition", [1, 2])
def test_without_a_helper_the_members_find_out(coalition: int) -> None:
    figures = all_and_some(2, all_for=("members",), some_for=("members",))
    assert found(figures, coalition=coalition) == [difference(("o0", "o1"), ("members",), 2.0)]


def test_whoever_looks_on_is_not_found_out() -> None:
    figures = all_and_some(3, all_for=("o0",), some_for=("o0",))
    assert found(figures) == [difference(("o1", "o2"), ("o0",), 2.0)]
    assert found(figures, audience=("o0", "o1")) == [difference(("o2",), ("o0", "o1"), 1.0)]
    five = all_and_some(5, all_for=("members",), some_for=("members",))
    assert found(five) == []
    assert found(five, audience=NAMES[:4]) == [difference(("o4",), NAMES[:4], 1.0)]
    assert found(five, audience=NAMES[:2]) == []


# Who sees both


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (("public",), ("public",), [("public",)]),
        (("public",), ("members",), [("members",)]),
        (("members",), ("public",), [("members",)]),
        (("members",), ("members",), [("members",)]),
        (("public",), ("a",), [("a",)]),
        (("members",), ("b", "a"), [("a",), ("b",)]),
        (("a", "public"), ("b",), [("a", "b"), ("b",)]),
    ],
)
def test_the_smallest_audiences_that_see_both(
    one: tuple[str, ...], other: tuple[str, ...], both: list[tuple[str, ...]]
) -> None:
    first = figure("one", ("g",), printed("3.0"), seen_by=one)
    assert together(first, figure("other", ("g",), printed("3.0"), seen_by=other)) == both
