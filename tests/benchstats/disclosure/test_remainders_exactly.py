"""What is left of several groups: exactly which, for whom, and through which figures."""

import pytest
from tests.benchstats.disclosure.audit_calls import SCALE, figure, printed, scores

from benchstats.disclosure import Check, Finding, Kind, Released, Round, of_remainders
from benchstats.disclosure.linked import linked
from benchstats.disclosure.of_remainders import remainder_findings
from benchstats.disclosure.policy import OTHERS


def peer(name: str, groups: str, *seen_by: str, is_unweighted: bool = True) -> Released:
    return figure(name, tuple(groups), printed("3.0"), seen_by=seen_by or ("members",), is_unweighted=is_unweighted)


def own(name: str) -> Released:
    kind = Kind.OWN_MEAN
    return figure(f"own {name}", (name,), printed("3.0"), kind=kind, seen_by=("members",), is_consented=True)


def found(*figures: Released, audience: tuple[str, ...] | None = None) -> list[Finding]:
    names = sorted({name for one in figures for name in one.groups})
    links = linked(figures, answers=Round(tuple(scores(name, 8, 6) for name in names), SCALE))
    return remainder_findings(links, rule=OTHERS, coalition=1, audience=audience)


def left(name: str, through: tuple[str, ...], *audience: str) -> Finding:
    return Finding("d", Check.DIFFERENCE, tuple(name), audience, through, float(len(name)))


ALL, FIRST, SECOND = "abcdefghijk", "bcdef", "ghijk"
THROUGH = ("all", "first", "second")


@pytest.mark.parametrize("seen_by", ["public", "members", "b", "k"])
def test_the_one_that_is_left_is_found_by_whoever_sees_all(seen_by: str) -> None:
    figures = [peer("all", ALL, seen_by), peer("first", FIRST, seen_by), peer("second", SECOND, seen_by)]
    assert found(*figures) == [left("a", THROUGH, seen_by)]


def test_what_one_sees_alone_counts_beside_what_all_see() -> None:
    figures = [peer("all", ALL, "public"), peer("first", FIRST, "members"), peer("second", SECOND, "b")]
    assert found(*figures) == [left("a", THROUGH, "b")]
    assert found(*figures, audience=("c",)) == []
    assert found(*figures, audience=("b",)) == [left("a", THROUGH, "b")]


def test_with_an_audience_nobody_else_looks_on() -> None:
    figures = [peer("all", ALL), peer("first", FIRST), peer("second", SECOND)]
    assert found(*figures, audience=("public",)) == []
    assert found(*figures, audience=("a",)) == []
    assert found(*figures, audience=("b",)) == [left("a", THROUGH, "b")]


def test_two_figures_and_an_own_value_tell_the_rest() -> None:
    """All less the first nine are j, k and l, two of which show their own."""
    figures = [peer("all", "abcdefghijkl"), peer("nine", "abcdefghi")]
    assert found(*figures, own("j"), own("k")) == [left("l", ("all", "nine"), "members")]


@pytest.mark.parametrize("names", ["abcdefghijk", "abcdefghijkl"])
def test_what_two_figures_leave_is_asked_of_every_two_anyway(names: str) -> None:
    """J and k to whoever sees both, or two of j, k and l to the third."""
    assert found(peer("all", names), peer("nine", "abcdefghi")) == []
    assert found(peer("z all", names), peer("nine", "abcdefghi")) == []


def test_the_unknown_ones_of_one_figure_are_the_policys() -> None:
    figures = [peer("all", "abcdefghijkl"), peer("four", "abcd")]
    assert found(*figures, own("a"), own("b")) == []


def test_means_over_persons_come_before_means_over_organisations() -> None:
    alike = [peer("all", ALL), peer("first", FIRST), peer("second", SECOND)]
    pooled = [
        peer(f"pooled {name}", groups, is_unweighted=False)
        for name, groups in (("all", ALL), ("first", "acdef"), ("second", SECOND))
    ]
    assert found(*alike, *pooled) == [
        left("b", tuple(f"pooled {name}" for name in THROUGH), "members"),
        left("a", THROUGH, "members"),
    ]


def test_of_one_figure_alone_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_remainders, "MOST_AUDIENCES", 1)
    assert found(peer("all", ALL)) == []
    two = [peer("all", ALL), peer("first", FIRST)]
    assert found(*two) == [Finding("d", Check.NOT_AUDITED, tuple(ALL), tuple(ALL), ("all", "first"))]


def test_audiences_are_all_of_at_least_one() -> None:
    expected = [("public",), ("members",), ("a",), ("b",), ("c",), ("a", "b"), ("a", "c"), ("b", "c")]
    assert of_remainders._audiences("abc", 2, None) == expected
    assert of_remainders._audiences("abc", 2, ("x", "y")) == [("x", "y")]


def test_few_are_those_in_the_same_groups_who_are_not_known() -> None:
    """The ten are six in both groups, three in the first and one in the second."""
    groups = (0b0111111111, 0b1000111111)
    assert of_remainders._are_some_few(groups, 0, 2)
    assert not of_remainders._are_some_few(groups, 0b1000000000, 3)
    assert of_remainders._are_some_few(groups, 0b1001000000, 3)
    assert not of_remainders._are_some_few(groups, 0b1111000000, 6)
    assert of_remainders._are_some_few(groups, 0b1111000000, 7)
