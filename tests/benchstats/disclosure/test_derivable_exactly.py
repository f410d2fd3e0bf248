"""Sets of cells that can be worked out: how far they are looked for, and how many are looked at, by hand."""

import pytest

from benchstats.disclosure import derivable
from benchstats.disclosure.derivable import Derived, ToldSums, derived
from benchstats.errors import TooManySteps


def bits(cells: str) -> int:
    return sum(1 << "abcdefgh".index(one) for one in cells)


def told(*groups: str) -> ToldSums:
    return ToldSums(tuple(bits(one) for one in groups))


PAIRS = ("ad", "be", "cf", "def")
"""All three pairs less d, e and f are a, b and c: three cells, no two of which are told."""

EXPECTED = [
    Derived(bits("abc"), (0, 1, 2, 3)),
    Derived(bits("ad"), (0,)),
    Derived(bits("be"), (1,)),
    Derived(bits("cf"), (2,)),
    Derived(bits("def"), (3,)),
]


@pytest.mark.parametrize(("size", "least"), [(1, 4), (2, 7), (2, 8)])
def test_three_together_are_found_where_they_have_just_room(size: int, least: int) -> None:
    sizes = dict.fromkeys(map(bits, "abcdef"), size)
    assert derived(told(*PAIRS), sizes=sizes, least=least) == sorted(EXPECTED, key=lambda one: one.cells)


@pytest.mark.parametrize(("size", "least"), [(1, 3), (2, 5), (2, 6)])
def test_three_together_are_not_found_where_only_two_have_room(size: int, least: int) -> None:
    sizes = dict.fromkeys(map(bits, "abcdef"), size)
    assert [one.cells for one in derived(told(*PAIRS), sizes=sizes, least=least)] == [
        bits("ad"),
        bits("be"),
        bits("cf"),
    ]


def test_what_moves_twice_as_far_takes_two() -> None:
    """With b and d, and c and d, a can move by 2 where b and c move back by 1 each: a with b alone is not told."""
    found = derived(told("abc", "bd", "cd"), sizes={}, least=4)
    assert {one.cells for one in found} == {bits("abc"), bits("bd"), bits("cd")}


def test_one_that_is_told_alone_is_left_out_of_all_others() -> None:
    """The b is told, and everything with it is more than that; so are a less b and c, and d."""
    found = derived(told("ab", "b", "cd"), sizes={}, least=4)
    assert found == [Derived(bits("a"), (0, 1)), Derived(bits("b"), (1,)), Derived(bits("cd"), (2,))]


@pytest.mark.parametrize(
    ("groups", "size", "least", "steps"),
    [
        # Each can be left by 2 at most, which is one of them: nothing is looked at beyond what is complete.
        (("ab", "cd", "ac", "bd"), 1, 3, 0),
        (PAIRS, 2, 6, 0),
        # Two that move with one another; and with room for two more, three of them too.
        (PAIRS, 2, 8, 7),
        (PAIRS, 2, 9, 15),
        # Every two of the four.
        (("abc", "bd", "cd"), 1, 4, 6),
        # Seven move back by 1 where a moves on by 1: each with a, and every two to six of the seven, 7 + 119.
        (("ab", "ac", "ad", "ae", "af", "ag", "ah"), 1, 8, 126),
    ],
)
def test_so_many_sets_are_looked_at(
    groups: tuple[str, ...], size: int, least: int, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = dict.fromkeys(map(bits, "abcdefgh"), size)
    monkeypatch.setattr(derivable, "MOST_STEPS", steps)
    assert derived(told(*groups), sizes=sizes, least=least)
    monkeypatch.setattr(derivable, "MOST_STEPS", steps - 1)
    with pytest.raises(TooManySteps):
        derived(told(*groups), sizes=sizes, least=least)


@pytest.mark.parametrize(("least", "steps"), [(5, 2), (6, 3)])
def test_only_sets_with_room_for_one_more_are_looked_at(
    least: int, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of one, two and two: a with b and a with c leave room for another one in 4, b with c only in 5."""
    sizes = {bits("a"): 1, bits("b"): 2, bits("c"): 2}
    expected = [Derived(bits("ab"), (0,)), Derived(bits("bc"), (1,))]
    monkeypatch.setattr(derivable, "MOST_STEPS", steps)
    assert derived(told("ab", "bc"), sizes=sizes, least=least) == expected
    monkeypatch.setattr(derivable, "MOST_STEPS", steps - 1)
    with pytest.raises(TooManySteps):
        derived(told("ab", "bc"), sizes=sizes, least=least)


@pytest.mark.parametrize(("least", "steps"), [(4, 1), (5, 5), (6, 8), (7, 11)])
def test_so_many_sets_of_different_sizes_are_looked_at(least: int, steps: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In 3 only a with d leaves room for another one; in 4 also a with b, a with e, d with b and d with e."""
    sizes = dict(zip(map(bits, "abcde"), (1, 2, 3, 1, 2), strict=True))
    monkeypatch.setattr(derivable, "MOST_STEPS", steps)
    found = {one.cells for one in derived(told("ab", "ac", "ad", "ae"), sizes=sizes, least=least)}
    assert found == {bits(one) for one in ("ab", "ad", "ae", *(["ac"] if least > 4 else []))}
    monkeypatch.setattr(derivable, "MOST_STEPS", steps - 1)
    with pytest.raises(TooManySteps):
        derived(told("ab", "ac", "ad", "ae"), sizes=sizes, least=least)


def test_a_set_larger_than_asked_is_not_told() -> None:
    sizes = {bits("a"): 1, bits("b"): 2, bits("c"): 2}
    assert derived(told("ab", "bc"), sizes=sizes, least=3) == []


def test_a_told_group_suffices_for_itself() -> None:
    assert derived(told("bd", "acd", "ab"), sizes={}, least=4) == [
        Derived(bits("ab"), (2,)),
        Derived(bits("bd"), (0,)),
        Derived(bits("acd"), (1,)),
    ]
