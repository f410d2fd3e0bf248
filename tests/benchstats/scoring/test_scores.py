"""Scores on other scales, the composite, and what both refuse."""

from math import nan
from typing import Any

import numpy as np
import pytest
from tests.benchstats.scoring.table import ONE_TO_FIVE, REVERSED, TABLE

from benchstats import InputError, Reason, Scale
from benchstats.scoring import composite_positive, person_scores


def test_composite_of_r() -> None:
    """R 4.2.2 colMeans(x >= 4, na.rm = TRUE); the third person has no score but counts here."""
    found = composite_positive(TABLE, scale=ONE_TO_FIVE, reversed_items=REVERSED)
    assert found.item_n == (4, 3, 4, 3)
    assert found.item_percent_positive == pytest.approx((75, 66.6666666666667, 50, 66.6666666666667))
    assert found.percent == pytest.approx(64.5833333333333)
    assert (found.n_persons, found.n, found.reason) == (6, 5, None)


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
        ([[float("inf"), 5]], {}, "answers are not finite: inf"),
        ([["four", 5]], {}, "no table of numbers"),
        ([[4, 5], [3]], {}, "no table of numbers"),
        ([4, 5], {}, "no table of numbers"),
        ([], {}, r"no table of numbers.*the shape \(0,\)"),
        (np.empty((3, 0)), {}, "at least one item"),
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
