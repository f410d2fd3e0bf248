"""All ways to deal answers to levels, written down or counted: one must give the other."""

from __future__ import annotations

from itertools import product
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchstats import NotSettled, TooManySteps
from benchstats.disclosure import multisets
from benchstats.disclosure.multisets import NOTHING, Conditions, Fits, compositions, fitting


def plain_search(conditions: Conditions, low_levels: int) -> Fits:
    """Every tuple of counts, without any help."""
    n, levels = conditions.n, conditions.levels
    found = []
    for counts in product(range(n + 1), repeat=levels):
        steps = sum(level * count for level, count in enumerate(counts))
        squares = sum(level * level * count for level, count in enumerate(counts))
        if (
            sum(counts) == n
            and all(
                low <= sum(weight * count for weight, count in zip(weights, counts, strict=True)) <= high
                for weights, (low, high) in conditions.weighted
            )
            and all(low <= n * squares - steps * steps <= high for low, high in conditions.spreads)
            and all(count >= known for count, known in zip(counts, conditions.known, strict=False))
        ):
            found.append(counts)
    if not found:
        return NOTHING
    low = [sum(counts[:low_levels]) for counts in found]
    ends = [tuple(pick(one) for one in zip(*found, strict=True)) for pick in (min, max)]
    return Fits(len(found), ends[0], ends[1], min(low), max(low), found[0])


def counted(monkeypatch: pytest.MonkeyPatch, conditions: Conditions, low_levels: int) -> Fits:
    monkeypatch.setattr(multisets, "MOST_ROWS", 0)
    fitting.cache_clear()
    found = fitting(conditions, low_levels)
    fitting.cache_clear()
    return found


@pytest.mark.parametrize(("n", "levels"), [(0, 3), (1, 1), (5, 1), (4, 2), (3, 3), (5, 4), (6, 5), (2, 9)])
def test_compositions_are_all_there_is_in_order(n: int, levels: int) -> None:
    rows = [tuple(row) for row in compositions(n, levels).tolist()]
    assert rows == [one for one in product(range(n + 1), repeat=levels) if sum(one) == n]
    assert len(rows) == comb(n + levels - 1, levels - 1)


def test_compositions_are_kept_and_nobody_can_change_them() -> None:
    assert compositions(5, 4) is compositions(5, 4)
    with pytest.raises(ValueError, match="read-only"):
        compositions(5, 4)[0, 0] = 1


ends = st.tuples(st.integers(-3, 25), st.integers(0, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@st.composite
def conditions(draw: st.DrawFn, *, with_spreads: bool) -> Conditions:
    levels = draw(st.integers(1, 4))
    n = draw(st.integers(1, 5))
    weights = st.lists(st.integers(0, 3), min_size=levels, max_size=levels).map(tuple)
    weighted = draw(st.lists(st.tuples(weights, ends), max_size=2).map(tuple))
    spreads = draw(st.lists(ends, max_size=2).map(tuple)) if with_spreads else ()
    known = draw(st.just(()) | st.lists(st.integers(0, 2), min_size=levels, max_size=levels).map(tuple))
    return Conditions(n, levels, weighted, spreads, known)


@settings(max_examples=60)
@given(conditions(with_spreads=True), st.integers(1, 3))
def test_written_down_against_a_plain_search(one: Conditions, low_levels: int) -> None:
    assert fitting(one, low_levels) == plain_search(one, low_levels)


@settings(max_examples=40)
@given(conditions(with_spreads=False), st.integers(1, 3))
def test_counted_against_a_plain_search(one: Conditions, low_levels: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        found = counted(patch, one, low_levels)
    expected = plain_search(one, low_levels)
    assert found == (expected if expected == NOTHING else Fits(*_without_first(expected)))


def _without_first(fits: Fits) -> tuple[int, tuple[int, ...], tuple[int, ...], int, int, None]:
    return fits.solutions, fits.least, fits.most, fits.least_low, fits.most_low, None


def test_which_way_is_taken() -> None:
    assert multisets.MOST_ROWS == 700_000
    assert multisets.MOST_STATES == 25_000_000
    assert fitting(Conditions(3, 2), 1).first == (0, 3)
    assert fitting(Conditions(60, 5), 2).first == (0, 0, 0, 0, 60)  # 635,376 sets
    assert fitting(Conditions(62, 5), 2).first is None  # 720,720 sets


def test_the_edge_between_the_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    for most, is_written in ((10, True), (9, False)):
        monkeypatch.setattr(multisets, "MOST_ROWS", most)
        fitting.cache_clear()
        assert (fitting(Conditions(3, 3), 1).first is not None) is is_written  # 10 sets
    fitting.cache_clear()


def test_without_any_fact_all_sets_fit() -> None:
    found = fitting(Conditions(200, 5), 2)
    assert found == Fits(comb(204, 4), (0,) * 5, (200,) * 5, 0, 200, None)


def test_many_answers_on_two_levels() -> None:
    found = fitting(Conditions(40_000, 2, (((0, 1), (19_000, 39_990)),)), 1)
    assert found == Fits(20_991, (10, 19_000), (21_000, 39_990), 10, 21_000, (10, 39_990))


def test_more_sets_than_the_machine_counts() -> None:
    # 10 on 400 answers and 17 levels: C(416, 16) is far beyond 2^63, and all of them fit.
    weights = tuple(range(17))
    found = multisets._number_of_sets(Conditions(400, 17, ((weights, (0, 6400)),)))
    assert found == comb(416, 16)
    assert found > 2**63
    assert type(found) is int


def test_what_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TooManySteps) as caught:
        fitting(Conditions(200, 5, spreads=((0, 10),)), 2)
    assert str(caught.value) == "a spread of so many answers fits more sets than can be written down"
    many = Conditions(9, 3, (((0, 1, 2), (0, 9)),))  # 10 answers free or not, 10 sums
    for most, is_counted in ((100, True), (99, False)):
        monkeypatch.setattr(multisets, "MOST_STATES", most)
        if is_counted:
            assert multisets._number_of_sets(many) == plain_search(many, 1).solutions
        else:
            with pytest.raises(TooManySteps) as caught:
                multisets._number_of_sets(many)
            assert str(caught.value) == "the sets of answers that fit are too many to be counted"


def test_a_solver_that_finds_nothing_where_sets_were_counted_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multisets, "value_range", lambda *_, **__: None)
    fitting.cache_clear()
    with pytest.raises(NotSettled) as caught:
        fitting(Conditions(201, 5), 2)
    assert str(caught.value) == "the solver found none of the sets of answers that were counted"


def test_known_answers_beyond_n_fit_nothing() -> None:
    assert multisets._number_of_sets(Conditions(3, 2, known=(2, 2))) == 0
    assert multisets._number_of_sets(Conditions(4, 2, known=(2, 2))) == 1
    assert multisets._number_of_sets(Conditions(4, 2, (((0, 1), (0, 1)),), known=(2, 2))) == 0
    assert multisets._number_of_sets(Conditions(4, 2, (((0, 1), (0, 2)),), known=(2, 2))) == 1


def test_number_of_sets_is_that_of_fitting() -> None:
    plain = Conditions(7, 5, (((0, 1, 2, 3, 4), (20, 22)),))
    assert multisets.number_of_sets(plain) == fitting(plain, 2).solutions
    spread = Conditions(7, 5, (((0, 1, 2, 3, 4), (20, 22)),), spreads=((20, 60),))
    assert multisets.number_of_sets(spread) == fitting(spread, 2).solutions == plain_search(spread, 2).solutions
    with pytest.raises(TooManySteps) as caught:
        multisets.number_of_sets(Conditions(200, 5, spreads=((0, 10),)))
    assert str(caught.value) == "a spread of so many answers fits more sets than can be written down"


def test_numbers_are_plain() -> None:
    found = fitting(Conditions(4, 3), 2)
    for number in (found.solutions, *found.least, *found.most, found.least_low, found.most_low, *(found.first or ())):
        assert type(number) is int
    assert not isinstance(found.least, np.ndarray)
