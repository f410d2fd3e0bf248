"""Sets of answers and told sums at their edges, by hand."""

import pytest
from tests.benchstats.disclosure.audit_calls import SCALE, cell

from benchstats.disclosure import AudienceDifference, Difference, Round, WorkedOut, derivable, lattice_audit, multisets
from benchstats.disclosure.derivable import Derived, ToldSums, derived
from benchstats.disclosure.multisets import Conditions, Fits, fitting
from benchstats.errors import TooManySteps


def bits(cells: str) -> int:
    return sum(1 << "abcdefghij".index(one) for one in cells)


def test_ends_of_counted_sets_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two answers with a sum of 3 above the lowest: 0 and 3, or 1 and 2. Halves would reach further."""
    monkeypatch.setattr(multisets, "MOST_ROWS", 0)
    fitting.cache_clear()
    try:
        found = fitting(Conditions(2, 5, (((0, 1, 2, 3, 4), (3, 3)),)), 2)
    finally:
        fitting.cache_clear()
    assert found == Fits(2, (0, 0, 0, 0, 0), (1, 1, 1, 1, 0), 1, 1, None)


def test_an_item_without_answers_may_be_named() -> None:
    answers = Round((cell("a", (0, 2, 0, 8, 0)), cell("a", (10,) + (0,) * 8, subject="d", parts=2)), SCALE,
                    (("d", ("q", "not asked")),))  # fmt: skip
    assert answers.items_of == (("d", ("q", "not asked")),)


# Told sums


def test_differences_and_sums_of_groups_are_told() -> None:
    """All less two groups apart; the larger of two less the smaller; a third that says nothing further."""
    told = ToldSums((bits("abcdef"), bits("abc"), bits("de"), bits("ghij")))
    assert derived(told, sizes={}, least=2) == [Derived(bits("f"), (0, 1, 2))]
    assert derived(told, sizes={}, least=3) == [Derived(bits("de"), (2,)), Derived(bits("f"), (0, 1, 2))]
    assert derived(told, sizes={}, least=3, known=bits("gh")) == [
        Derived(bits("de"), (2,)), Derived(bits("f"), (0, 1, 2)), Derived(bits("ij"), (3,))
    ]  # fmt: skip


def test_a_cell_without_a_size_is_one() -> None:
    told = ToldSums((bits("abc"), bits("ab")))
    assert derived(told, sizes={bits("a"): 5, bits("b"): 5}, least=2) == [Derived(bits("c"), (0, 1))]


def test_sets_that_hold_all_their_room_are_looked_at() -> None:
    """The margins of two by two tell no cell; four with the same fifth, less all four, are four times the fifth."""
    ring = ToldSums(tuple(bits(one) for one in ("ab", "cd", "ac", "bd")))
    assert [one.cells for one in derived(ring, sizes={}, least=3)] == [bits(one) for one in ("ab", "ac", "bd", "cd")]
    apart = ToldSums((bits("abcd"), bits("ae"), bits("be"), bits("ce"), bits("de")))
    assert [one.cells for one in derived(apart, sizes={}, least=2)] == [bits(one) for one in "abcde"]


def test_too_many_sets_are_refused_in_so_many_words(monkeypatch: pytest.MonkeyPatch) -> None:
    told = ToldSums(tuple(bits("a" + one) for one in "bcdefgh"))
    monkeypatch.setattr(derivable, "MOST_STEPS", 3)
    with pytest.raises(TooManySteps) as refused:
        derived(told, sizes={}, least=8)
    assert str(refused.value) == "the sets of cells that could be worked out are too many to be looked at"


# Peer groups


def test_everybody_told_by_two_groups_is_not_told_by_more() -> None:
    """The one of all that is in neither group; and what two groups tell of a, b or c to each of them is told once."""
    groups = {"all": "abcdefg", "first": "abc", "second": "def"}
    found = lattice_audit(groups)
    assert found.worked_out == (WorkedOut(None, ("all", "first", "second"), ("g",)),)
    assert AudienceDifference("a", Difference("first", "", ("b", "c"), 2)) in found.differences
    assert len(found.differences) == 6
