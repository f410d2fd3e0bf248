"""Complementary suppression against exhaustive search, and protection over a unit tree against every choice."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import chain, combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchstats import InputError, Scale, TooManySteps
from benchstats.tabular import (
    RoundedRange,
    Unit,
    protect_cells,
    protect_table,
    protect_tree,
    rounded_to_base,
    suppression,
    table_bounds,
    tree_bounds,
)

Read = Callable[[str], dict[str, Any]]
Place = tuple[int, int]

# DISC-15, exhaustive search with SciPy: besides (1, 2) three cells, 9 patterns, the smallest sum 19.
TABLE = [[20, 6, 3, 12], [8, 15, 2, 9], [14, 7, 11, 4], [5, 10, 6, 13]]


def protects(table: list[list[int]], unseen: set[Place], primary: list[Place], protection: float) -> bool:
    shown = [[None if (i, j) in unseen else value for j, value in enumerate(row)] for i, row in enumerate(table)]
    columns = [sum(one) for one in zip(*table, strict=True)]
    found = table_bounds(shown, row_totals=[sum(row) for row in table], column_totals=columns)
    return all(found.of_cell((i, j)).holds(table[i][j], protection=protection) for i, j in primary)


def exhaustive(table: list[list[int]], primary: list[Place], protection: float) -> tuple[int, int, int] | None:
    """The smallest number of further cells, their smallest sum, and how many patterns there are."""
    places = [(i, j) for i in range(len(table)) for j in range(len(table[0])) if (i, j) not in primary]
    for number in range(len(places) + 1):
        good = [one for one in combinations(places, number)
                if protects(table, {*one, *primary}, primary, protection)]  # fmt: skip
        if good:
            return number, min(sum(table[i][j] for i, j in one) for one in good), len(good)
    return None


def test_the_reference_table_needs_three_more_cells() -> None:
    found = protect_table(TABLE, primary=[(1, 2)], count_patterns=True)
    assert found.places == ((1, 0), (3, 0), (3, 2))
    assert (found.value, found.minimum_patterns) == (19, 9)
    assert found.withheld == (4, 6, 12, 14)
    assert protects(TABLE, {(1, 2), *found.places}, [(1, 2)], 2)
    assert found.sentence().text == "Cells to withhold besides the small ones: 3 of 16."


@given(
    st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=3, max_size=3),
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=2, unique=True),
    st.sampled_from([1, 2]),
)
@settings(max_examples=15)
def test_no_pattern_is_cheaper(table: list[list[int]], primary: list[Place], protection: float) -> None:
    found = protect_table(table, primary=primary, protection=protection, count_patterns=True)
    wanted = exhaustive(table, primary, protection)
    if wanted is None:
        assert (found.further, found.value, found.reason) == (None, None, "too_few_groups")
        assert found.sentence().text.endswith("do not show this table.")
    else:
        assert found.further is not None
        assert (len(found.further), found.value, found.minimum_patterns) == wanted
        assert protects(table, {*primary, *found.places}, primary, protection)


def test_cells_that_protect_each_other_need_nothing_more() -> None:
    found = protect_table(TABLE, primary=[(0, 0), (0, 1), (1, 0), (1, 1)])
    assert (found.further, found.value) == ((), 0)
    assert found.sentence().text == "The small cells protect each other: nothing else has to be withheld."


def test_a_table_of_40_organisations_is_protected() -> None:
    table = np.random.default_rng(6).integers(0, 40, size=(40, 5)).tolist()
    primary = [(i, j) for i, row in enumerate(table) for j, value in enumerate(row) if 0 < value < 3]
    found = protect_table(table, primary=primary)
    assert found.further is not None
    assert len(primary) > 5
    assert protects(table, {*primary, *found.places}, primary, 2)


def test_linked_sums_are_protected_together() -> None:
    """Cell 3 shares a sum with cell 0 alone; as both then lack in the third sum, cell 4 has to make up for them."""
    values, sums = [2, 9, 8, 7, 6], [[0, 1, 2], [0, 3], [1, 2, 3, 4]]
    found = protect_cells(values, sums=sums, primary=[0])
    assert found.further is not None
    assert found.withheld == (0, 2, 3, 4)
    assert found.value == 8 + 7 + 6  # cell 1 instead of 2 would do as well, for 1 more
    assert found.places == ()


def test_more_patterns_than_are_counted_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suppression, "PATTERN_LIMIT", 3)
    with pytest.raises(TooManySteps, match="equally small"):
        protect_table(TABLE, primary=[(1, 2)], count_patterns=True)


@pytest.mark.parametrize(
    ("table", "primary"), [([[1, 2], [3]], []), ([], []), ([[1, 2]], [(0, 2)]), ([[-1, 2]], [(0, 0)])]
)
def test_what_makes_no_sense_is_refused(table: list[list[int]], primary: list[Place]) -> None:
    with pytest.raises(InputError):
        protect_table(table, primary=primary)


# Unit trees

HOUSE = [
    Unit("org", 60), Unit("A", 32, "org"), Unit("A1", 14, "A"), Unit("A2", 12, "A"), Unit("A3", 6, "A"),
    Unit("B", 21, "org"), Unit("C", 7, "org"),
]  # fmt: skip


def test_small_units_go_together() -> None:
    """A3 and C are too small; showing A as well would leave 60 - 32 - 21 = 7 of C alone."""
    found = protect_tree(HOUSE)
    assert found.shown == ("A1", "A2", "B", "org")
    assert found.withheld == ("A", "A3", "C")
    (together,) = found.together
    assert (together.within, together.units, together.n, together.with_own) == ("org", ("A3", "C"), 13, False)
    assert (found.answers_lost, found.smallest_group, found.n) == (45, 12, 60)


def test_one_small_unit_takes_another_with_it() -> None:
    found = protect_tree([Unit("org", 37), Unit("A", 18, "org"), Unit("B", 12, "org"), Unit("C", 7, "org")])
    assert found.withheld == ("B", "C")
    assert found.together[0].n == 19


def test_a_unit_that_must_not_be_shown_is_not() -> None:
    found = protect_tree(HOUSE, never=["B"])
    assert "B" in found.withheld
    assert found.shown == ("A", "A1", "org")
    assert found.sentence().text == (
        "Units that can be shown: 3 of 7; from them nothing about fewer than 10 people follows."
    )


def test_everything_and_nothing_can_be_shown() -> None:
    assert protect_tree([Unit("a", 10)]).sentence().text == "All units can be shown (1)."
    found = protect_tree([Unit("a", 9)])
    assert (found.shown, found.smallest_group, found.answers_lost) == ((), None, 9)
    assert protect_tree([Unit("a", 9)], least=9).shown == ("a",)


def subsets(names: list[str]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(names, size) for size in range(len(names) + 1))


def own_answers(units: list[Unit]) -> dict[str, int]:
    parts = {one.name: sum(other.n for other in units if other.within == one.name) for one in units}
    return {one.name: one.n - parts[one.name] for one in units}


def within(units: list[Unit], name: str) -> set[str]:
    below = {one.name for one in units if one.within == name}
    return {name}.union(*(within(units, one) for one in below))


def smallest_determined(units: list[Unit], shown: tuple[str, ...]) -> int | None:
    """The smallest group of people, made of whole elementary parts, whose total follows from the shown totals.

    By linear algebra over all groups of parts, with nothing known of trees: the independent route.
    """
    own = own_answers(units)
    parts = [name for name, count in own.items() if count]
    if not parts:
        return None
    rows = np.array([[float(part in within(units, name)) for part in parts] for name in shown]).reshape(-1, len(parts))
    settled = np.linalg.matrix_rank(rows) if len(rows) else 0
    sizes = []
    for group in subsets(parts):
        line = [[float(part in group) for part in parts]]
        if group and settled and np.linalg.matrix_rank(np.vstack([rows, line])) == settled:
            sizes.append(sum(own[part] for part in group))
    return min(sizes, default=None)


@st.composite
def small_trees(draw: st.DrawFn) -> list[Unit]:
    own = draw(st.lists(st.integers(0, 7), min_size=2, max_size=7))
    within_ = [None, *(draw(st.integers(0, at - 1)) for at in range(1, len(own)))]
    sizes = list(own)
    for at in range(len(own) - 1, 0, -1):
        above = within_[at]
        assert above is not None
        sizes[above] += sizes[at]
    names = [f"u{at}" for at in range(len(own))]
    return [Unit(names[at], sizes[at], None if (up := within_[at]) is None else names[up]) for at in range(len(own))]


@given(small_trees(), st.sampled_from([3, 5]))
@settings(max_examples=30)
def test_no_safe_choice_loses_fewer_answers(units: list[Unit], least: int) -> None:
    found = protect_tree(units, least=least)
    assert found.smallest_group == smallest_determined(units, found.shown)
    sizes = {one.name: one.n for one in units if one.n}
    safe = []
    for shown in subsets(list(sizes)):
        smallest = smallest_determined(units, shown)
        if smallest is None or smallest >= least:
            gone = sorted(set(sizes) - set(shown))
            safe.append((sum(sizes[name] for name in gone), len(gone), tuple(gone)))
    assert (found.answers_lost, len(found.withheld), found.withheld) == min(safe)


@pytest.mark.parametrize(
    ("units", "said"),
    [
        ([Unit("a", 1), Unit("a", 2)], "same name"),
        ([Unit("a", 1, "b")], "not there"),
        ([Unit("a", 1, "b"), Unit("b", 1, "a")], "within itself"),
        ([Unit("a", 1), Unit("b", 2, "a")], "fewer answers"),
        ([Unit("a", -1)], "fewer answers"),
    ],
)
def test_what_is_no_tree_is_refused(units: list[Unit], said: str) -> None:
    with pytest.raises(InputError, match=said):
        protect_tree(units)


def test_parameters_that_make_no_sense_are_refused() -> None:
    with pytest.raises(InputError, match="at least 1"):
        protect_tree(HOUSE, least=0)
    with pytest.raises(InputError, match="never to be shown"):
        protect_tree(HOUSE, never=["Z"])


# Means of withheld units


def tenth(mean: str) -> RoundedRange:
    return RoundedRange(Fraction(mean), Fraction("0.1"))


def test_a_withheld_mean_stays_wide_or_does_not() -> None:
    """20 answers with a mean of 4.0 (79 to 81 in all): 12 of them with 4.2 (50 or 51) leave 28 to 31 for 8."""
    units = [Unit("org", 20), Unit("A", 12, "org"), Unit("B", 8, "org")]
    (found,) = tree_bounds(units, means={"org": tenth("4.0"), "A": tenth("4.2")}, scale=Scale(1, 5)).units
    assert (found.unit, found.low, found.high) == ("B", 28 / 8, 31 / 8)
    closed = tree_bounds(units, means={"org": tenth("4.0"), "A": tenth("4.2")}, scale=Scale(1, 5))
    assert closed.too_narrow == ("B",)
    open_ = tree_bounds(units, means={"org": tenth("4.0")}, scale=Scale(1, 5))
    assert [(one.low, one.high) for one in open_.units] == [(39 / 12, 5.0), (19 / 8, 5.0)]
    assert open_.too_narrow == ()
    assert open_.sentence().text == "No small unit among those withheld (2) has a mean that can be worked out closely."


def test_a_unanimous_organisation_gives_every_unit_away() -> None:
    means = {"org": RoundedRange(Fraction("5.0"), Fraction("0.1"))}
    found = tree_bounds(HOUSE, means=means, scale=Scale(1, 5))
    assert set(found.too_narrow) == {"A3", "C"}
    assert found.units[-1].low == pytest.approx(32 / 7)  # at most three answers below 5 among 60


def test_dimension_means_need_not_be_whole() -> None:
    units = [Unit("org", 3), Unit("A", 2, "org"), Unit("B", 1, "org")]
    means = {"org": rounded_to_base(Fraction("4.3"), base=Fraction("0.1"))}
    whole = tree_bounds(units, means=means, scale=Scale(1, 5))
    loose = tree_bounds(units, means=means, scale=Scale(1, 5), whole=False)
    assert [(one.low, one.high) for one in whole.units] == [(4.0, 5.0), (3.0, 5.0)]
    assert loose.units[0].low == pytest.approx(3.875)


def test_means_that_contradict_are_refused() -> None:
    with pytest.raises(InputError, match="contradict"):
        tree_bounds([Unit("a", 9)], means={"a": tenth("5.2")}, scale=Scale(1, 5))
    with pytest.raises(InputError, match="no answers"):
        tree_bounds([Unit("a", 0)], means={"a": tenth("5.0")}, scale=Scale(1, 5))
