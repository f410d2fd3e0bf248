"""What is left of several groups taken away together: persons of an organisation, organisations of a network."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.benchstats.disclosure.audit_calls import SCALE, audited, cell, figure, leaks, printed, scores, share

from benchstats.disclosure import (
    Check,
    Finding,
    GroupAnswers,
    Kind,
    Printed,
    Released,
    Round,
    of_remainders,
    reconstruction_audit,
)
from benchstats.disclosure.linked import linked
from benchstats.disclosure.of_remainders import remainder_findings
from benchstats.disclosure.policy import OTHERS


def sub(name: str, *groups: str, **more: object) -> Released:
    return figure(name, groups, printed("3.0"), kind=Kind.SUBGROUP_MEAN, seen_by=("org",), **more)  # type: ignore[arg-type]


def unit(name: str, n: int) -> GroupAnswers:
    return scores(name, n, 6, home="org")


# Persons


@pytest.mark.parametrize(("rest", "found"), [(1, True), (9, True), (10, False)])
def test_what_is_left_of_all_without_three_teams(rest: int, found: bool) -> None:
    """Each pair of figures differs by far more than 10; all less a, b and c is the rest alone."""
    cells = [unit("a", 12), unit("b", 12), unit("c", 12), unit("d", rest)]
    whole = figure("whole", tuple("abcd"), printed("3.0"), seen_by=("org",))
    figures = [whole, sub("a", "a"), sub("b", "b"), sub("c", "c")]
    audit = audited(figures, *cells)
    expected = Finding("d", Check.DIFFERENCE, ("d",), ("org",), ("a", "b", "c", "whole"), float(rest))
    assert leaks(audit, Check.DIFFERENCE) == ([expected] if found else [])
    assert len(audit.withhold) == (1 if found else 0)
    for one in figures[1:] if found else []:
        assert not leaks(audited([other for other in figures if other is not one], *cells), Check.DIFFERENCE)


def test_a_union_of_small_teams_is_found_as_one() -> None:
    """Two teams of four are hidden: not one of them is told, but the eight together are."""
    cells = [unit("a", 12), unit("b", 12), unit("c", 4), unit("d", 4)]
    whole = figure("whole", tuple("abcd"), printed("3.0"), seen_by=("org",))
    (found,) = leaks(audited([whole, sub("a", "a"), sub("b", "b")], *cells), Check.DIFFERENCE)
    assert (found.about, found.figures, found.found) == (("c", "d"), ("a", "b", "whole"), 8.0)


def test_a_whole_of_few_is_no_remainder() -> None:
    cells = [unit("a", 4), unit("b", 3)]
    whole = figure("whole", ("a", "b"), printed("3.0"), seen_by=("org",))
    again = replace(whole, name="again")
    assert not leaks(audited([whole, again], *cells), Check.DIFFERENCE)


@pytest.mark.parametrize(("late", "found"), [(4, True), (5, False), (9, False)])
def test_who_came_after_an_edition_are_five(late: int, found: bool) -> None:
    cells = [unit("a", 12), unit("b", 12), replace(unit("late", late), edition=2)]
    whole = figure("whole", ("a", "b", "late"), printed("3.0"), seen_by=("org",), edition=2)
    audit = audited([whole, sub("a", "a"), sub("b", "b")], *cells)
    assert bool(leaks(audit, Check.DIFFERENCE)) is found


def test_each_audience_finds_what_it_sees() -> None:
    cells = [unit("a", 12), unit("b", 12), unit("d", 5)]
    whole = figure("whole", tuple("abd"), printed("3.0"), seen_by=("org",))
    public = replace(sub("b", "b"), seen_by=("public",))
    seen = linked([whole, sub("a", "a"), public], answers=Round(tuple(cells), SCALE))
    (one,) = remainder_findings(seen, rule=OTHERS, coalition=1)
    assert (one.audience, one.about) == (("org",), ("d",))
    assert remainder_findings(seen, rule=OTHERS, coalition=1, audience=("public",)) == []
    assert [one.audience for one in remainder_findings(seen, rule=OTHERS, coalition=1, audience=("org",))] == [("org",)]
    hidden = linked([whole, replace(sub("a", "a"), seen_by=("x",)), public], answers=Round(tuple(cells), SCALE))
    assert remainder_findings(hidden, rule=OTHERS, coalition=1) == []


def test_shares_too() -> None:
    cells = [cell(name, (2, 2, 4, 6, 6), home="org") for name in "abc"] + [cell("d", (1, 1, 2, 2, 2), home="org")]
    figures = [share(name, tuple(name), "60", seen_by=("org",)) for name in "abc"]
    figures.append(share("whole", tuple("abcd"), "60", unit="1", seen_by=("org",)))
    audit = audited(figures, *cells)
    assert [one.about for one in leaks(audit, Check.DIFFERENCE)] == [("d",)]


# Organisations

COUNTRIES = {"all": "abcdefghijk", "estonia": "abcde", "latvia": "fghij"}


def peer(name: str, groups: str, **more: object) -> Released:
    given = {"seen_by": ("members",), "is_unweighted": True, **more}
    return figure(name, tuple(groups), printed("3.0"), **given)  # type: ignore[arg-type]


def network(names: str) -> list[GroupAnswers]:
    return [scores(name, 8, 6) for name in names]


@pytest.mark.parametrize("is_unweighted", [True, False])
def test_what_is_left_of_all_without_two_countries(is_unweighted: bool) -> None:
    figures = [peer(name, groups, is_unweighted=is_unweighted) for name, groups in COUNTRIES.items()]
    audit = audited(figures, *network(COUNTRIES["all"]))
    (found,) = leaks(audit, Check.DIFFERENCE)
    assert (found.about, found.audience, found.found) == (("k",), ("members",), 1.0)
    assert found.figures == ("all", "estonia", "latvia")
    assert len(audit.withhold) == 1
    five = [peer("all", "abcdefghijklmno"), *figures[1:]]
    if is_unweighted:
        assert not leaks(audited(five, *network("abcdefghijklmno")), Check.DIFFERENCE)
        four = [peer("all", "abcdefghijklmn"), *figures[1:]]
        of_two = leaks(audited(four, *network("abcdefghijklmn")), Check.DIFFERENCE)
        # Two of the four who put together what they see know the other two's mean.
        assert {len(one.audience) for one in of_two} == {2}
        assert {one.found for one in of_two} == {2.0}


def test_means_over_persons_and_over_organisations_are_different_sums() -> None:
    figures = [peer("all", COUNTRIES["all"]), peer("estonia", "abcde", is_unweighted=False), peer("latvia", "fghij")]
    assert not leaks(audited(figures, *network(COUNTRIES["all"])), Check.DIFFERENCE)


def test_an_own_value_that_is_shown_counts_as_known() -> None:
    """Of the three that are left, two show their own."""
    cells = network("abcdefghijklm")
    figures = [peer("all", "abcdefghijklm"), peer("estonia", "abcde"), peer("latvia", "fghij")]
    consents = {"kind": Kind.OWN_MEAN, "is_consented": True, "is_unweighted": False}
    own = [peer(f"own {name}", name, **consents) for name in "kl"]
    seen = linked([*figures, *own], answers=Round(tuple(cells), SCALE))
    found = remainder_findings(seen, rule=OTHERS, coalition=1)
    assert [(one.about, one.audience) for one in found] == [(("m",), ("members",))]
    apart = linked(figures, answers=Round(tuple(cells), SCALE))
    assert {one.about for one in remainder_findings(apart, rule=OTHERS, coalition=1)} == {
        ("l", "m"), ("k", "m"), ("k", "l"),
    }  # fmt: skip


def test_everybodys_own_view_of_the_others_passes() -> None:
    """O1: two who pool what they see isolate the average of the rest, with five organisations of three."""
    for names in ("abcd", "abcde", "abcdef"):
        figures = [peer(f"others of {one}", names.replace(one, ""), seen_by=(one,)) for one in names]
        assert audited(figures, *network(names)).passes


def test_more_audiences_than_can_be_looked_at_are_not_audited(monkeypatch: pytest.MonkeyPatch) -> None:
    figures = [peer("all", "abcdefghij"), peer("some", "abcde")]
    assert audited(figures, *network("abcdefghij")).passes
    monkeypatch.setattr(of_remainders, "MOST_AUDIENCES", 44)
    found = audited(figures, *network("abcdefghij"))
    assert [one.check for one in found.findings] == [Check.NOT_AUDITED]
    monkeypatch.setattr(of_remainders, "MOST_AUDIENCES", 45)
    assert audited(figures, *network("abcdefghij")).passes


def test_peer_groups_of_a_network_of_any_size() -> None:
    """Each fourth organisation is of one country, and each its own view of the others: nothing to find."""
    names = [f"o{at:02}" for at in range(28)]
    cells = [scores(name, 8, 6) for name in names]
    figures = [
        Released(f"country {at}", "d", Kind.DIMENSION_MEAN, figure("x", ("a",), printed("3.0")).statistic,
                 tuple(names[at::4]), Printed(Fraction(3), Fraction(1, 10)), ("members",), is_unweighted=True)
        for at in range(4)
    ]  # fmt: skip
    assert reconstruction_audit(figures, answers=Round(tuple(cells), SCALE)).passes
