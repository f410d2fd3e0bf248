"""Means so far apart that a variance is less than their last digit: closed forms hold, or a refusal says why not."""

import numpy as np
import pytest
from scipy import special

from benchstats import InputError
from benchstats.change import corrected_changes, network_changes
from benchstats.pooling import partial_pooling, random_effects

SHAPES = [[1.0, 2.0, 3.0], [1.0, 1.5, -7.0, 2.0]]
FAR = [1e8, 1e10, 1e12, 1e14, 1e16, 1e20, 9e22]


@pytest.mark.parametrize("times", FAR)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("estimator", ["reml", "paule_mandel", "dersimonian_laird"])
def test_with_equal_variances_all_estimators_are_the_excess_of_the_spread(
    shape: list[float], times: float, estimator: str
) -> None:
    """With equal v: tau^2 = SS / (k - 1) - v, and Q = SS / (v + tau^2) (Viechtbauer 2005 and 2007)."""
    y = np.array(shape) * times
    squares, degrees = float(np.square(y - y.mean()).sum()), y.size - 1
    found = random_effects(y, variances=np.ones(y.size), estimator=estimator)  # type: ignore[arg-type]
    assert found.tau2 == pytest.approx(squares / degrees - 1, rel=1e-9)
    assert found.tau2_interval is not None
    ends = [squares / float(special.chdtri(degrees, share)) - 1 for share in (0.025, 0.975)]
    assert [found.tau2_interval.low, found.tau2_interval.high] == pytest.approx(ends, rel=1e-9)


@pytest.mark.parametrize("times", FAR)
@pytest.mark.parametrize("shape", SHAPES)
def test_changes_far_apart_are_corrected_for_the_network_alone(shape: list[float], times: float) -> None:
    """Nothing regresses where chance is nothing: (second - its mean) - (first - its mean)."""
    before = np.array(shape) * times
    after = before[::-1]
    ones = np.ones(before.size)
    found = corrected_changes(before, after, first_variances=ones, second_variances=ones)
    expected = (after - after.mean()) - (before - before.mean())
    assert [one.corrected for one in found] == pytest.approx(expected.tolist(), rel=1e-9, abs=1e-9 * times)


@pytest.mark.parametrize("times", [1e14, 1e16, 1e18, 1e20, 9e22])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_spread_that_is_lost_in_rounding_is_refused(shape: list[float], times: float) -> None:
    y = np.array(shape) * times
    with pytest.raises(InputError, match="too far apart for the scale of the prior"):
        network_changes(y, variances=np.ones(y.size))
    with pytest.raises(InputError, match="too far apart for the scale of the prior"):
        partial_pooling(y, variances=np.ones(y.size))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_spread_far_beyond_the_prior_is_still_told(shape: list[float]) -> None:
    """Each organisation's own change, of which chance is a millionth."""
    y = np.array(shape) * 1e6
    found = network_changes(y, variances=np.ones(y.size))
    assert found.pooled.theta_mean == pytest.approx(y.tolist(), rel=1e-5)
    alike = network_changes(np.full(3, 1e20), variances=np.ones(3))
    assert alike.pooled.mu_median == pytest.approx(1e20)
