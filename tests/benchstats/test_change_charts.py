"""Charts over many rounds: XmR with its rules, p', and where a series is cut."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchstats import InputError
from benchstats.change import PointType, Rebase, SpecialCause, Stage, p_prime_chart, xmr_chart

SHORT = {
    "C": "Common Cause",
    "U": "Above UCL",
    "L": "Below LCL",
    "I": "7 Point Trend (Increasing)",
    "D": "7 Point Trend (Decreasing)",
    "2": "2 in 3 Above CL",
    "3": "2 in 3 Below CL",
    "a": "7 Points Above CL",
    "b": "7 Points Below CL",
}

# Three of 1,496 random series on which this chart and NHSRplotthedots 0.2.2 (commit 050b07d, R 4.2.2) agree entirely:
# values, limits, rule of each point, unscreened. All nine words occur.
REFERENCE = [
    (
        "50.6 49.118 51.079 52.763 53.527 53.346 53.526 55.021 55.947 56.408 56.404 54.077 53.004 52.42 51.862 51.129 "
        "50.56 50.59 52.26 52.741 53.103 54.962 55.886",
        (53.0579565217391, 50.6025347035573, 55.5133783399209),
        "LLCCaaaaUUUDDDDDLLIIIIU",
    ),
    (
        "50.674 50.054 52.493 52.426 54.28 55.698 57.668 58.129 57.303 57.774 58.608",
        (55.0097272727273, 52.0943672727273, 57.9250872727273),
        "LL33CC2U22U",
    ),
    (
        "52.83 53.99 53.521 54.286 53.751 54.082 55.129 54.022 56.754 57.282 58.725 59.44 58.839 60.451 59.803",
        (56.1936666666667, 53.5919966666667, 58.7953366666667),
        "L3L333b3aaaUUUU",
    ),
]


def one_piece(values: Any, **options: Any) -> Any:
    options = {"improvement_direction": "increase", "fix_after_n_points": None} | options
    (piece,) = xmr_chart(values, **options).pieces
    return piece


@pytest.mark.parametrize(("text", "limits", "rules"), REFERENCE)
def test_rules_as_nhsrplotthedots(text: str, limits: tuple[float, float, float], rules: str) -> None:
    piece = one_piece([float(one) for one in text.split()], screen_outliers=False)
    assert (piece.mean, piece.lower_process_limit, piece.upper_process_limit) == pytest.approx(limits, abs=1e-9)
    assert [cause.value for cause in piece.special_causes] == [SHORT[letter] for letter in rules]


def test_the_reference_series_use_every_rule() -> None:
    assert {letter for _, _, rules in REFERENCE for letter in rules} == set(SHORT)
    assert set(SHORT.values()) == {cause.value for cause in SpecialCause}


@pytest.mark.parametrize(
    ("direction", "low", "high"),
    [
        ("increase", PointType.CONCERN, PointType.IMPROVEMENT),
        ("decrease", PointType.IMPROVEMENT, PointType.CONCERN),
        ("neutral", PointType.NEUTRAL_LOW, PointType.NEUTRAL_HIGH),
    ],
)
def test_direction_says_what_a_point_means(direction: str, low: PointType, high: PointType) -> None:
    values = [float(one) for one in REFERENCE[1][0].split()]
    types = one_piece(values, improvement_direction=direction).point_types
    assert (types[0], types[4], types[-1]) == (low, PointType.COMMON, high)


def test_six_steps_make_a_trend_and_five_do_not() -> None:
    """Wide early swings keep the limits far, so that only the trend can show."""
    swings = [10.0, 30.0, 10.0, 30.0, 10.0, 30.0, 10.0, 30.0]
    seven = one_piece([*swings, 17, 18, 19, 20, 21, 22, 23], screen_outliers=False).special_causes
    assert set(seven[-7:]) == {SpecialCause.INCREASING}
    # The step down from 30 to 18 is none of the rise.
    six = one_piece([*swings, 18, 19, 20, 21, 22, 23], screen_outliers=False).special_causes
    assert SpecialCause.INCREASING not in six
    level = one_piece([*swings, 17, 18, 19, 19, 20, 21, 22], screen_outliers=False).special_causes
    assert SpecialCause.INCREASING not in level


def test_a_point_on_the_mean_breaks_a_run() -> None:
    """The 0.1 + 0.2 kind of noise included: 13 points of mean 0.2."""
    values = [0.3, 0.25, 0.3, 0.25, 0.2, 0.3, 0.25, 0.15, 0.1, 0.15, 0.1, 0.1, 0.15]
    assert one_piece(values).mean == pytest.approx(0.2)
    assert SpecialCause.RUN_ABOVE not in one_piece(values).special_causes
    # With the fifth point above the mean as well, the seven are a run.
    values[4], values[-1] = 0.26, 0.09
    assert one_piece(values).special_causes[:7].count(SpecialCause.RUN_ABOVE) > 0


def test_screening_leaves_out_large_steps_once() -> None:
    """Nine steps of 1 and two of 20 have a mean of 49/11 = 4.45, times 3.267 is 14.55: both are left out."""
    values = [1, 2, 1, 2, 1, 2, 22, 2, 1, 2, 1, 2]
    assert one_piece(values).mean_moving_range == pytest.approx(1)
    assert one_piece(values, screen_outliers=False).mean_moving_range == pytest.approx(49 / 11)
    assert one_piece(values).unscreened_limits is None
    low, high = one_piece(values, screen_outliers=False).unscreened_limits
    assert (high - low) / 2 == pytest.approx(3 / 1.128 * 49 / 11)  # qcc 2.7


@pytest.mark.parametrize(
    ("points", "fix", "stage"),
    [
        (1, 12, Stage.NONE),
        (5, 12, Stage.NONE),
        (6, 12, Stage.TRIAL),
        (11, 12, Stage.TRIAL),
        (12, 12, Stage.LOCKED),
        (12, None, Stage.MOVING),
        (13, 14, Stage.TRIAL),
        (14, 14, Stage.LOCKED),
    ],
)
def test_limits_are_shown_from_six_and_locked_from_twelve(points: int, fix: int | None, stage: Stage) -> None:
    chart = xmr_chart(np.arange(points) % 3, improvement_direction="neutral", fix_after_n_points=fix)
    assert chart.pieces[0].stage is stage
    assert (chart.interval is None) == (stage is Stage.NONE)
    assert ("from 6 rounds on" in chart.sentence().text) == (stage is Stage.NONE)
    assert ("trial" in chart.sentence().text) == (stage is Stage.TRIAL)


def test_locked_limits_do_not_follow_later_points() -> None:
    early = [70.0, 72, 71, 73, 70, 71, 72, 70, 71, 73, 72, 71]
    before = xmr_chart(early, improvement_direction="increase").pieces[0]
    after = xmr_chart([*early, 80, 81, 82], improvement_direction="increase").pieces[0]
    assert after.shown_limits == before.shown_limits
    assert after.special_causes[-3:] == (SpecialCause.ABOVE_LIMIT,) * 3


def test_a_break_cuts_the_series() -> None:
    """New wording from the eighth round on: each piece is the chart it would be alone."""
    old, new = [70.0, 72, 71, 73, 70, 71, 72], [50.0, 52, 51, 53, 50, 51]
    chart = xmr_chart([*old, *new], improvement_direction="increase", breaks=[7])
    assert [piece.first for piece in chart.pieces] == [0, 7]
    alone = [xmr_chart(part, improvement_direction="increase").pieces[0] for part in (old, new)]
    assert chart.pieces[0] == alone[0]
    assert chart.pieces[1].shown_limits == alone[1].shown_limits
    assert chart.pieces[1].special_causes == alone[1].special_causes
    short = xmr_chart([*old, *new], improvement_direction="increase", breaks=[10])
    assert short.interval is None  # three rounds of the new wording


def test_rebase_waits_for_six_points() -> None:
    values = [70.0, 72, 71, 73, 70, 71, 72, 71, 80, 82, 81, 80, 83, 81]
    moved = Rebase(8, "new team leaders in all units")
    done = xmr_chart(values, improvement_direction="increase", rebases=[moved])
    assert [piece.first for piece in done.pieces] == [0, 8]
    assert done.waiting == ()
    early = xmr_chart(values[:13], improvement_direction="increase", rebases=[moved])
    assert [piece.first for piece in early.pieces] == [0]
    assert early.waiting == (moved,)
    # A break soon after the change leaves it too few points, however many follow.
    cut = xmr_chart(values, improvement_direction="increase", rebases=[moved], breaks=[11])
    assert [piece.first for piece in cut.pieces] == [0, 11]
    assert cut.waiting == (moved,)


# R 4.2.2 with qicharts2's qic.pp and qic.p (helper.functions.R, version 0.8.1).
COUNTS, TOTALS = [27, 33, 31, 40, 29, 45, 22, 50, 47, 29], [40, 52, 45, 60, 44, 61, 38, 70, 66, 50]


def test_p_prime_as_qicharts2() -> None:
    (piece,) = p_prime_chart(COUNTS, totals=TOTALS, fix_after_n_points=None).pieces
    assert piece.centre == pytest.approx(0.67110266159696)
    assert piece.lower is not None
    assert piece.upper is not None
    assert piece.lower[:3] == pytest.approx((0.46121077350400, 0.48701529795753, 0.47321469174818))
    assert piece.upper[:3] == pytest.approx((0.88099454968992, 0.85519002523638, 0.86899063144573))
    assert piece.binomial_lower[:3] == pytest.approx((0.44825097814191, 0.47564880550664, 0.46099607950376))
    assert piece.binomial_upper[:3] == pytest.approx((0.89395434505200, 0.86655651768728, 0.88120924369016))


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 40)), min_size=1, max_size=25))
def test_limits_of_shares_are_shares(rows: list[tuple[int, int]]) -> None:
    counts, totals = [x for x, _ in rows], [x + more for x, more in rows]
    (piece,) = p_prime_chart(counts, totals=totals).pieces
    for low, high in ((piece.lower, piece.upper), (piece.binomial_lower, piece.binomial_upper)):
        if low is None or high is None:
            assert len(rows) == 1
            continue
        assert all(
            0 <= a <= piece.centre + 1e-12 and piece.centre - 1e-12 <= b <= 1 for a, b in zip(low, high, strict=True)
        )
    assert piece.limits_shown == (len(rows) >= 6)


def test_shares_beyond_their_limits_are_told() -> None:
    counts, totals = [50, 52, 49, 51, 50, 48, 52, 51, 49, 50, 51, 50, 90], [100] * 13
    (piece,) = p_prime_chart(counts, totals=totals, improvement_direction="increase").pieces
    assert piece.stage is Stage.LOCKED
    assert piece.special_causes[-1] is SpecialCause.ABOVE_LIMIT
    assert piece.point_types[-1] is PointType.IMPROVEMENT
    assert set(piece.outside_limits[:-1]) == {False}


@settings(max_examples=60)
@given(st.lists(st.integers(0, 40), min_size=2, max_size=20), st.integers(-50, 50), st.sampled_from([1, 2, 5]))
def test_chart_moves_and_stretches_with_its_values(values: list[int], by: int, times: int) -> None:
    plain = one_piece([float(one) for one in values])
    other = one_piece([times * one + float(by) for one in values])
    assert other.special_causes == plain.special_causes
    assert other.upper_process_limit == pytest.approx(times * plain.upper_process_limit + by, abs=1e-9)


@settings(max_examples=60)
@given(st.lists(st.integers(0, 40), min_size=2, max_size=20))
def test_upside_down_everything_is_the_other_way(values: list[int]) -> None:
    plain, turned = one_piece([float(one) for one in values]), one_piece([-float(one) for one in values])
    swap = {PointType.COMMON: PointType.COMMON, PointType.IMPROVEMENT: PointType.CONCERN}
    swap |= {PointType.CONCERN: PointType.IMPROVEMENT}
    assert turned.point_types == tuple(swap[one] for one in plain.point_types)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"fix_after_n_points": 11}, "at least 12"),
        ({"improvement_direction": "up"}, "an increase, a decrease or neutral"),
        ({"breaks": [0]}, "cannot be cut"),
        ({"breaks": [9]}, "cannot be cut"),
        ({"rebases": [Rebase(9, "moved house")]}, "cannot be cut"),
    ],
)
def test_nonsense_is_refused(options: Any, says: str) -> None:
    with pytest.raises(InputError, match=says):
        one_piece([1.0, 2, 3], **options)


def test_what_is_no_series_is_refused() -> None:
    for wrong in ([], [1.0, None], [[1.0]], ["a"]):
        with pytest.raises(InputError):
            one_piece(wrong)
    with pytest.raises(InputError, match="say what changed"):
        Rebase(3, " ")
    for counts, totals in (([1], [0]), ([2], [1]), ([-1], [1]), ([0.5], [1]), ([1], [1, 2]), ([], [])):
        with pytest.raises(InputError):
            p_prime_chart(counts, totals=totals)
