"""Bounds of withheld cells against reference cases, enumeration and hand-made tables."""

from collections.abc import Callable
from fractions import Fraction
from itertools import product
from time import process_time
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchstats import InputError
from benchstats.tabular import Equation, RoundedRange, equation_bounds, published_sum, table_bounds

Read = Callable[[str], dict[str, Any]]


def test_badly_chosen_cells_are_worked_out(shared_case: Read) -> None:
    """DISC-01, SciPy linprog and CP-SAT: all four withheld cells follow from the margins."""
    given_ = shared_case("DISC-01")["input"]
    found = table_bounds(
        given_["table_published"], row_totals=given_["row_totals"], column_totals=given_["column_totals"]
    )
    assert {one.cell: one.whole_low for one in found.cells} == {(0, 2): 3, (0, 3): 12, (1, 0): 8, (1, 2): 2}
    assert found.disclosed == tuple(one.cell for one in found.cells)
    assert found.sentence().text == "Withheld cells that can be worked out exactly from what is shown: 4 of 4."


# DISC-04: a table of 5 rows whose pattern passes the public audit.
TABLE: list[list[float | None]] = [[9, 4, 0, 7], [3, 12, 5, 6], [8, None, 10, None], [6, 7, 3, 11], [2, None, 4, None]]
TOTALS: dict[str, Any] = {"row_totals": [20, 26, 21, 27, 20], "column_totals": [28, 30, 22, 34]}


def test_what_an_organisation_knows_of_itself_can_give_others_away() -> None:
    public = table_bounds(TABLE, **TOTALS)
    assert [(one.whole_low, one.whole_high) for one in public.cells] == [(0, 3), (0, 3), (4, 7), (7, 10)]
    assert public.disclosed == ()
    own = table_bounds(TABLE, **TOTALS, known={(4, 1): 5, (4, 3): 9})
    assert own.disclosed == ((2, 1), (2, 3), (4, 1), (4, 3))
    assert own.of_cell((2, 1)).whole_low == 2


def test_two_allowed_views_difference_to_the_third() -> None:
    """DISC-05: all staff, and all staff without the three leads."""
    cells = [f"{group}_{answer}" for group in ("care", "admin", "lead") for answer in ("pos", "neg")]
    sums = {
        ("care_pos", "admin_pos", "lead_pos"): 29,
        ("care_neg", "admin_neg", "lead_neg"): 11,
        ("care_pos", "care_neg"): 28,
        ("admin_pos", "admin_neg"): 9,
        ("lead_pos", "lead_neg"): 3,
        ("care_pos", "admin_pos"): 27,
        ("care_neg", "admin_neg"): 10,
    }
    equations = [published_sum(names, value=value) for names, value in sums.items()]
    found = equation_bounds(cells, equations=equations, upper=40)
    assert found.disclosed == ("lead_pos", "lead_neg")
    care = found.of_cell("care_pos")
    assert (care.low, care.high, care.whole_low, care.whole_high) == (18, 27, 18, 27)


def test_whole_numbers_are_tighter_than_fractions() -> None:
    """The sums of each two of three cells are known: 3 each is met by halves only, 4 by whole numbers as well."""
    pairs = [("a", "b"), ("b", "c"), ("a", "c")]
    even = [published_sum(pair, value=4) for pair in pairs]
    assert equation_bounds(["a", "b", "c"], equations=even).disclosed == ("a", "b", "c")
    odd = [published_sum(pair, value=3) for pair in pairs]
    with pytest.raises(InputError, match="contradict"):
        equation_bounds(["a", "b", "c"], equations=odd)
    loose = equation_bounds(["a", "b", "c"], equations=odd, whole=False)
    assert [(one.low, one.high, one.whole_low) for one in loose.cells] == [(1.5, 1.5, None)] * 3
    assert loose.disclosed == ("a", "b", "c")


def test_a_rounded_total_leaves_room() -> None:
    equations = [published_sum(["a", "b"], value=RoundedRange(10, 5)), published_sum(["a"], value=4)]
    found = equation_bounds(["a", "b"], equations=equations).of_cell("b")
    assert (found.low, found.high) == (3.5, 8.5)
    assert (found.whole_low, found.whole_high) == (4, 8)


def test_a_cell_in_no_sum_is_not_bounded() -> None:
    found = equation_bounds(["a", "b"], equations=[published_sum(["a"], value=4)]).of_cell("b")
    assert (found.low, found.high, found.whole_low, found.whole_high) == (0, None, 0, None)
    assert not found.exactly_disclosed
    assert found.holds(7, protection=2)


def test_a_withheld_total_says_nothing() -> None:
    found = table_bounds([[None, 3], [4, 5]], row_totals=[None, 9], column_totals=[6, None])
    assert found.of_cell((0, 0)).whole_low == 2
    open_ = table_bounds([[None, 3], [4, 5]], row_totals=[None, 9], column_totals=[None, None])
    assert open_.of_cell((0, 0)).whole_high is None


@given(st.data())
@settings(max_examples=40)
def test_bounds_are_those_of_all_tables(data: st.DataObject) -> None:
    """Against enumeration of every table of whole numbers that fits."""
    values = data.draw(st.lists(st.integers(0, 4), min_size=3, max_size=4))
    numbers = st.sets(st.integers(0, len(values) - 1), min_size=1)
    groups = data.draw(st.lists(numbers, min_size=1, max_size=3))
    names = [f"c{at}" for at in range(len(values))]
    slack = data.draw(st.sampled_from([0, 1]))
    equations = [
        Equation(tuple(names[at] for at in sorted(group)), sum(values[at] for at in group) - slack,
                 sum(values[at] for at in group) + slack)
        for group in groups
    ]  # fmt: skip
    fitting = [
        table for table in product(range(6), repeat=len(values))
        if all(abs(sum(table[at] - values[at] for at in group)) <= slack for group in groups)
    ]  # fmt: skip
    found = equation_bounds(names, equations=equations, upper=5)
    for at, one in enumerate(found.cells):
        assert one.whole_low == min(table[at] for table in fitting)
        assert one.whole_high == max(table[at] for table in fitting)
        assert one.high is not None
        assert one.low <= one.whole_low <= one.whole_high <= one.high


def test_a_table_of_200_organisations_is_quick() -> None:
    generator = np.random.default_rng(8)
    table = generator.integers(0, 30, size=(200, 8))
    unseen = (table < 3) | (generator.uniform(size=table.shape) < 0.15)
    shown = [[None if gone else int(value) for value, gone in zip(*row, strict=True)]
             for row in zip(table, unseen, strict=True)]  # fmt: skip
    started = process_time()
    found = table_bounds(shown, row_totals=table.sum(axis=1).tolist(), column_totals=table.sum(axis=0).tolist())
    assert process_time() - started < 10
    assert found.n == unseen.sum()
    true = table[unseen]
    assert all(one.low <= value for one, value in zip(found.cells, true, strict=True))
    assert all(one.high is not None and value <= one.high for one, value in zip(found.cells, true, strict=True))


@pytest.mark.parametrize(
    ("cells", "equations", "said"),
    [
        (["a", "a"], [], "named twice"),
        (["a"], [published_sum(["b"], value=1)], "which is no cell"),
        (["a"], [published_sum(["a"], value=-1)], "contradict"),
        (["a"], [published_sum([], value=1)], "contradict"),
    ],
)
def test_what_makes_no_sense_is_refused(cells: list[str], equations: list[Equation], said: str) -> None:
    with pytest.raises(InputError, match=said):
        equation_bounds(cells, equations=equations)


def test_more_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(InputError, match="low and a high limit"):
        equation_bounds(["a"], equations=[], lower=2, upper=1)
    with pytest.raises(InputError, match="which is no cell"):
        equation_bounds(["a"], equations=[], known={"b": 1})
    with pytest.raises(InputError, match="rows and"):
        table_bounds([[1, 2]], row_totals=[3], column_totals=[3])
    with pytest.raises(InputError, match="occurs twice"):
        published_sum(["a", "a"], value=3)
    with pytest.raises(InputError, match="from a low to a high end"):
        Equation(("a",), 3, 2)
    with pytest.raises(KeyError):
        equation_bounds(["a"], equations=[]).of_cell("b")


def test_nothing_withheld_is_told() -> None:
    found = table_bounds([[1, 2]], row_totals=[3], column_totals=[1, 2])
    assert (found.n, found.sentence().text) == (0, "Nothing is withheld from this table.")


def test_exact_means_as_ranges() -> None:
    """A mean of 4.3 of 7 answers, at one decimal: a total of 30; of 6 of them with 4.5: 27; the seventh gave a 3."""
    whole = RoundedRange(Fraction("4.3"), Fraction("0.1"))
    equations = [
        Equation(("six", "one"), float(whole.low * 7), float(whole.high * 7)),
        Equation(("six",), 4.45 * 6, 4.55 * 6),
    ]
    found = equation_bounds(["six", "one"], equations=equations, lower=1, upper=35)
    assert found.disclosed == ("six", "one")
    assert found.of_cell("one").whole_low == 3


def test_cells_of_a_table_with_an_upper_limit() -> None:
    """By hand: a + b = 5, c + d = 6, a + c = 4, b + d = 7, and none above 4."""
    square = [[None, None], [None, None]]
    found = table_bounds(square, row_totals=[5, 6], column_totals=[4, 7], upper=4)
    assert [(one.low, one.high) for one in found.cells] == [(1, 2), (3, 4), (2, 3), (3, 4)]
    assert [(one.whole_low, one.whole_high) for one in found.cells] == [(1, 2), (3, 4), (2, 3), (3, 4)]
