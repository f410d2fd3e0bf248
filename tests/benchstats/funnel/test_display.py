"""What of a funnel is shown, said and refused."""

import pytest
from tests.benchstats.funnel.organisations import EXPECTED, OBSERVED

from benchstats import InputError
from benchstats.funnel import (
    FunnelDisplay,
    RatioScale,
    funnel_display,
    funnel_of_means,
    funnel_of_ratios,
    funnel_of_shares,
)


@pytest.mark.parametrize(
    ("organisations", "display"),
    [
        (9, FunnelDisplay.POOLED_ONLY),
        (10, FunnelDisplay.UNADJUSTED),
        (14, FunnelDisplay.UNADJUSTED),
        (15, FunnelDisplay.OVERDISPERSED),
    ],
)
def test_what_is_shown_with_how_many(organisations: int, display: FunnelDisplay) -> None:
    assert funnel_display(organisations) is display
    found = funnel_of_shares([1, *[5] * (organisations - 1)], answers=[40, *[8] * (organisations - 1)])
    one = found.organisations[0]
    limits = {
        FunnelDisplay.POOLED_ONLY: None,
        FunnelDisplay.UNADJUSTED: one.unadjusted,
        FunnelDisplay.OVERDISPERSED: one.overdispersed,
    }
    assert one.shown == limits[display]
    assert (one.interval is None) == (display is FunnelDisplay.POOLED_ONLY)
    assert one.is_within is (None if limits[display] is None else False)


def test_words() -> None:
    found = funnel_of_shares([1, *[5] * 11], answers=[40, *[8] * 11])
    assert found.organisations[0].sentence().text.endswith("0.03 is worth a conversation.")
    assert found.organisations[0].is_alarming
    assert found.organisations[1].sentence().text.endswith("is within the expected range.")
    assert found.organisations[1].is_alarming is False
    assert found.sentence().text.endswith("for their size: 11 of 12.")
    few = funnel_of_shares([1, 5], answers=[40, 8])
    assert "too few" in few.sentence().text
    assert "too few" in few.organisations[0].sentence().text
    assert few.organisations[0].is_alarming is None


@pytest.mark.parametrize("figure", [-1.2, 1.2])
def test_between_the_two_limits_is_no_alarm(figure: float) -> None:
    found = funnel_of_means([figure, *[0.0] * 9], sizes=[4] * 10, sd_within=1.0, target=0.0)
    assert found.organisations[0].is_within is False
    assert found.organisations[0].is_alarming is False


def test_zero_has_no_logarithm() -> None:
    outermost = funnel_of_ratios([0, *OBSERVED], expected=[2.0, *EXPECTED], scale=RatioScale.LOGARITHM)
    assert (outermost.organisations[0].z, outermost.organisations[0].z_used) == (None, None)
    with pytest.raises(InputError, match="logarithm"):
        funnel_of_ratios([0, 0, 0, 4], expected=[2, 2, 2, 3], scale=RatioScale.LOGARITHM)


def test_unfit_values_are_refused() -> None:
    with pytest.raises(InputError, match="no organisation"):
        funnel_of_shares([], answers=[])
    with pytest.raises(InputError, match="between 0 and 1"):
        funnel_of_shares([1], answers=[2], target=1.2)
    with pytest.raises(InputError, match="SD within"):
        funnel_of_means([1.0], sizes=[2], sd_within=0.0)
    with pytest.raises(InputError, match="finite"):
        funnel_of_means([float("nan")], sizes=[2], sd_within=1.0)
    with pytest.raises(InputError, match="target"):
        funnel_of_ratios([1], expected=[2], target=0)
