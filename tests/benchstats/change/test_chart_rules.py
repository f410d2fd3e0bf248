"""The rules of the XmR chart: values from NHSRplotthedots."""

import pytest
from tests.benchstats.change.charts import one_piece

from benchstats.change import PointType, SpecialCause

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
