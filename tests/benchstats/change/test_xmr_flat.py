"""A chart of a figure that hardly ever changes."""

import pytest

from benchstats.change import xmr_chart


@pytest.mark.parametrize("values", [[4.6] * 6 + [4.5], [4.6] * 11 + [4.7], [4.6] * 8])
def test_no_limits_without_width_are_drawn(values: list[float]) -> None:
    """Screening takes the one step out and leaves nothing but zeros: every round would be unusual."""
    chart = xmr_chart(values, improvement_direction="increase")
    assert chart.pieces[-1].shown_limits is None
    assert chart.interval is None
    assert (
        chart.sentence().text == f"Over {len(values)} rounds the figure hardly ever changed, so no limits can be drawn."
    )
