"""The limits of the XmR chart: when they are shown, locked, cut and set anew."""

import numpy as np
import pytest
from tests.benchstats.change.charts import one_piece

from benchstats.change import Rebase, SpecialCause, Stage, xmr_chart


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
