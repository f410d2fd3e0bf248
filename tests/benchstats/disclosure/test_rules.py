"""One rule of the policy at each of its boundaries; bands; merging of classes."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from tests.benchstats.refusing import refusing

from benchstats.disclosure.rules import BANDS, Basis, Rule, band_of, merged_classes, why_withheld
from benchstats.disclosure.words import Withheld

STRICT = Rule(
    10,
    decimals=1,
    bases=((10, 10), (20, 5), (60, 1)),
    coded_below=60,
    least_remainder=10,
    least_class=3,
    least_items=3,
    least_organisations=3,
    least_answers_each=5,
    needs_consent=True,
    needs_perturbation=True,
)
AT_THE_EDGE = Basis(n=10, remainder=10, items=3, organisations=3, smallest_n=5, is_consented=True, is_perturbed=True)


def test_a_rule_lets_through_what_meets_every_floor_exactly() -> None:
    assert why_withheld(STRICT, AT_THE_EDGE) is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"n": 9}, Withheld.TOO_FEW_ANSWERS),
        ({"n": 0}, Withheld.TOO_FEW_ANSWERS),
        ({"n_effective": 9.99}, Withheld.TOO_FEW_ANSWERS),
        ({"items": 2}, Withheld.TOO_FEW_ITEMS),
        ({"items": None}, Withheld.TOO_FEW_ITEMS),
        ({"organisations": 2}, Withheld.TOO_FEW_ORGANISATIONS),
        ({"smallest_n": 4}, Withheld.TOO_FEW_ANSWERS_OF_ONE),
        ({"smallest_n": None}, Withheld.TOO_FEW_ANSWERS_OF_ONE),
        ({"remainder": 1}, Withheld.SMALL_REMAINDER),
        ({"remainder": 9}, Withheld.SMALL_REMAINDER),
        ({"remainder": None}, Withheld.SMALL_REMAINDER),
        ({"is_consented": False}, Withheld.NO_CONSENT),
        ({"is_perturbed": False}, Withheld.NOT_PERTURBED),
        ({"remainder": 0}, None),
        ({"remainder": 11}, None),
        ({"n_effective": 10.0}, None),
        ({"n": 11, "n_effective": 500.0}, None),
    ],
)
def test_each_floor_withholds_by_itself(change: dict[str, object], reason: Withheld | None) -> None:
    assert why_withheld(STRICT, replace(AT_THE_EDGE, **change)) is reason  # type: ignore[arg-type]


def test_the_first_reason_that_holds_is_told() -> None:
    lacking = {
        "n": 9,
        "items": 2,
        "organisations": 2,
        "smallest_n": 4,
        "remainder": 9,
        "is_consented": False,
        "is_perturbed": False,
    }
    mended: dict[str, object] = {}
    found = []
    for name in lacking:
        found.append(why_withheld(STRICT, Basis(**{**lacking, **mended})))  # type: ignore[arg-type]
        mended[name] = getattr(AT_THE_EDGE, name)
    assert found == [
        Withheld.TOO_FEW_ANSWERS,
        Withheld.TOO_FEW_ITEMS,
        Withheld.TOO_FEW_ORGANISATIONS,
        Withheld.TOO_FEW_ANSWERS_OF_ONE,
        Withheld.SMALL_REMAINDER,
        Withheld.NO_CONSENT,
        Withheld.NOT_PERTURBED,
    ]


def test_a_plain_rule_asks_for_answers_only() -> None:
    assert why_withheld(Rule(5), Basis(n=5)) is None
    assert why_withheld(Rule(5), Basis(n=4)) is Withheld.TOO_FEW_ANSWERS
    # Without a floor for the remainder nobody need tell it, and a small one is no harm.
    assert why_withheld(Rule(5), Basis(n=5, remainder=1)) is None
    # One of one organisation is enough where no more are asked for.
    assert why_withheld(Rule(0), Basis(n=0, organisations=1)) is None
    assert why_withheld(Rule(0), Basis(n=0, organisations=0)) is Withheld.TOO_FEW_ORGANISATIONS
    # A floor of one answer or one item for each binds, too, where the number is not told.
    assert why_withheld(replace(Rule(5), least_items=1), Basis(n=5)) is Withheld.TOO_FEW_ITEMS
    assert why_withheld(replace(Rule(5), least_answers_each=1), Basis(n=5)) is Withheld.TOO_FEW_ANSWERS_OF_ONE
    assert why_withheld(replace(Rule(5), least_remainder=1), Basis(n=5)) is Withheld.SMALL_REMAINDER
    assert why_withheld(replace(Rule(5), least_remainder=2), Basis(n=5, remainder=1)) is Withheld.SMALL_REMAINDER


def test_no_rule_shows_nothing() -> None:
    assert why_withheld(None, replace(AT_THE_EDGE, n=10_000)) is Withheld.NOT_FOR_AUDIENCE


def test_fewer_effective_answers_count() -> None:
    assert Basis(n=20, n_effective=9.99).answers == 9
    assert Basis(n=20, n_effective=10.0).answers == 10
    assert Basis(n=20, n_effective=25.0).answers == 20
    assert Basis(n=20).answers == 20
    assert Basis(n=20, n_effective=0.0).answers == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"n": -1},
        {"n": 1, "n_effective": -1},
        {"n": 1, "remainder": -1},
        {"n": 1, "items": -1},
        {"n": 1, "organisations": -1},
        {"n": 1, "smallest_n": -1},
    ],
)
def test_a_number_below_nought_counts_nothing(wrong: dict[str, int]) -> None:
    with refusing("a number of answers, items or organisations cannot be -1"):
        Basis(**wrong)  # type: ignore[arg-type]


def test_no_number_counts_nothing() -> None:
    with refusing("a number of answers, items or organisations cannot be nan"):
        Basis(n=1, n_effective=float("nan"))


def test_nought_is_a_number() -> None:
    assert Basis(0, 0.0, 0, 0, 0, 0).answers == 0


@pytest.mark.parametrize(("n", "base"), [(0, 1), (9, 1), (10, 10), (19, 10), (20, 5), (59, 5), (60, 1), (200, 1)])
def test_base_of_percentages(n: int, base: int) -> None:
    assert STRICT.base(n) == base


def test_without_bases_percentages_are_whole() -> None:
    assert Rule(5).base(7) == 1


def test_coding_ends_exactly_at_its_limit() -> None:
    assert [STRICT.is_coded(n) for n in (0, 59, 60, 61)] == [True, True, False, False]
    assert not Rule(5).is_coded(0)


def test_every_part_of_a_rule_is_held_against_its_floor() -> None:
    floor = replace(STRICT, needs_consent=True, needs_perturbation=True)
    assert floor.keeps(floor)
    assert not Rule(5).keeps(floor)
    assert replace(floor, least_answers=11, decimals=0, coded_below=61, least_remainder=11).keeps(floor)
    assert replace(floor, least_class=4, least_items=4, least_organisations=4, least_answers_each=6).keeps(floor)
    laxer = {
        "least_answers": 9,
        "decimals": 2,
        "bases": ((10, 10), (20, 5), (59, 1)),
        "coded_below": 59,
        "least_remainder": 9,
        "least_class": 2,
        "least_items": 2,
        "least_organisations": 2,
        "least_answers_each": 4,
        "needs_consent": False,
        "needs_perturbation": False,
        "n_in_bands": False,
    }
    assert set(laxer) == {one.name for one in fields(Rule)}
    kept = [name for name, value in laxer.items() if replace(floor, **{name: value}).keeps(floor)]  # type: ignore[arg-type]
    assert kept == []


@pytest.mark.parametrize(
    ("bases", "is_kept"),
    [
        (((10, 10), (20, 5), (60, 1)), True),
        (((10, 10), (20, 10), (60, 5)), True),
        (((10, 10), (21, 5), (60, 1)), True),
        (((0, 10),), True),
        (((10, 10), (20, 4), (60, 1)), False),
        (((11, 10), (20, 5)), False),
        (((10, 10), (19, 5)), False),
        ((), False),
    ],
)
def test_coarser_bases_are_stricter(bases: tuple[tuple[int, int], ...], *, is_kept: bool) -> None:
    assert replace(STRICT, bases=bases).keeps(STRICT) is is_kept


def test_a_base_from_nobody_on_is_compared_too() -> None:
    floor = Rule(0, bases=((0, 5),))
    assert not Rule(0).keeps(floor)
    assert not replace(floor, bases=((1, 5),)).keeps(floor)


def test_a_rule_without_more_words_is_the_strict_one_about_n() -> None:
    assert Rule(5) == Rule(5, 1, (), 0, 0, 0, 0, 1, 0, False, False, True)
    assert Basis(5) == Basis(5, None, None, None, 1, None, False, False)


@pytest.mark.parametrize(
    ("n", "band"),
    [
        (0, None),
        (4, None),
        (5, "5-9"),
        (9, "5-9"),
        (10, "10-19"),
        (19, "10-19"),
        (20, "20-49"),
        (49, "20-49"),
        (50, "50-99"),
        (99, "50-99"),
        (100, "100+"),
        (100_000, "100+"),
    ],
)
def test_bands(n: int, band: str | None) -> None:
    assert band_of(n) == band


def test_bands_of_the_specification() -> None:
    assert "/".join(band for _, band in BANDS) == "5-9/10-19/20-49/50-99/100+"


@pytest.mark.parametrize(
    ("classes", "together"),
    [
        ((3, 3, 3), ((0,), (1,), (2,))),
        ((2, 3, 3), ((0, 1), (2,))),
        ((3, 3, 2), ((0,), (1, 2))),
        ((3, 2, 3), ((0, 1), (2,))),
        ((0, 20, 20), ((0, 1), (2,))),
        ((1, 2, 20), ((0, 1), (2,))),
        ((20, 2, 1), ((0,), (1, 2))),
        ((20, 3, 0), ((0,), (1, 2))),
        ((3, 0, 3), ((0, 1), (2,))),
        ((1, 1, 20), None),
        ((0, 2, 20), None),
        ((20, 1, 1), None),
        ((0, 0, 20), None),
        ((20, 0, 0), None),
        ((2, 20, 2), None),
        ((0, 20, 0), None),
        ((2, 0, 3), None),
        ((2, 1, 3), ((0, 1), (2,))),
        ((3, 1, 2), ((0,), (1, 2))),
    ],
)
def test_merging_of_classes(classes: tuple[int, int, int], together: object) -> None:
    assert merged_classes(classes, 3) == together


def test_whatever_is_shown_of_classes_holds_enough_of_everybody() -> None:
    for n in range(20, 26):
        for negative in range(n + 1):
            for neutral in range(n - negative + 1):
                classes = (negative, neutral, n - negative - neutral)
                together = merged_classes(classes, 3)
                if together is None:
                    continue
                assert sorted(at for one in together for at in one) == [0, 1, 2]
                assert min(sum(classes[at] for at in one) for one in together) >= 3
