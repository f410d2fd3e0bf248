"""Which answers are positive, and what is no answer."""

from dataclasses import replace
from typing import Any

import pytest
from tests.benchstats.ordinal.scale import ONE_TO_FIVE

from benchstats import InputError, Reason, Scale
from benchstats.ordinal import Boxes, boxes_of, item_summary, item_summary_of_counts


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
