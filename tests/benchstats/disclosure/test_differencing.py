"""Taking one group away from another: persons, releases, organisations, audiences, panels."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.benchstats.refusing import refusing

from benchstats.disclosure.differencing import (
    ORGANISATION_DIFFERENCE,
    RERELEASE_DIFFERENCE,
    SUBGROUP_DIFFERENCE,
    AudienceDifference,
    Difference,
    differencing,
    lattice_audit,
    panel_check,
)
from benchstats.disclosure.policy import OthersRule


def test_least_differences_of_the_specification() -> None:
    # 6.4, 5: "1..9 persons (sub-groups), 1..4 persons (re-releases) or 1..2 providers are rejected".
    assert (SUBGROUP_DIFFERENCE, RERELEASE_DIFFERENCE, ORGANISATION_DIFFERENCE) == (10, 5, 3)


@pytest.mark.parametrize("least", [SUBGROUP_DIFFERENCE, RERELEASE_DIFFERENCE, ORGANISATION_DIFFERENCE])
def test_from_one_to_one_less_than_the_least_is_too_few(least: int) -> None:
    groups = {"all": ["a", "b"], "part": ["a"]}
    for size in (0, 1, 2, 3, 4, 5, 9, 10, 11):
        found = differencing(groups, sizes={"a": 30, "b": size}, least=least)
        is_found = 1 <= size < least
        assert found.differences == ((Difference("all", "part", ("b",), size),) if is_found else ())
        assert found.is_safe is not is_found
        assert (found.n, found.least, found.known, found.interval) == (2, least, (), None)


def test_both_ways_sorted_by_size_and_name() -> None:
    groups = {"y": ["a", "c", "d"], "x": ["a", "b"], "z": ["e"]}
    sizes = {"a": 40, "b": 2, "c": 1, "d": 1, "e": 3}
    found = differencing(groups, sizes=sizes, least=5)
    assert found.differences == (Difference("x", "y", ("b",), 2), Difference("y", "x", ("c", "d"), 2))
    assert differencing(groups, sizes={**sizes, "b": 3}, least=5).differences == (
        Difference("y", "x", ("c", "d"), 2),
        Difference("x", "y", ("b",), 3),
    )
    # Same size, same larger: by the smaller one's name.
    triple = differencing({"w": "ab", "v": "ac", "u": "ad"}, sizes=dict.fromkeys("abcd", 1), least=2)
    assert [(one.larger, one.smaller) for one in triple.differences] == [
        ("u", "v"),
        ("u", "w"),
        ("v", "u"),
        ("v", "w"),
        ("w", "u"),
        ("w", "v"),
    ]


def test_groups_that_share_nobody_cannot_be_taken_away_from_each_other() -> None:
    assert differencing({"x": ["a"], "y": ["b"]}, sizes={"a": 1, "b": 1}, least=10).is_safe


def test_what_is_known_drops_out() -> None:
    groups = {"all": ["a", "b", "c"], "part": ["a"]}
    sizes = {"a": 30, "b": 6, "c": 4}
    assert differencing(groups, sizes=sizes, least=10).is_safe
    found = differencing(groups, sizes=sizes, least=10, known=["c", "a"])
    assert found.differences == (Difference("all", "part", ("b",), 6),)
    assert found.known == ("a", "c")
    assert differencing(groups, sizes=sizes, least=10, known=["b", "c"]).is_safe


cells = st.sets(st.sampled_from("abcdef"), min_size=1)


@given(st.lists(cells, max_size=5), st.lists(st.integers(0, 6), min_size=6, max_size=6), st.integers(1, 12), cells)
def test_against_a_plain_search(groups: list[set[str]], sizes: list[int], least: int, known: set[str]) -> None:
    held = dict(zip("abcdef", sizes, strict=True))
    found = differencing(dict(zip("uvwxy", groups, strict=False)), sizes=held, least=least, known=known)
    expected = {
        ("uvwxy"[i], "uvwxy"[j], tuple(sorted(groups[i] - groups[j] - known)))
        for i in range(len(groups))
        for j in range(len(groups))
        if groups[i] & groups[j] and 0 < sum(held[one] for one in groups[i] - groups[j] - known) < least
    }
    assert {(one.larger, one.smaller, one.cells) for one in found.differences} == expected
    assert len(found.differences) == len(expected)
    assert [one.size for one in found.differences] == sorted(
        sum(held[c] for c in one.cells) for one in found.differences
    )


def test_what_makes_no_sense_is_refused() -> None:
    with refusing("a least difference is at least 1, not 0"):
        differencing({}, sizes={}, least=0)
    assert differencing({}, sizes={}, least=1).is_safe
    with refusing("the cell 'b' needs a size of at least 0"):
        differencing({"x": ["c", "b", "a"]}, sizes={"a": 1}, least=1)
    with refusing("the cell 'a' needs a size of at least 0"):
        differencing({"x": ["a"]}, sizes={"a": -1}, least=1)
    assert differencing({"x": ["a"]}, sizes={"a": 0}, least=1).is_safe


def test_sentences_of_differences() -> None:
    found = differencing({"all": ["a", "b"], "part": ["a"]}, sizes={"a": 30, "b": 4}, least=10)
    assert found.sentence().text == ("1 pairs of the 2 groups shown differ by fewer than 10, who could be found out.")
    safe = differencing({"all": ["a"]}, sizes={"a": 30}, least=10)
    assert safe.sentence().text == "No two of the 1 groups shown differ by fewer than 10."


# O5: "for any two groups G, H available to a viewer |G\\H| and |H\\G| are 0 or >= 3, also after removing the viewer".
def brute_force(groups: dict[str, str], least: int = 3) -> set[tuple[str | None, str, str]]:
    found: set[tuple[str | None, str, str]] = set()
    everybody = sorted(set("".join(groups.values())))
    for audience in (None, *everybody):
        seen = {name: set(cells) - {audience} for name, cells in groups.items()}
        for name, other in ((a, b) for pair in combinations(groups, 2) for a, b in (pair, pair[::-1])):
            # Taken away from each other only where they share somebody, the audience itself included.
            if set(groups[name]) & set(groups[other]) and 0 < len(seen[name] - seen[other]) < least:
                found.add((audience, name, other))
        found |= {(audience, name, "") for name in groups if 0 < len(seen[name]) < least}
    return found


def audited(groups: dict[str, str], rule: OthersRule | None = None) -> set[tuple[str | None, str, str]]:
    found = lattice_audit(groups, rule=rule) if rule else lattice_audit(groups)
    return {(one.audience, one.difference.larger, one.difference.smaller) for one in found.differences}


@pytest.mark.parametrize(
    ("extra", "is_safe"), [("", True), ("e", False), ("ef", False), ("efg", False), ("efgh", True)]
)
def test_peer_groups_differ_by_none_or_enough(extra: str, *, is_safe: bool) -> None:
    found = lattice_audit({"all": "abcd" + extra, "part": "abcd"})
    assert found.is_safe is is_safe
    assert (found.n, found.organisations, found.least, found.interval) == (2, 4 + len(extra), 3, None)


def test_only_those_of_the_difference_find_the_two_others() -> None:
    found = lattice_audit({"all": "abcdefg", "part": "abcd"})
    assert found.differences == (
        AudienceDifference("e", Difference("all", "part", ("f", "g"), 2)),
        AudienceDifference("f", Difference("all", "part", ("e", "g"), 2)),
        AudienceDifference("g", Difference("all", "part", ("e", "f"), 2)),
    )


def test_a_group_of_too_few_is_found_by_itself() -> None:
    found = lattice_audit({"few": ["a", "b", "b"], "none": []})
    assert found.differences == (
        AudienceDifference(None, Difference("few", "", ("a", "b"), 2)),
        AudienceDifference("a", Difference("few", "", ("b",), 1)),
        AudienceDifference("b", Difference("few", "", ("a",), 1)),
    )
    assert lattice_audit({}).is_safe
    # One alone knows itself, everybody else finds it.
    assert audited({"few": "a"}) == {(None, "few", "")}
    assert lattice_audit({"four": "abcd"}).is_safe
    assert audited({"three": "abc"}) == {("a", "three", ""), ("b", "three", ""), ("c", "three", "")}


@given(st.lists(st.sets(st.sampled_from("abcdefghi")), max_size=4), st.integers(3, 5))
def test_lattice_against_a_plain_search(groups: list[set[str]], least: int) -> None:
    named = {"uvwx"[at]: "".join(sorted(cells)) for at, cells in enumerate(groups)}
    expected = brute_force(named, least)
    # Who is nowhere in a difference finds no more than the public does; each of those is told once, for the public.
    public = {(name, other) for audience, name, other in expected if audience is None}
    found = audited(named, replace(OthersRule(), difference=least))
    assert {one for one in found if one[0] is None} == {one for one in expected if one[0] is None}
    assert found <= expected
    assert all((name, other) in public for audience, name, other in expected - found)
    assert lattice_audit(named, rule=replace(OthersRule(), difference=least)).is_safe is (not expected)


def test_sentences_of_lattices() -> None:
    assert lattice_audit({"all": "abcd"}).sentence().text == "The 1 peer groups can be shown beside each other."
    assert lattice_audit({"all": "abcde", "part": "abcd"}).sentence().text == (
        "The 2 peer groups cannot all be shown: some differ by fewer than 3 organisations."
    )


# O6: "if 1-2 providers joined or left, the old-panel and new-panel means are not both shown".
@pytest.mark.parametrize(
    ("earlier", "later", "both"),
    [
        ("abcd", "abcd", True),
        ("abcd", "abcde", False),
        ("abcd", "abcdef", False),
        ("abcd", "abcdefg", True),
        ("abcde", "abcd", False),
        ("abcdef", "abcd", False),
        ("abcdefg", "abcd", True),
        ("abcdefg", "abcdh", False),
        ("abcdh", "abcdefg", False),
        ("abcdefg", "abcdhij", True),
    ],
)
def test_two_panels(earlier: str, later: str, *, both: bool) -> None:
    found = panel_check(list(earlier), list(later))
    assert found.are_both_shown is both
    assert found.panel == tuple(sorted(set(earlier) & set(later)))
    assert found.joined == tuple(sorted(set(later) - set(earlier)))
    assert found.left == tuple(sorted(set(earlier) - set(later)))
    assert (found.n, found.least, found.least_panel, found.interval) == (len(found.panel), 3, 3, None)


def test_a_panel_has_three() -> None:
    shown, hidden = panel_check("cbad", "xabc"), panel_check("abc", "xab")
    assert (shown.is_trend_shown, hidden.is_trend_shown) == (True, False)
    assert shown.sentence().text == "The change is shown for the 3 organisations of both rounds."
    assert hidden.sentence().text == "The change is not shown: only 2 organisations took part in both rounds."
    strict = panel_check("abc", "abc", rule=replace(OthersRule(), mean=4, difference=5))
    assert (strict.least_panel, strict.least, strict.is_trend_shown) == (4, 5, False)
