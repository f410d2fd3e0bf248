"""Scores of people: values from R, and NumPy as a second route."""

import csv
from collections.abc import Callable
from math import nan
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.benchstats.conftest import CASES
from tests.benchstats.scoring.table import ONE_TO_FIVE, REVERSED, TABLE

from benchstats import InputError
from benchstats.scoring import composite_positive, person_scores


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


def test_another_rule_than_the_half_is_stated() -> None:
    """R: ifelse(rowSums(!is.na(x)) >= k, rowMeans(x, na.rm = TRUE), NA)."""
    answers: list[list[float | None]] = [[5, None, None, None], [4, 2, None, None], [3, 3, 3, None], [1, 2, 3, 4]]
    wanted = {1: (5, 3, 3, 2.5), None: (None, 3, 3, 2.5), 3: (None, None, 3, 2.5), 4: (None, None, None, 2.5)}
    for needed, scores in wanted.items():
        assert person_scores(answers, scale=ONE_TO_FIVE, needed=needed).scores == scores
    assert person_scores(answers, scale=ONE_TO_FIVE, needed=5).n == 0
    with pytest.raises(InputError, match="at least one answered item"):
        person_scores(answers, scale=ONE_TO_FIVE, needed=0)


def test_who_answered_nothing_has_no_score_under_any_rule() -> None:
    answers: list[list[float | None]] = [[None, None], [1, None]]
    assert person_scores(answers, scale=ONE_TO_FIVE, needed=1).scores == (None, 1)
