from collections.abc import Callable
from dataclasses import replace
from math import nan
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchstats import InputError, Reason, Scale
from benchstats.ordinal import (
    Boxes,
    boxes_of,
    count_answers,
    interpolated_median,
    item_summary,
    item_summary_of_counts,
    quantile,
    quantile_of_counts,
)

ONE_TO_FIVE = Scale(1, 5)
answers_1to5 = st.lists(st.integers(1, 5), min_size=1, max_size=60)


def counts_of(answers: list[int], scale: Scale = ONE_TO_FIVE) -> tuple[int, ...]:
    return tuple(answers.count(value) for value in scale.values)


@pytest.mark.parametrize("case", ["DESC-01", "DESC-03"])
def test_reference_cases(case: str, shared_case: Callable[[str], dict[str, Any]]) -> None:
    """R 4.2.2 base and psych::interp.median 2.2.9."""
    told = shared_case(case)
    found, expected = item_summary(told["input"]["answers"], scale=ONE_TO_FIVE), told["expected"]
    for name in ("n", "n_missing", "mean", "sd_sample", "sd_population", "variance_sample", "se_mean", "median",
                 "q1_type7", "q3_type7", "iqr_type7", "interpolated_median"):  # fmt: skip
        assert getattr(found, name) == pytest.approx(expected[name], abs=1e-12), name
    assert list(found.counts) == expected["counts_1to5"]
    assert found.percent_positive == pytest.approx(expected["pct_positive_4_5"], abs=1e-12)
    assert found.percent_neutral == pytest.approx(expected["pct_neutral_3"], abs=1e-12)
    assert found.percent_negative == pytest.approx(expected["pct_negative_1_2"], abs=1e-12)
    assert found.net_score == pytest.approx(expected["net_score_pp"], abs=1e-12)
    assert found.percent_top == pytest.approx(expected["top_box_pct"], abs=1e-12)


@pytest.mark.parametrize(
    ("answers", "median", "q1_7", "q3_7", "q1_6", "q3_6"),
    [
        ([1, 2, 3, 3, 3, 4, 5], 3, 2.5, 3.5, 2, 4),
        ([1, 2, 4, 5], 3, 1.75, 4.25, 1.25, 4.75),
        ([2, 2, 2, 2, 3, 4], 2.25, 2, 2.75, 2, 3.25),
        ([1, 1, 5], 1.25, 1, 3, 1, 5),
        ([4], 4, 4, 4, 4, 4),
        ([2, 4, 4, 4, 5, 5, 5, 5, 5, 5], 4.66666666666667, 4, 5, 4, 5),
    ],
)
def test_quartiles_and_interpolated_median_of_r(
    answers: list[int], median: float, q1_7: float, q3_7: float, q1_6: float, q3_6: float
) -> None:
    """R 4.2.2 quantile types 7 and 6, and the rule of psych::interp.median."""
    found = item_summary(answers, scale=ONE_TO_FIVE)
    assert found.interpolated_median == pytest.approx(median, abs=1e-12)
    assert (found.q1_type7, found.q3_type7) == (q1_7, q3_7)
    assert (found.q1_type6, found.q3_type6) == (q1_6, q3_6)


@given(answers_1to5, st.floats(0, 1), st.sampled_from([("type7", "linear"), ("type6", "weibull")]))
def test_second_route_of_quantiles_is_numpy(answers: list[int], probability: float, kinds: tuple[Any, Any]) -> None:
    kind, method = kinds
    expected = float(np.quantile(answers, probability, method=method))
    assert quantile(answers, probability=probability, kind=kind) == pytest.approx(expected, abs=1e-9)
    from_counts = quantile_of_counts(counts_of(answers), scale=ONE_TO_FIVE, probability=probability, kind=kind)
    assert from_counts == pytest.approx(expected, abs=1e-9)


def test_quantiles_of_nothing_and_of_the_unfit() -> None:
    assert quantile([], probability=0.5) is None
    assert quantile([-1e308, 1e308], probability=0.5) == 0
    for values, probability, kind in (([1, nan], 0.5, "type7"), ([1], 1.1, "type7"), ([1], 0.5, "type8")):
        with pytest.raises(InputError):
            quantile(values, probability=probability, kind=kind)  # type: ignore[arg-type]


@given(answers_1to5)
def test_the_interpolated_median_is_within_half_a_step_of_the_median(answers: list[int]) -> None:
    found = item_summary(answers, scale=ONE_TO_FIVE)
    assert found.median is not None
    assert found.interpolated_median is not None
    assert abs(found.interpolated_median - found.median) <= 0.5
    mirrored = item_summary(answers, scale=ONE_TO_FIVE, is_reversed=True)
    assert mirrored.interpolated_median == pytest.approx(6 - found.interpolated_median, abs=1e-12)


@given(answers_1to5)
def test_answers_and_their_counts_say_the_same(answers: list[int]) -> None:
    found = item_summary(answers, scale=ONE_TO_FIVE)
    assert found == item_summary_of_counts(counts_of(answers), scale=ONE_TO_FIVE)
    assert sum(found.distribution or ()) == pytest.approx(100, abs=1e-9)
    shares = (found.percent_positive, found.percent_neutral, found.percent_negative)
    assert sum(one or 0 for one in shares) == pytest.approx(100, abs=1e-9)


@given(answers_1to5)
def test_a_reversed_item_turns_round(answers: list[int]) -> None:
    plain = item_summary(answers, scale=ONE_TO_FIVE)
    turned = item_summary(answers, scale=ONE_TO_FIVE, is_reversed=True)
    by_hand = item_summary([6 - answer for answer in answers], scale=ONE_TO_FIVE)
    assert turned == by_hand
    assert turned.net_score == pytest.approx(-(plain.net_score or 0), abs=1e-9)


def test_what_is_no_answer_is_counted_apart() -> None:
    found = item_summary(
        [5, None, nan, "na", 9, 4, np.float64("nan"), 3.0], scale=ONE_TO_FIVE, not_applicable=("na", 9)
    )
    assert (found.n, found.n_missing, found.n_na) == (3, 3, 2)
    assert found.counts == (0, 0, 1, 1, 1)
    same = item_summary_of_counts([0, 0, 1, 1, 1], scale=ONE_TO_FIVE, n_missing=3, n_na=2)
    assert same == found


def test_missing_may_be_called_not_applicable() -> None:
    assert count_answers([None, 4], scale=ONE_TO_FIVE, not_applicable=(None,)).n_na == 1


@pytest.mark.parametrize("wrong", [0, 6, 4.5, "4", float("inf"), [4], True + 6])
def test_what_is_not_on_the_scale_is_refused(wrong: Any) -> None:
    with pytest.raises(InputError, match="a whole number from 1-5, not"):
        item_summary([4, wrong], scale=ONE_TO_FIVE)


@pytest.mark.parametrize("wrong", [{"n_missing": -1}, {"n_na": -2}])
def test_negative_counts_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(InputError, match="cannot be negative"):
        item_summary_of_counts([1, 1, 1, 1, 1], scale=ONE_TO_FIVE, **wrong)  # type: ignore[arg-type]


def test_what_cannot_be_computed_is_none() -> None:
    nobody, one = item_summary([], scale=ONE_TO_FIVE), item_summary([4], scale=ONE_TO_FIVE)
    assert (nobody.mean, nobody.median, nobody.percent_positive, nobody.net_score) == (None,) * 4
    assert (nobody.distribution, nobody.interval, nobody.iqr_type7) == (None,) * 3
    assert nobody.reason is one.reason is Reason.TOO_FEW_ANSWERS
    assert (one.mean, one.sd_population, one.sd_sample, one.variance_sample, one.se_mean) == (4, 0, None, None, None)
    assert item_summary([4, 5], scale=ONE_TO_FIVE).reason is None
    assert nobody.sentence().text == "Nobody has answered yet."


def test_variance_of_r() -> None:
    """R var(c(5,5,4,3,4,2,1,1,4)) and its square root by 3."""
    found = item_summary([5, 5, 4, 3, 4, 2, 1, 1, 4], scale=ONE_TO_FIVE)
    assert found.variance_sample == pytest.approx(2.444444444444445, abs=1e-14)
    assert found.se_mean == pytest.approx(0.521157306647048, abs=1e-14)
    assert (found.q1_type6, found.q3_type6) == (1.5, 4.5)


@pytest.mark.parametrize(
    ("scale", "positive", "negative", "top"),
    [
        (Scale(1, 5), (4, 5), (1, 2), (5,)),
        (Scale(1, 4), (3, 4), (1, 2), (4,)),
        (Scale(0, 10), (6, 7, 8, 9, 10), (0, 1, 2, 3, 4), (10,)),
        (Scale(-1, 1), (1,), (-1,), (1,)),
        (Scale(1, 2), (2,), (1,), (2,)),
    ],
)
def test_boxes_of_any_scale(
    scale: Scale, positive: tuple[int, ...], negative: tuple[int, ...], top: tuple[int, ...]
) -> None:
    assert boxes_of(scale) == Boxes(positive, negative, top)


def test_a_stated_rule_is_used() -> None:
    """The promoters and detractors of 0-10: 9 and 10 minus 0 to 6."""
    rule = Boxes((9, 10), tuple(range(7)), (10,))
    found = item_summary([10, 10, 9, 8, 7, 3], scale=Scale(0, 10), boxes=rule)
    assert found.percent_positive == 50
    assert found.percent_neutral == pytest.approx(100 / 3)
    assert found.net_score == pytest.approx(100 / 3)
    assert found.percent_top == pytest.approx(100 / 3)


def test_boxes_that_overlap_or_are_not_on_the_scale_are_refused() -> None:
    with pytest.raises(InputError, match=r"positive and negative at once: \[3\]"):
        Boxes((3, 4), (2, 3), (4,))
    with pytest.raises(InputError, match="the scale 1-5 has no answer 0"):
        item_summary([4], scale=ONE_TO_FIVE, boxes=replace(boxes_of(ONE_TO_FIVE), negative=(0, 1)))


def test_it_says_itself() -> None:
    found = item_summary([5, 4, 3, 3, 5, 4, 5, 3, None, 5, 4, 2], scale=ONE_TO_FIVE)
    assert found.sentence().text == "Of 11 answers 64 % are positive, 27 % are neutral and 9 % are negative."


def test_interpolated_median_of_nobody() -> None:
    assert interpolated_median([0] * 5, scale=ONE_TO_FIVE) is None
