"""The correlation within strata: values from R metafor."""

import numpy as np
import pytest

from benchstats import Reason
from benchstats.relationships import pearson, stratified_correlation


def strata_of(*wanted: tuple[float, int]) -> tuple[list[float], list[float], list[int]]:
    """Strata with exactly the correlation and size wanted, each at another level."""
    x: list[float] = []
    y: list[float] = []
    names: list[int] = []
    for name, (r, n) in enumerate(wanted):
        angle = 2 * np.pi * np.arange(n) / n
        x += list(np.cos(angle) + 5 * name)
        y += list(r * np.cos(angle) + (1 - r * r) ** 0.5 * np.sin(angle) - 5 * name)
        names += [name] * n
    return x, y, names


def test_within_strata_as_metafor() -> None:
    """R metafor 3.8-1 on escalc(measure = "ZCOR", ri = c(.62, .15, .48), ni = c(9, 7, 12)), FE and REML."""
    x, y, names = strata_of((0.62, 9), (0.15, 7), (0.48, 12))
    found = stratified_correlation(x, y, strata=names)
    assert [stratum.r for stratum in found.strata] == pytest.approx([0.62, 0.15, 0.48])
    assert (found.r, found.q, found.q_p_value, found.p_value) == pytest.approx(
        (0.468773626380244, 0.793958298796841, 0.672348044347703, 0.026658042837494)
    )
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((0.058782985264335, 0.743447843896271))
    assert (found.tau2, found.r_random) == pytest.approx((0, 0.468773626380244), abs=1e-6)
    assert found.random_interval is not None  # with three strata far wider than the common effect's
    assert found.random_interval.low < found.interval.low
    # Between the strata everything goes the other way, which is what strata are for.
    over_all = pearson(x, y).r
    assert over_all is not None
    assert over_all < -0.9


def test_strata_that_cannot_be_used_are_told() -> None:
    x, y, names = strata_of((0.5, 8), (0.4, 3), (1.0, 6))
    found = stratified_correlation(x, y, strata=names)
    assert [stratum.used for stratum in found.strata] == [True, False, False]
    assert found.n == 8
    assert found.r == pytest.approx(0.5)
    none = stratified_correlation([1, 2], [1, 2], strata=["a", "b"])
    assert (none.r, none.reason) == (None, Reason.TOO_FEW_GROUPS)
