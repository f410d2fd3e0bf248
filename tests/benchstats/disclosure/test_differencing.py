"""Taking one group away from another: persons, releases, organisations, audiences, panels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.benchstats.refusing import refusing

from benchstats.disclosure.differencing import (
    ORGANISATION_DIFFERENCE,
    RERELEASE_DIFFERENCE,
    SUBGROUP_DIFFERENCE,
    Difference,
    differencing,
)


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
    assert found.sentence().text == (
        "Pairs of the groups shown (2) that differ by fewer than 10, who could be found out: 1."
    )
    safe = differencing({"all": ["a"]}, sizes={"a": 30}, least=10)
    assert safe.sentence().text == "No two of the groups shown (1) differ by fewer than 10."
