"""What is shown of the other organisations, at each least number of others."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.benchstats.refusing import refusing

from benchstats.disclosure.others import (
    OthersKind,
    PresentedOthers,
    presented_others,
    why_named_withheld,
    why_points_withheld,
    why_total_withheld,
)
from benchstats.disclosure.policy import OthersRule
from benchstats.disclosure.printed import Printed
from benchstats.disclosure.words import Withheld

QUANTILES = [kind for kind in OthersKind if kind is not OthersKind.MEAN]


def others(k: int, kind: OthersKind, *, answers: int = 5, smallest: int = 5) -> PresentedOthers:
    return presented_others([4.0] * k, kind=kind, answers=[smallest, *[answers] * (k - 1)][:k])


# O1: >= 3 others. O2: median and quartiles >= 10, P10 and P90 >= 20.
@pytest.mark.parametrize(
    ("kind", "least"),
    [
        (OthersKind.MEAN, 3),
        (OthersKind.MEDIAN, 10),
        (OthersKind.LOWER_QUARTILE, 10),
        (OthersKind.UPPER_QUARTILE, 10),
        (OthersKind.P10, 20),
        (OthersKind.P90, 20),
    ],
)
def test_how_many_others(kind: OthersKind, least: int) -> None:
    for k in (0, 2, 3, 4, 9, 10, 19, 20, 200):
        found = others(k, kind)
        assert found.withheld is (None if k >= least else Withheld.TOO_FEW_ORGANISATIONS), k
        assert (found.number is None) is (k < least)
        assert (found.n, found.kind, found.interval) == (k, kind, None)


@pytest.mark.parametrize("kind", list(OthersKind))
def test_each_other_has_five_answers(kind: OthersKind) -> None:
    assert others(20, kind, answers=60, smallest=5).withheld is None
    found = others(20, kind, answers=60, smallest=4)
    assert (found.withheld, found.number) == (Withheld.TOO_FEW_ANSWERS_OF_ONE, None)


def test_a_stricter_rule_is_kept() -> None:
    strict = replace(OthersRule(), mean=4, median=11, percentiles=21, answers_each=6)
    for kind, k in ((OthersKind.MEAN, 3), (OthersKind.MEDIAN, 10), (OthersKind.P90, 20)):
        few = presented_others([4.0] * k, kind=kind, answers=[9] * k, rule=strict)
        enough = presented_others([4.0] * (k + 1), kind=kind, answers=[9] * (k + 1), rule=strict)
        assert (few.withheld, enough.withheld) == (Withheld.TOO_FEW_ORGANISATIONS, None)
    found = presented_others([4.0] * 4, kind=OthersKind.MEAN, answers=[9, 9, 9, 5], rule=strict)
    assert found.withheld is Withheld.TOO_FEW_ANSWERS_OF_ONE


def test_the_mean_is_unweighted() -> None:
    found = presented_others([5.0, 4.0, 3.15], kind=OthersKind.MEAN, answers=[500, 5, 5])
    assert found.number == Printed(Fraction(41, 10), Fraction(1, 10), ties_up=True)  # 4.05 is a tie
    assert found.number.text == "4.1"
    # Thirds whose mean is exactly 4.05; as floats they would lie below the tie.
    thirds = [Fraction(13, 3), Fraction(13, 3), Fraction(209, 60)]
    exact = presented_others(thirds, kind=OthersKind.MEAN, answers=[5, 5, 5])
    assert exact.number is not None
    assert exact.number.text == "4.1"


# 11 others with the values 0 to 10: type 7 puts the quantiles at 1, 2.5, 5, 7.5 and 9; three nearest, by hand.
def test_quantiles_are_the_mean_of_the_three_nearest() -> None:
    values = [float(value * value) for value in (7, 0, 10, 3, 5, 1, 9, 2, 8, 4, 6)]
    found = {kind: presented_others(values, kind=kind, answers=[5] * 11).number for kind in QUANTILES}
    assert {kind: number.text for kind, number in found.items() if number is not None} == {
        OthersKind.MEDIAN: "25.7",  # place 5: (16 + 25 + 36) / 3
        OthersKind.LOWER_QUARTILE: "4.7",  # place 2.5: 2 and 3, then 1, which is as near as 4: (1 + 4 + 9) / 3
        OthersKind.UPPER_QUARTILE: "49.7",  # place 7.5: 7 and 8, then 6: (36 + 49 + 64) / 3
    }


def test_outer_percentiles_by_hand() -> None:
    # 21 others, 0, 1, 4, ..., 400: places 2 and 18; (1 + 4 + 9) / 3 and (289 + 324 + 361) / 3.
    values = [value * value for value in range(20, -1, -1)]
    for kind, text in ((OthersKind.P10, "4.7"), (OthersKind.P90, "324.7")):
        number = presented_others(values, kind=kind, answers=[5] * 21).number
        assert number is not None
        assert number.text == text


@given(values=st.lists(st.integers(10, 50), min_size=20, max_size=40))
def test_a_shown_quantile_lies_near_numpys(values: list[int]) -> None:
    """A second route: within the neighbours of type 7 as numpy has it, whatever the order."""
    parts = {OthersKind.P10: 0.1, OthersKind.LOWER_QUARTILE: 0.25, OthersKind.MEDIAN: 0.5}
    parts |= {OthersKind.UPPER_QUARTILE: 0.75, OthersKind.P90: 0.9}
    ordered = sorted(values)
    for kind, part in parts.items():
        number = presented_others(values, kind=kind, answers=[5] * len(values)).number
        assert number is not None
        assert number == presented_others(ordered, kind=kind, answers=[5] * len(values)).number
        place = (len(values) - 1) * part
        near = [ordered[max(0, int(place) - 1)], ordered[min(len(values) - 1, int(place) + 2)]]
        assert near[0] - 0.05 <= number.value <= near[1] + 0.05
        assert near[0] <= float(np.quantile(values, part)) <= near[1]


def test_sentences() -> None:
    assert others(3, OthersKind.MEAN).sentence().text == "The 3 others are at 4.0 on average."
    assert others(10, OthersKind.MEDIAN).sentence().text == "This point among the 10 others lies at 4.0."
    assert others(2, OthersKind.MEAN).sentence().text == ("This is not shown: there are too few others for it (n = 2).")
    thin = presented_others([4.0] * 4, kind=OthersKind.MEAN, answers=[9, 9, 9, 4])
    assert thin.withheld is Withheld.TOO_FEW_ANSWERS_OF_ONE
    assert thin.sentence().text == "This is not shown: too few people answered in one or more of the 4 others."


def test_what_makes_no_sense_is_refused() -> None:
    with refusing("there are 3 values, but numbers of answers for 2"):
        presented_others([4.0] * 3, kind=OthersKind.MEAN, answers=[5, 5])
    for wrong in (float("nan"), float("inf")):
        with refusing("the values of the others are plain numbers"):
            presented_others([4.0, 4.0, wrong], kind=OthersKind.MEAN, answers=[5] * 3)


def test_single_points() -> None:
    assert why_points_withheld([5] * 5) is None
    assert why_points_withheld([5] * 4) is Withheld.TOO_FEW_ORGANISATIONS
    assert why_points_withheld([9, 9, 9, 9, 4]) is Withheld.TOO_FEW_ANSWERS_OF_ONE
    assert why_points_withheld([]) is Withheld.TOO_FEW_ORGANISATIONS
    assert why_points_withheld([5] * 5, rule=replace(OthersRule(), points=6)) is Withheld.TOO_FEW_ORGANISATIONS
    assert why_points_withheld([5] * 5, rule=replace(OthersRule(), answers_each=6)) is Withheld.TOO_FEW_ANSWERS_OF_ONE


# DISC-11: p % rule of the Handbook on SDC 2nd ed., ch. 4.2 (acro 1.0.2 agg_p_percent), p = 10.
@pytest.mark.parametrize(
    ("contributions", "is_sensitive"),
    [
        ((50000, 49000, 1000), True),
        ((300, 20, 10), True),
        ((58, 38, 23, 12, 7), False),
        ((58, 3, 2), True),
        ((40, 40, 4), False),
        ((5, 5, 5, 5), False),
    ],
)
def test_p_percent_rule(contributions: tuple[int, ...], *, is_sensitive: bool) -> None:
    assert why_total_withheld(contributions) is (Withheld.DOMINANCE if is_sensitive else None)
    assert why_total_withheld(contributions[::-1]) is why_total_withheld(contributions)


def test_totals_at_their_limits() -> None:
    assert why_total_withheld([40.0, 40.0, 3.9999]) is Withheld.DOMINANCE
    assert why_total_withheld([0.3, 0.2, 0.03]) is None  # as written, not as the machine holds 0.3
    assert why_total_withheld([5, 5]) is Withheld.TOO_FEW_ORGANISATIONS
    assert why_total_withheld([5, 5, 0]) is Withheld.TOO_FEW_ORGANISATIONS  # nothing is no contribution
    assert why_total_withheld([0.5, 0.5, 0.5]) is None
    assert why_total_withheld([]) is Withheld.TOO_FEW_ORGANISATIONS
    assert why_total_withheld([5, 5, 5], rule=replace(OthersRule(), contributors=4)) is Withheld.TOO_FEW_ORGANISATIONS
    assert why_total_withheld([40, 40, 4], rule=replace(OthersRule(), p_percent=11)) is Withheld.DOMINANCE
    for wrong in (-1.0, float("nan"), float("inf")):
        with refusing("contributions to a total are numbers of at least 0"):
            why_total_withheld([5.0, 5.0, wrong])


def test_nobody_is_recommended_without_consent() -> None:
    assert why_named_withheld(is_consented=True) is None
    assert why_named_withheld(is_consented=False) is Withheld.NO_CONSENT
