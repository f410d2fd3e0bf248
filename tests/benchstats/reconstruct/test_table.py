from dataclasses import replace

import pytest

from benchstats import Scale
from benchstats.definitions import SdDefinition
from benchstats.reconstruct import Cell, GroupFit, Published, reconstruct_table
from benchstats.reconstruct.table import CELLS_PER_LIMIT

ONE_TO_FIVE = Scale(1, 5)


def cell(item: str, mean: str, sd: str, *, group: str = "Here", n: int | None = None) -> Cell:
    return Cell(item, group, Published.parse(mean), Published.parse(sd), n)


def only_fit(cells: list[Cell], *, n_to: int = 40) -> GroupFit:
    (group,) = reconstruct_table(cells, scale=ONE_TO_FIVE, n_to=n_to).groups
    (fit,) = group.fits
    return fit


def test_tallinn_is_certain(article_cells: list[Cell], pilot_answers: dict[str, list[tuple[int, ...]]]) -> None:
    group = reconstruct_table(article_cells, scale=ONE_TO_FIVE).of_group("Tallinn")
    assert group.definitions == ("sd_sample",)
    assert group.is_certain
    (fit,) = group.fits
    assert (fit.n, fit.other_n) == (11, ())
    assert list(fit.n_of_item.values()) == [11] * 11 + [10, 10]
    assert list(fit.counts_of_item.values()) == pilot_answers["Tallinn"]


def test_vilnius_has_a_smallest_fit_and_multiples(
    article_cells: list[Cell], pilot_answers: dict[str, list[tuple[int, ...]]]
) -> None:
    group = reconstruct_table(article_cells, scale=ONE_TO_FIVE).of_group("Vilnius")
    assert group.definitions == ("sd_population",)
    assert not group.is_certain
    (fit,) = group.fits
    assert (fit.n, fit.other_n) == (7, (14, 21, 28, 35))
    assert list(fit.n_of_item.values()) == [7] * 12 + [6]
    assert list(fit.counts_of_item.values()) == pilot_answers["Vilnius"]


def test_vilnius_is_certain_when_fewer_than_fourteen_can_have_come(article_cells: list[Cell]) -> None:
    group = reconstruct_table(article_cells, scale=ONE_TO_FIVE, n_to=13).of_group("Vilnius")
    assert group.is_certain


def test_which_cells_are_impossible_under_the_other_definition(article_cells: list[Cell]) -> None:
    """The lists of the exact enumeration with fractions, confirmed by GRIMMER in rsprite2."""
    table = reconstruct_table(article_cells, scale=ONE_TO_FIVE)

    def impossible(group: str, definition: SdDefinition) -> list[int]:
        own = (one for one in table.cells if one.cell.group == group)
        return [int(one.cell.item) for one in own if not one.counts_by_n(definition)]

    assert impossible("Tallinn", "sd_population") == [2, 3, 6, 7, 8, 11, 12, 13]
    assert impossible("Vilnius", "sd_sample") == [1, 6, 7, 9, 10, 11, 12]


def test_order_of_cells_and_groups_is_that_of_the_table(article_cells: list[Cell]) -> None:
    table = reconstruct_table(article_cells[::-1], scale=ONE_TO_FIVE, n_to=12)
    assert [one.cell for one in table.cells] == article_cells[::-1]
    assert [one.group for one in table.groups] == ["Vilnius", "Tallinn"]


def test_a_printed_n_is_taken_as_it_is(article_cells: list[Cell]) -> None:
    vilnius = [replace(one, n=14) for one in article_cells if one.group == "Vilnius" and one.item != "13"]
    fit = only_fit(vilnius)
    assert (fit.n, fit.is_certain) == (14, True)
    # Twice the people leave more than one set of answers for one item: 4.29 with 0.88.
    assert [item for item, counts in fit.counts_of_item.items() if counts is None] == ["7"]


def test_no_item_is_answered_by_more_people_than_there_are() -> None:
    """Two items with 3 answers each and one with 4: the group has 4, though 3 fits more items."""
    cells = [cell("a", "4.33", "0.58", n=3), cell("b", "4.67", "0.58", n=3), cell("c", "4.75", "0.50", n=4)]
    fit = only_fit(cells)
    assert fit.n == 4
    assert fit.n_of_item == {"a": 3, "b": 3, "c": 4}


def test_a_table_that_contradicts_itself_has_no_fit() -> None:
    (group,) = reconstruct_table([cell("a", "4.50", "3.00"), cell("b", "5.0", "0.0")], scale=ONE_TO_FIVE).groups
    assert (group.fits, group.definitions, group.is_certain) == ((), (), False)


def test_all_fives_fit_both_definitions_and_every_n() -> None:
    (group,) = reconstruct_table([cell("a", "5.00", "0.00")], scale=ONE_TO_FIVE, n_to=5).groups
    assert group.definitions == ("sd_sample", "sd_population")
    assert [(fit.n, fit.other_n) for fit in group.fits] == [(2, (3, 4, 5))] * 2
    assert not group.is_certain


def test_a_cell_that_occurs_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="'a' of 'Here' is in the table 2 times"):
        reconstruct_table([cell("a", "4.0", "0.5"), cell("a", "4.1", "0.5")], scale=ONE_TO_FIVE)


@pytest.mark.parametrize(("n_from", "n_to"), [(0, 5), (6, 5)])
def test_an_empty_range_is_refused(n_from: int, n_to: int) -> None:
    with pytest.raises(ValueError, match="range of n"):
        reconstruct_table([], scale=ONE_TO_FIVE, n_from=n_from, n_to=n_to)


def test_a_long_table_is_not_refused_for_its_length() -> None:
    cells = [cell(str(item), "4.64", "0.67") for item in range(2 * CELLS_PER_LIMIT)]
    assert len(reconstruct_table(cells, scale=ONE_TO_FIVE, n_to=12).cells) == len(cells)


def test_an_unknown_group_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        reconstruct_table([], scale=ONE_TO_FIVE).of_group("Riga")


def test_the_article_gives_away_a_group_whose_n_is_certain(article_cells: list[Cell]) -> None:
    """Tallinn fits no other n up to 40, Vilnius also multiples of 7 (statistics.md 0.1)."""
    found = reconstruct_table(article_cells, scale=Scale(1, 5))
    assert (found.n, found.interval, found.determined) == (26, None, 13)
    assert found.of_group("Tallinn").told == {str(item) for item in range(1, 14)}
    assert found.sentence().text == (
        "Printed cells that leave only one set of answers that can be behind them: 13 of 26."
    )


def test_with_n_printed_every_cell_is_given_away(
    article_cells: list[Cell], pilot_answers: dict[str, list[tuple[int, ...]]]
) -> None:
    known = [replace(one, n=sum(pilot_answers[one.group][int(one.item) - 1])) for one in article_cells]
    assert reconstruct_table(known, scale=Scale(1, 5)).determined == 26


def test_a_cell_with_several_sets_of_answers_gives_nothing_away() -> None:
    wide = Cell("a", "Here", Published.parse("3.0"), Published.parse("1"), n=30)
    found = reconstruct_table([wide], scale=Scale(1, 5))
    assert found.determined == 0
    assert found.sentence().text.startswith("Not one of the printed cells (1) leaves")
