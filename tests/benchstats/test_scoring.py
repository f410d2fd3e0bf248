import csv
from collections.abc import Callable
from math import nan
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.benchstats.conftest import CASES

from benchstats import InputError, Reason, Scale
from benchstats.scoring import Representation, composite_positive, person_scores, response_rate

ONE_TO_FIVE = Scale(1, 5)
TABLE: list[list[float]] = [
    [4, 2, 5, nan],
    [nan, nan, 3, 1],
    [5, nan, nan, nan],
    [4, 1, 4, 2],
    [2, 5, 3, 3],
    [nan, nan, nan, nan],
]
REVERSED = (1, 3)


def test_scores_of_r() -> None:
    """R 4.2.2 rowMeans with the half rule, mean, sd; items 1 and 3 turned."""
    found = person_scores(TABLE, scale=ONE_TO_FIVE, reversed_items=REVERSED)
    assert [one or 0 for one in found.scores] == pytest.approx([4.33333333333333, 4, 0, 4.25, 2.25, 0])
    assert [one is None for one in found.scores] == [False, False, True, False, False, True]
    assert (found.n_persons, found.n) == (6, 4)
    assert found.mean == pytest.approx(3.708333333333333, abs=1e-14)
    assert found.sd_sample == pytest.approx(0.982485510212633, abs=1e-14)
    assert found.sd_population == pytest.approx(0.982485510212633 * (3 / 4) ** 0.5, abs=1e-14)
    assert found.mean_0_100 == pytest.approx(67.70833333333333, abs=1e-12)
    assert (found.threshold, found.percent_at_least) == (4, 75)
    assert (found.interval, found.reason) == (None, None)


def test_composite_of_r() -> None:
    """R 4.2.2 colMeans(x >= 4, na.rm = TRUE); the third person has no score but counts here."""
    found = composite_positive(TABLE, scale=ONE_TO_FIVE, reversed_items=REVERSED)
    assert found.item_n == (4, 3, 4, 3)
    assert found.item_percent_positive == pytest.approx((75, 66.6666666666667, 50, 66.6666666666667))
    assert found.percent == pytest.approx(64.5833333333333)
    assert (found.n_persons, found.n, found.reason) == (6, 5, None)


def test_reference_case(shared_case: Callable[[str], dict[str, Any]]) -> None:
    case = shared_case("SCALE-01")
    with (CASES / case["input"]["dataset"]).open(encoding="utf-8", newline="") as opened:
        rows = [row for row in csv.DictReader(opened) if row["org"] == case["input"]["filter"]["org"]]
    for name, items in case["input"]["dimensions"].items():
        answers = [[float(row[item]) if row[item] else None for item in items] for row in rows]
        turned = [at for at, item in enumerate(items) if item in case["input"]["reverse"]]
        scored = person_scores(answers, scale=ONE_TO_FIVE, reversed_items=turned)
        composite = composite_positive(answers, scale=ONE_TO_FIVE, reversed_items=turned)
        expected = case["expected"][name]
        assert scored.n == expected["n_scored"]
        assert scored.mean == pytest.approx(expected["mean_scale_1_5"], abs=1e-12)
        assert scored.sd_sample == pytest.approx(expected["sd_sample_scale"], abs=1e-12)
        assert scored.percent_at_least == pytest.approx(expected["pct_respondents_scale_ge_4"], abs=1e-12)
        assert composite.percent == pytest.approx(expected["composite_pct_positive_sops"], abs=1e-12)


@pytest.mark.parametrize(("items", "answered", "has_score"), [(4, 2, True), (4, 1, False), (5, 3, True), (5, 2, False),
                                                              (3, 2, True), (3, 1, False), (1, 1, True)])  # fmt: skip
def test_half_of_the_items_rounded_up_are_needed(items: int, answered: int, has_score: bool) -> None:
    row = [3.0] * answered + [nan] * (items - answered)
    assert person_scores([row], scale=ONE_TO_FIVE).n == has_score


@given(st.lists(st.lists(st.sampled_from([1, 2, 3, 4, 5, None]), min_size=4, max_size=4), min_size=1, max_size=20))
def test_second_route_numpy(rows: list[list[int | None]]) -> None:
    table = np.array([[nan if one is None else 6 - one if at == 2 else one for at, one in enumerate(row)]
                      for row in rows], dtype=float)  # fmt: skip
    expected = [float(np.mean(row[~np.isnan(row)])) if (~np.isnan(row)).sum() >= 2 else None for row in table]
    found = person_scores(rows, scale=ONE_TO_FIVE, reversed_items=[2])
    assert found.scores == tuple(one if one is None else pytest.approx(one) for one in expected)
    there = [one for one in expected if one is not None]
    if there:
        assert found.mean == pytest.approx(np.mean(there))
        assert found.percent_at_least == pytest.approx(100 * np.mean([one >= 4 for one in found.scores if one]))


def test_a_mean_of_exactly_four_is_at_least_four() -> None:
    """Thirds and sevenths that sum to 4: the score is exactly 4, whatever the number of items."""
    for row in ([5, 4, 3], [5, 5, 5, 4, 4, 3, 2], [3, 5, 5, 3, 4, 4, 4, 4, 4, 4, 4]):
        assert person_scores([row], scale=ONE_TO_FIVE).percent_at_least == 100


def test_other_scales_and_thresholds() -> None:
    found = person_scores([[0, 10], [10, 10], [5, 5]], scale=Scale(0, 10))
    assert (found.mean_0_100, found.threshold) == pytest.approx((200 / 3, 6))
    assert found.percent_at_least == pytest.approx(100 / 3)
    assert person_scores([[3, 4]], scale=ONE_TO_FIVE, threshold=3.5).percent_at_least == 100
    composite = composite_positive([[9, 10], [6, 10]], scale=Scale(0, 10), positive=(9, 10))
    assert composite.item_percent_positive == (50, 100)


def test_an_interval_from_ten_scores_on() -> None:
    """R qt(0.975, 9) = 2.262157: ten scores, five of 3 and five of 4."""
    found = person_scores([[3]] * 5 + [[4]] * 5, scale=ONE_TO_FIVE)
    assert found.interval is not None
    half = 2.262157 * (2.5 / 9) ** 0.5 / 10**0.5
    assert (found.interval.low, found.interval.high) == pytest.approx((3.5 - half, 3.5 + half), abs=1e-6)
    assert person_scores([[3]] * 5 + [[4]] * 4, scale=ONE_TO_FIVE).interval is None


def test_what_cannot_be_computed_is_none() -> None:
    nobody = person_scores(np.empty((0, 3)), scale=ONE_TO_FIVE)
    assert (nobody.mean, nobody.mean_0_100, nobody.percent_at_least, nobody.n_persons) == (None, None, None, 0)
    one = person_scores([[4, None]], scale=ONE_TO_FIVE)
    assert (one.mean, one.sd_sample, one.sd_population, one.reason) == (4, None, 0, Reason.TOO_FEW_ANSWERS)
    unasked = composite_positive([[4, nan], [5, nan]], scale=ONE_TO_FIVE)
    assert unasked.item_percent_positive == (100, None)
    assert (unasked.percent, unasked.reason, unasked.interval) == (None, Reason.TOO_FEW_ANSWERS, None)


def test_the_table_that_came_in_stays_as_it_was() -> None:
    table = np.array(TABLE)
    before = table.copy()
    person_scores(table, scale=ONE_TO_FIVE, reversed_items=REVERSED)
    assert np.array_equal(table, before, equal_nan=True)


@pytest.mark.parametrize("method", [person_scores, composite_positive])
@pytest.mark.parametrize(
    ("table", "more", "words"),
    [
        ([[6, 5]], {}, "from 1-5, or missing"),
        ([[4.5, 5]], {}, "from 1-5, or missing"),
        ([[float("inf"), 5]], {}, "from 1-5, or missing"),
        ([["four", 5]], {}, "a table of numbers"),
        ([[4, 5], [3]], {}, "a table of numbers"),
        ([4, 5], {}, "a table of numbers"),
        ([], {}, "at least one item"),
        (np.empty((3, 0)), {}, "a table of numbers"),
        ([[4, 5]], {"reversed_items": (2,)}, "no item 2 can be reversed"),
        ([[4, 5]], {"reversed_items": (-1,)}, "no item -1 can be reversed"),
    ],
)
def test_what_makes_no_sense_is_refused(method: Any, table: Any, more: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError, match=words):
        method(table, scale=ONE_TO_FIVE, **more)


def test_thresholds_and_positive_answers_lie_on_the_scale() -> None:
    with pytest.raises(InputError, match="none can be at least"):
        person_scores([[4]], scale=ONE_TO_FIVE, threshold=5.5)
    with pytest.raises(InputError, match="no answer 6"):
        composite_positive([[4]], scale=ONE_TO_FIVE, positive=(5, 6))


@pytest.mark.parametrize(
    ("answered", "invited", "allows"),
    [
        (50, 100, Representation.STATEMENTS),
        (49, 100, Representation.BANNER),
        (30, 100, Representation.BANNER),
        (3, 10, Representation.BANNER),
        (29, 100, Representation.NO_STATEMENTS),
        (0, 4, Representation.NO_STATEMENTS),
        (4, 4, Representation.STATEMENTS),
    ],
)
def test_response_rules(answered: int, invited: int, allows: Representation) -> None:
    """statistics.md 1.3: below 50 % a banner, below 30 % no statements."""
    found = response_rate(answered, invited)
    assert found.allows is allows
    assert found.rate == answered / invited


@pytest.mark.parametrize(("answered", "invited"), [(5, 4), (-1, 4), (0, 0)])
def test_rates_that_make_no_sense_are_refused(answered: int, invited: int) -> None:
    with pytest.raises(InputError, match=f"not {answered} of {invited}"):
        response_rate(answered, invited)


def test_results_say_themselves() -> None:
    scored = person_scores(TABLE, scale=ONE_TO_FIVE, reversed_items=REVERSED)
    assert scored.sentence().text == (
        "The mean score of 4 people is 3.7 on a scale from 1 to 5; 2 answered too few of the questions to have a score."
    )
    assert person_scores([[nan]], scale=ONE_TO_FIVE).sentence().text.startswith("Nobody has answered enough")
    composite = composite_positive(TABLE, scale=ONE_TO_FIVE, reversed_items=REVERSED)
    assert composite.sentence().text == "On average over 4 questions 65 % of the answers are positive (5 people)."
    assert composite_positive([[nan]], scale=ONE_TO_FIVE).sentence().text.startswith("At least one of these")
    assert response_rate(6, 10).sentence().text == "6 of 10 people invited have answered (60 %)."
    assert response_rate(4, 10).sentence().text.endswith("so this may not represent all staff.")
    assert response_rate(2, 10).sentence().text.endswith("that is too few to say anything.")
