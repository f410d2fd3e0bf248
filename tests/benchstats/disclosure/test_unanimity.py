"""Groups of one mind, and nearly so."""

from __future__ import annotations

from itertools import product

import pytest
from tests.benchstats.refusing import refusing

from benchstats import Scale
from benchstats.disclosure.unanimity import GroupDisclosure, group_disclosure

SCALE = Scale(1, 5)


@pytest.mark.parametrize(
    ("counts", "same", "all_positive", "none_positive", "but_insiders"),
    [
        ((0, 0, 0, 0, 7), 5, True, False, 5),
        ((0, 0, 7, 0, 0), 3, False, True, 3),
        ((0, 0, 1, 0, 6), None, False, False, 5),
        ((0, 0, 2, 0, 5), None, False, False, None),
        ((0, 0, 0, 2, 5), None, True, False, None),
        ((2, 2, 3, 0, 0), None, False, True, None),
        ((2, 2, 3, 1, 0), None, False, False, None),
        ((0, 0, 0, 0, 0), None, False, False, None),
        ((0, 0, 0, 0, 1), 5, True, False, None),
        ((0, 0, 1, 0, 0), 3, False, True, None),
        ((0, 0, 0, 0, 2), 5, True, False, 5),
        ((1, 0, 0, 0, 1), None, False, False, None),
        ((1, 0, 0, 0, 2), None, False, False, 5),
        ((2, 0, 0, 0, 1), None, False, False, 1),
    ],
)
def test_groups_of_one_mind(
    counts: tuple[int, ...], same: int | None, all_positive: bool, none_positive: bool, but_insiders: int | None
) -> None:
    found = group_disclosure(counts, scale=SCALE)
    assert found == GroupDisclosure(SCALE, counts, 1, sum(counts), same, all_positive, none_positive, but_insiders)
    assert found.is_safe is not (all_positive or none_positive or but_insiders is not None)
    assert found.interval is None


def test_two_insiders_know_of_two() -> None:
    assert group_disclosure((0, 0, 2, 0, 5), scale=SCALE, insiders=2).same_but_insiders == 5
    assert group_disclosure((0, 0, 3, 0, 5), scale=SCALE, insiders=2).same_but_insiders is None
    assert group_disclosure((0, 0, 0, 0, 2), scale=SCALE, insiders=2).same_but_insiders is None
    assert group_disclosure((0, 0, 2, 0, 3), scale=SCALE, insiders=2).same_but_insiders == 5


def test_nobody_inside_knows_nothing_but_what_all_share() -> None:
    assert group_disclosure((0, 0, 0, 1, 5), scale=SCALE, insiders=0).same_but_insiders is None
    assert group_disclosure((0, 0, 0, 0, 5), scale=SCALE, insiders=0).same_but_insiders == 5


def test_other_scales_have_other_values() -> None:
    found = group_disclosure((0, 0, 0, 4), scale=Scale(0, 3))
    assert (found.same, found.all_positive) == (3, True)
    assert group_disclosure((4, 0, 0, 0), scale=Scale(0, 3)).none_positive


def test_against_what_each_member_can_work_out() -> None:
    """A second route: who takes the own answer out and sees one value left knows it of everybody else."""
    for counts in product(range(4), repeat=3):
        found = group_disclosure(counts, scale=Scale(1, 3), insiders=1)
        left = [[c - (at == own) for at, c in enumerate(counts)] for own in range(3) if counts[own]]
        knows = [at + 1 for rest in left if sum(rest) > 1 for at in range(3) if rest[at] == sum(rest)]
        alone = found.same if sum(counts) == 2 else None
        assert found.same_but_insiders == (knows[0] if knows else alone), counts


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((0, 0, 0, 0, 7), "All 7 answers are alike, so the figure would tell what each person answered."),
        ((0, 0, 0, 1, 6), "Nearly all 7 answers are alike: whoever gave another one knows the rest."),
        ((0, 0, 0, 2, 5), "All 7 answers are positive, which the figure would tell of each person."),
        ((2, 2, 3, 0, 0), "Not one of the 7 answers is positive, which the figure would tell of each person."),
        ((0, 0, 2, 0, 5), "The 7 answers differ, so the figure tells of no single person."),
    ],
)
def test_sentences(counts: tuple[int, ...], sentence: str) -> None:
    assert group_disclosure(counts, scale=SCALE).sentence().text == sentence


def test_what_makes_no_sense_is_refused() -> None:
    with refusing("insiders are at least 0, not -1"):
        group_disclosure((0, 0, 0, 0, 7), scale=SCALE, insiders=-1)
    with refusing("1-5 has 5 values, but there are 4 counts"):
        group_disclosure((0, 0, 0, 7), scale=SCALE)
