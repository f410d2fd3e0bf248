"""Peer groups beside each other: who can work out fewer than three others, by two groups or by all together."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchstats.disclosure import AudienceDifference, Difference, OthersRule, WorkedOut, lattice_audit


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
    assert bool(lattice_audit(named, rule=replace(OthersRule(), difference=least)).differences) is bool(expected)


def test_sentences_of_lattices() -> None:
    assert lattice_audit({"all": "abcd"}).sentence().text == "The 1 peer group can be shown."
    assert lattice_audit({"all": "abcde", "part": "abcd"}).sentence().text == (
        "The 2 peer groups cannot all be shown: some differ by fewer than 3 organisations."
    )


# All groups together


def test_what_is_left_of_all_without_two_groups_apart() -> None:
    """All less the five of Estonia and the five of Latvia is one organisation; no two groups differ by fewer than 3."""
    groups = {"all": "abcdefghijk", "estonia": "abcde", "latvia": "fghij"}
    found = lattice_audit(groups)
    assert found.differences == ()
    assert found.worked_out == (WorkedOut(None, ("all", "estonia", "latvia"), ("k",)),)
    assert found.worked_out[0].size == 1
    assert not found.is_safe
    assert found.sentence().text == (
        "The 3 peer groups cannot all be shown: together they tell about fewer than 3 organisations."
    )
    assert lattice_audit({**groups, "all": "abcdefghij"}).is_safe
    assert lattice_audit({**groups, "all": "abcdefghijklmn"}).is_safe
    three = lattice_audit({**groups, "all": "abcdefghijklm"}).worked_out
    assert [(one.audience, one.cells) for one in three] == [("k", ("l", "m")), ("l", ("k", "m")), ("m", ("k", "l"))]


def test_the_first_by_name_is_found_as_any_other() -> None:
    """What is left is "a", whom nobody knows but a."""
    found = lattice_audit({"all": "abcdefghijk", "estonia": "bcdef", "latvia": "ghijk"})
    assert found.worked_out == (WorkedOut(None, ("all", "estonia", "latvia"), ("a",)),)


def test_each_set_is_told_once_for_the_smallest_audience() -> None:
    """Two groups differ by x and y for everybody; all less two groups apart leaves k: each is told once."""
    groups = {"all": "abcdefghijkxy", "most": "abcdefghijk", "estonia": "abcde", "latvia": "fghij"}
    found = lattice_audit(groups)
    assert [(one.audience, one.difference.cells) for one in found.differences if one.audience is None] == [
        (None, ("x", "y")),
    ]
    assert [(one.audience, one.cells) for one in found.worked_out] == [(None, ("k",))]
    # Beside what is told already, of every audience the rest is told too.
    wider = lattice_audit({**groups, "all": "abcdefghijklmxy", "most": "abcdefghijklm"})
    assert [(one.audience, one.cells) for one in wider.worked_out] == [
        ("k", ("l", "m")), ("l", ("k", "m")), ("m", ("k", "l")),
    ]  # fmt: skip


def test_margins_of_a_table_tell_no_cell_and_one_cell_tells_all_others() -> None:
    cells = {"north large": "abcd", "north small": "efgh", "south large": "ijkl", "south small": "mnop"}
    margins = {
        name: "".join(own for cell, own in cells.items() if name in cell.split())
        for name in ("north", "south", "large", "small")
    }
    assert lattice_audit(margins).is_safe
    assert lattice_audit({**margins, **cells}).is_safe
    thin = {name: own.replace("d", "") for name, own in margins.items()}
    found = lattice_audit({**thin, "south small": "mnop"})  # north - (small - south small) = abc
    assert {one.audience for one in found.differences} == {"a", "b", "c"}


def rank_says(groups: list[set[str]], least: int) -> bool:
    """Whether some audience can work out fewer than `least`, by the rank of the groups and every small set."""
    everybody = sorted(set().union(*groups))
    rows = [[int(name in group) for name in everybody] for group in groups]
    for audience in (None, *everybody):
        known = [[int(name == audience) for name in everybody]] if audience else []
        rank = np.linalg.matrix_rank(np.array(rows + known)) if rows + known else 0
        others = [name for name in everybody if name != audience]
        for number in range(1, least):
            for chosen in combinations(others, number):
                row = [[int(name in chosen) for name in everybody]]
                if np.linalg.matrix_rank(np.array(rows + known + row)) == rank:
                    return True
    return False


@given(st.lists(st.sets(st.sampled_from("abcdefghi"), min_size=2), min_size=1, max_size=5))
@settings(max_examples=40)
def test_safe_is_what_the_rank_says(groups: list[set[str]]) -> None:
    found = lattice_audit({"uvwxy"[at]: sorted(one) for at, one in enumerate(groups)})
    assert found.is_safe is (not found.differences and not rank_says(groups, 3))
    assert not found.worked_out or rank_says(groups, 3)


@pytest.mark.parametrize(("k", "seconds"), [(5, 1), (50, 10), (200, 60)])
def test_lattices_of_networks_of_any_size_are_checked_in_time(k: int, seconds: float) -> None:
    """Countries, types and sizes crossed, and the two first together: within the bounds of P11."""
    names = [f"o{at:03}" for at in range(k)]
    groups = {"all": names}
    for parts, of in ((4, "country"), (3, "type"), (5, "size")):
        groups |= {f"{of} {at}": names[at::parts] for at in range(parts)}
    groups |= {
        f"both {at} {other}": [one for one in groups[f"country {at}"] if one in groups[f"type {other}"]]
        for at in range(4)
        for other in range(3)
    }
    begun = perf_counter()
    found = lattice_audit(groups)
    assert perf_counter() - begun < seconds
    assert found.is_safe is (k == 200)
