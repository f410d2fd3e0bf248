"""Trends over rounds: values from R metafor."""

from typing import Any

import numpy as np
import pytest

from benchstats import Reason
from benchstats.change import network_trends

# Nine organisations in four rounds, made in R; expected: metafor 3.8-1 rma.mv(random = ~ t | org, struct = "GEN").
Y = """4.458 4.15 3.931 4.181 3.691 3.558 3.887 3.567 3.518 3.246 3.665 3.928 3.517 3.343 3.569 3.3 3.933 3.592
3.787 4.089 3.67 4.117 4.126 3.982 3.826 3.9 3.941 4.02 3.751 3.656 3.857 4.326 3.404 3.561 3.467 3.501"""
V = """0.0456 0.0181 0.0332 0.0183 0.0213 0.0415 0.0169 0.0328 0.0268 0.0207 0.0119 0.0141 0.0226 0.042 0.0192 0.0185
0.0451 0.0497 0.0438 0.0464 0.0289 0.019 0.0151 0.0212 0.0426 0.0123 0.0421 0.0142 0.0407 0.0222 0.0408 0.0316
0.0245 0.0137 0.0404 0.0404"""
SCORES, VARIANCES = (np.array(text.split(), dtype=float).reshape(9, 4) for text in (Y, V))


def test_slopes_as_metafor() -> None:
    found = network_trends(SCORES, variances=VARIANCES, generator=np.random.default_rng(1))
    assert found.mean_slope == pytest.approx(0.058414737751957, abs=1e-5)
    assert found.mean_error == pytest.approx(0.031765615011559, abs=1e-5)
    assert found.tau_slope == pytest.approx(0.0037414784347731**0.5, abs=1e-4)
    # The posterior lies near REML, and its interval for the mean slope is wider: the spread is not taken as known.
    assert found.interval is not None
    assert found.interval.low < 0.0584 - 1.9 * 0.0318
    assert found.interval.high > 0.0584 + 1.9 * 0.0318
    assert found.blup_slopes is not None
    assert found.slopes == pytest.approx(found.blup_slopes, abs=0.05)
    assert found.slope_intervals is not None
    for slope, reach, error in zip(found.slopes or (), found.slope_intervals, found.own_errors, strict=True):
        assert reach.low < slope < reach.high
        assert reach.high - reach.low < 2 * 1.96 * error  # others help: narrower than its own line alone


def test_slope_above_the_others_is_found() -> None:
    """One of six rises by half a point a round, measured exactly enough; the others do not move."""
    rounds = np.arange(4)
    scores = np.array([[4 + 0.1 * i + (0.5 * t if i == 2 else 0) for t in rounds] for i in range(6)])
    found = network_trends(scores, variances=np.full((6, 4), 0.01), generator=np.random.default_rng(2))
    assert found.above_others is not None
    assert found.above_others[2] > 0.99
    assert max(p for i, p in enumerate(found.above_others) if i != 2) < 0.8
    assert found.own_slopes == pytest.approx((0, 0, 0.5, 0, 0, 0), abs=1e-9)


def test_slopes_of_equal_organisations_are_even_odds() -> None:
    scores = np.tile([3.9, 4.0, 4.1], (5, 1))
    found = network_trends(scores, variances=np.full((5, 3), 0.02), generator=np.random.default_rng(3))
    assert found.above_others == pytest.approx((0.5,) * 5, abs=0.04)
    assert found.slopes == pytest.approx((0.1,) * 5, abs=0.01)


def test_gaps_and_times_of_slopes() -> None:
    """A line through two rounds a unit of time apart at 0 and 2 has half their difference as its slope."""
    scores: Any = [[3.0, None, 4.0], [3.0, 3.2, None], [3.1, 3.2, 3.3]]
    found = network_trends(
        scores, variances=np.full((3, 3), 0.01), times=[0, 1, 2], generator=np.random.default_rng(1), draws=200
    )
    assert found.own_slopes == pytest.approx((0.5, 0.2, 0.1))
    alone = network_trends(scores[:2], variances=np.full((2, 3), 0.01), generator=np.random.default_rng(1))
    assert (alone.above_others, alone.reason) == (None, Reason.TOO_FEW_GROUPS)
