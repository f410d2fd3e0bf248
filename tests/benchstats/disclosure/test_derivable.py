"""What told sums tell by adding and subtracting, against the rank of a matrix and every set there is."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchstats.disclosure import derivable
from benchstats.disclosure.derivable import Derived, ToldSums, classes_of, derived
from benchstats.errors import TooManySteps


def bits(cells: str) -> int:
    return sum(1 << "abcdefghijklmnop".index(one) for one in cells)


def plain(groups: list[int], sizes: list[int], least: int, known: int) -> set[int]:
    """Every smallest set whose indicator raises the rank of the told groups, and those known, by nothing."""
    cells = len(sizes)
    rows = [[(group >> at) & 1 for at in range(cells)] for group in groups]
    rows += [[int(one == at) for one in range(cells)] for at in range(cells) if (known >> at) & 1 or not sizes[at]]
    rank = np.linalg.matrix_rank(np.array(rows)) if rows else 0
    found: list[int] = []
    free = [at for at in range(cells) if not (known >> at) & 1 and sizes[at]]
    for number in range(1, len(free) + 1):
        for chosen in combinations(free, number):
            mask = sum(1 << at for at in chosen)
            if sum(sizes[at] for at in chosen) < least and not any(one & mask == one for one in found):
                row = [[(mask >> at) & 1 for at in range(cells)]]
                if np.linalg.matrix_rank(np.array(rows + row)) == rank:
                    found.append(mask)
    return set(found)


@given(
    st.lists(st.integers(1, 127), min_size=1, max_size=6),
    st.lists(st.integers(0, 4), min_size=7, max_size=7),
    st.integers(2, 11),
    st.integers(0, 127),
)
@settings(max_examples=150)
def test_against_the_rank_of_every_set(groups: list[int], sizes: list[int], least: int, known: int) -> None:
    told = ToldSums(tuple(groups))
    found = derived(told, sizes={1 << at: size for at, size in enumerate(sizes)}, least=least, known=known)
    everything = plain(groups, sizes, least, known)
    nobody = sum(1 << at for at, size in enumerate(sizes) if not size)
    assert {one.cells & ~nobody for one in found} == everything
    for one in found:
        # What it is worked out through suffices, and none of it can be missed.
        used = [groups[at] for at in one.through]
        assert plain(used, sizes, least, known) & {one.cells & ~nobody}
        for gone in range(len(used)):
            assert one.cells & ~nobody not in plain([*used[:gone], *used[gone + 1 :]], sizes, least, known)


def test_the_rest_of_three_disjoint_groups() -> None:
    told = ToldSums((bits("abcdefghij"), bits("abc"), bits("def"), bits("gh")))
    assert derived(told, sizes={}, least=2) == []
    assert derived(told, sizes={}, least=3) == [Derived(bits("gh"), (3,)), Derived(bits("ij"), (0, 1, 2, 3))]
    sizes = {bits("i"): 1, bits("j"): 0} | {bits(one): 12 for one in "abcdefgh"}
    assert derived(told, sizes=sizes, least=10) == [Derived(bits("ij"), (0, 1, 2, 3))]


def test_half_of_a_sum_of_pairs() -> None:
    """(ab + bc + ca) / 2 less bc is a: no union and no difference of groups, and still told."""
    told = ToldSums((bits("ab"), bits("bc"), bits("ca")))
    assert [(one.cells, one.through) for one in derived(told, sizes={}, least=2)] == [
        (bits("a"), (0, 1, 2)),
        (bits("b"), (0, 1, 2)),
        (bits("c"), (0, 1, 2)),
    ]


def test_who_is_known_drops_out() -> None:
    told = ToldSums((bits("abcdef"), bits("abc")))
    assert derived(told, sizes={}, least=3) == []
    assert derived(told, sizes={}, least=3, known=bits("d")) == [Derived(bits("ef"), (0, 1))]
    assert derived(told, sizes={}, least=2, known=bits("de")) == [Derived(bits("f"), (0, 1))]
    assert derived(told, sizes={}, least=9, known=bits("abcdef")) == []


def test_classes_are_cells_alike() -> None:
    assert classes_of([]) == []
    assert sorted(classes_of([bits("abcd"), bits("ab"), bits("de")])) == sorted(
        [bits("ab"), bits("c"), bits("d"), bits("e")]
    )


def test_two_hundred_cells_at_random() -> None:
    """Forty groups of a hundred: nobody stands alone, and it is said within the time of a test."""
    generator = np.random.default_rng(7)
    groups = tuple(sum(1 << int(at) for at in generator.choice(200, size=100, replace=False)) for _ in range(40))
    told = ToldSums(groups)
    assert derived(told, sizes={}, least=3) == []
    assert len(told.classes) == 200
    for viewer in range(0, 200, 20):
        assert derived(told, sizes={}, least=3, known=1 << viewer) == []


def test_too_many_sets_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derivable, "MOST_STEPS", 3)
    told = ToldSums(tuple(bits("a" + one) for one in "bcdefgh"))
    with pytest.raises(TooManySteps, match="the sets of cells that could be worked out are too many to be looked at"):
        derived(told, sizes={}, least=8)
