import statistics
from collections.abc import Callable
from importlib import import_module
from math import isclose, sqrt
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchstats import Description, Scale, Share, describe, describe_many, wilson_share

stats: Any = import_module("scipy.stats")  # the second route; its types are not told

ONE_TO_FIVE = Scale(1, 5)
counts_1to5 = st.lists(st.integers(0, 40), min_size=5, max_size=5)


def answers_of(description: Description) -> list[int]:
    pairs = zip(description.scale.values, description.counts, strict=True)
    return [value for value, count in pairs for _ in range(count)]


def test_values_of_r() -> None:
    """R 4.2.2 mean and sd of 5 4 3 3 5 4 5 3 5 4 2; reference case DESC-01."""
    found = describe([0, 1, 3, 3, 4], scale=ONE_TO_FIVE)
    assert found.n == 11
    assert found.mean == pytest.approx(3.90909090909091, abs=1e-12)
    assert found.sd_sample == pytest.approx(1.04446593573419, abs=1e-12)
    assert found.sd_population == pytest.approx(0.995859195463938, abs=1e-12)
    assert (found.share_positive.count, found.share_positive.n) == (7, 11)


@pytest.mark.parametrize("case", ["DESC-01", "DESC-03"])
def test_reference_descriptives(case: str, shared_case: Callable[[str], dict[str, Any]]) -> None:
    expected, tolerance = shared_case(case)["expected"], shared_case(case)["tolerance"]
    found = describe(expected["counts_1to5"], scale=ONE_TO_FIVE)
    assert found.n == expected["n"]
    for name in ("mean", "sd_sample", "sd_population"):
        assert getattr(found, name) == pytest.approx(expected[name], abs=tolerance)
    assert found.share_positive.value == pytest.approx(expected["pct_positive_4_5"] / 100, abs=tolerance)


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [
        (9, 11, 0.523019438039156, 0.948632310253915),
        (7, 7, 0.645669564933313, 1),
        (0, 5, 0, 0.434482464783175),
        (31, 58, 0.408001750439952, 0.656679776747137),
    ],
)
def test_wilson_values_of_r(count: int, n: int, low: float, high: float) -> None:
    """R 4.2.2 prop.test(correct = FALSE); reference case DESC-07."""
    share = wilson_share(count, n)
    assert (share.low, share.high) == pytest.approx((low, high), abs=1e-12)


def test_reference_wilson(shared_case: Callable[[str], dict[str, Any]]) -> None:
    case = shared_case("DESC-07")
    for (count, n), expected in zip(case["input"]["pairs"], case["expected"]["results"], strict=True):
        share = wilson_share(count, n)
        assert share.value == pytest.approx(expected["p"], abs=case["tolerance"])
        assert [share.low, share.high] == pytest.approx(expected["wilson95"], abs=case["tolerance"])


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_never_degenerate_and_stays_a_share(pair: tuple[int, int]) -> None:
    share = wilson_share(*pair)
    assert share.value is not None
    assert share.low is not None
    assert share.high is not None
    assert 0 <= share.low <= share.value <= share.high <= 1
    assert share.high - share.low > 0
    second_route = stats.binomtest(*pair).proportion_ci(method="wilson")
    assert (share.low, share.high) == pytest.approx(tuple(second_route), abs=1e-12)


def test_a_share_of_more_than_all_is_refused() -> None:
    with pytest.raises(ValueError, match="6 of 5"):
        wilson_share(6, 5)


def test_mean_interval_of_a_textbook_value() -> None:
    """R qt(0.975, 9) is 2.262157; five answers of 4 and five of 5 have mean 4.5 and SD sqrt(2.5 / 9)."""
    interval = describe([0, 0, 0, 5, 5], scale=ONE_TO_FIVE).mean_interval
    assert interval is not None
    assert interval.high - 4.5 == pytest.approx(2.262157 * sqrt(2.5 / 9) / sqrt(10), abs=1e-6)
    assert 4.5 - interval.low == pytest.approx(interval.high - 4.5, abs=1e-12)


def test_no_mean_interval_below_ten_answers() -> None:
    assert describe([0, 0, 0, 4, 5], scale=ONE_TO_FIVE).mean_interval is None


@given(counts_1to5)
def test_second_route_statistics_and_scipy(counts: list[int]) -> None:
    found = describe(counts, scale=ONE_TO_FIVE)
    answers = answers_of(found)
    assert found.n == len(answers)
    if answers:
        assert found.mean == pytest.approx(statistics.fmean(answers), rel=1e-14)
        assert found.sd_population == pytest.approx(statistics.pstdev(answers), rel=1e-14)
        assert found.share_positive.count == sum(answer >= 4 for answer in answers)
    if len(answers) > 1:
        assert found.sd_sample == pytest.approx(statistics.stdev(answers), rel=1e-14)
    if found.mean_interval and found.sd_sample:
        low, high = stats.t.interval(0.95, found.n - 1, statistics.fmean(answers), stats.sem(answers))
        assert (found.mean_interval.low, found.mean_interval.high) == pytest.approx((low, high), rel=1e-12)


@given(st.lists(st.integers(0, 9), min_size=5, max_size=5), st.integers(-(10**9), 10**9))
def test_moving_the_scale_moves_the_mean_and_keeps_every_digit_of_the_sd(counts: list[int], by: int) -> None:
    here, there = describe(counts, scale=ONE_TO_FIVE), describe(counts, scale=Scale(1 + by, 5 + by))
    assert (there.sd_sample, there.sd_population) == (here.sd_sample, here.sd_population)
    if here.mean is not None and there.mean is not None:
        assert isclose(there.mean, here.mean + by, rel_tol=1e-15, abs_tol=1e-12)


def test_what_cannot_be_computed_is_none() -> None:
    nobody = describe([0, 0, 0, 0, 0], scale=ONE_TO_FIVE)
    assert (nobody.n, nobody.mean, nobody.sd_sample, nobody.sd_population) == (0, None, None, None)
    assert nobody.share_positive == Share(0, 0, None, None, None)
    one = describe([0, 0, 0, 0, 1], scale=ONE_TO_FIVE)
    assert (one.mean, one.sd_sample, one.sd_population) == (5, None, 0)


def test_many_equals_one_by_one_also_from_an_array() -> None:
    rows = np.random.default_rng(2016).integers(0, 30, size=(50, 5))
    assert describe_many(rows, scale=ONE_TO_FIVE) == tuple(describe(row, scale=ONE_TO_FIVE) for row in rows.tolist())


def test_a_result_holds_plain_numbers_and_cannot_be_changed() -> None:
    found = describe(np.array([0, 1, 3, 3, 4]), scale=ONE_TO_FIVE)
    assert found.counts == (0, 1, 3, 3, 4)
    assert {type(count) for count in found.counts} == {int}
    with pytest.raises(AttributeError):
        found.n = 12  # type: ignore[misc]


def test_one_definition_for_both_pilots(
    shared_case: Callable[[str], dict[str, Any]], pilot_answers: dict[str, list[tuple[int, ...]]]
) -> None:
    """Reference case SEED-03: numpy 2.4.6 mean and std of the reconstructed answers."""
    for cell in shared_case("SEED-03")["expected"]["cells"]:
        found = describe(pilot_answers[cell["event"]][cell["item"] - 1], scale=ONE_TO_FIVE)
        assert found.n == cell["n"]
        for name in ("mean", "sd_sample", "sd_population"):
            assert getattr(found, name) == pytest.approx(cell[name], abs=1e-9)
        assert found.share_positive.value == pytest.approx(cell["pct_positive"] / 100, abs=1e-9)


@pytest.mark.parametrize(
    ("level", "low", "high"),
    [(0.9, 0.1046525655704893, 0.4873380318032492), (0.99, 0.0657318720232436, 0.6122915628011174)],
)
def test_wilson_at_other_levels(level: float, low: float, high: float) -> None:
    """R 4.2.2 prop.test(3, 12, correct = FALSE) with conf.level 0.9 and 0.99."""
    interval = wilson_share(3, 12, level=level).interval
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=1e-12)
    assert (interval.level, interval.method) == (level, "Wilson score interval")


def test_a_level_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1, not at"):
        wilson_share(3, 12, level=1.0)


def test_results_say_themselves() -> None:
    many, few = describe([0, 1, 3, 3, 4], scale=ONE_TO_FIVE), describe([0, 0, 0, 2, 2], scale=ONE_TO_FIVE)
    assert many.sentence().text == (
        "The mean of 11 answers is 3.9 on a scale from 1 to 5; the true mean is probably between 3.2 and 4.6."
    )
    assert few.sentence().text == "The mean of 4 answers is 4.5 on a scale from 1 to 5."
    assert describe([0] * 5, scale=ONE_TO_FIVE).sentence().text == "Nobody has answered yet."
    assert many.share_positive.sentence().text == (
        "7 of 11 answers are positive, 64 %; with so many answers the true share is probably between 35 and 85 %."
    )
    assert wilson_share(0, 0).interval is None


def test_a_sentence_never_leaves_the_scale() -> None:
    """The t interval of ten 5s and one 1 reaches above 5; what is said does not."""
    found = describe([1, 0, 0, 0, 10], scale=ONE_TO_FIVE)
    assert found.mean_interval is not None
    assert found.mean_interval.high > 5
    assert "and 5.0." in found.sentence().text
