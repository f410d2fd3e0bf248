"""The limits of funnels."""

from itertools import pairwise
from math import asin, pi, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from tests.benchstats.funnel.organisations import ANSWERS, POSITIVE, z_of

from benchstats.funnel import funnel_of_means, funnel_of_ratios, funnel_of_shares

share = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
shares = st.lists(share, min_size=1, max_size=30)


def test_adjusted_z_and_limits_hold_tau() -> None:
    found = funnel_of_shares(POSITIVE, answers=ANSWERS)
    one, centre = found.organisations[3], asin(sqrt(found.target))
    error = sqrt(1 / 100 + found.tau2)
    assert one.z_adjusted == pytest.approx((asin(sqrt(0.8)) - centre) / error)
    assert one.overdispersed.low95 == pytest.approx(sin(centre - 1.959963985 * error) ** 2)
    assert one.overdispersed.low998 == pytest.approx(sin(centre - 3.090232306 * error) ** 2)
    assert one.unadjusted.high95 == pytest.approx(sin(centre + 1.959963985 / 10) ** 2)


def test_limits_beyond_the_scale_are_at_its_end() -> None:
    """Unclamped, sin^2 of an angle above pi/2 would come back: a wide limit would look narrow."""
    tiny = funnel_of_shares([2, 27], answers=[2, 30]).organisations[0].unadjusted
    assert asin(sqrt(29 / 32)) + 3.09 / (2 * sqrt(2)) > pi / 2
    assert tiny.high998 == 1.0
    low = funnel_of_shares([0, 3], answers=[2, 30]).organisations[0].unadjusted
    assert (low.low95, low.low998) == (0.0, 0.0)
    assert funnel_of_ratios([1], expected=[0.5]).organisations[0].overdispersed.low998 == 0.0


def test_limits_of_ratios_are_exact_poisson() -> None:
    """R: qchisq(0.025, 2 * 3.5) / 7 and so on, here by SciPy's chi-square."""
    limits = funnel_of_ratios([3], expected=[3.5]).organisations[0].unadjusted
    wanted = [stats.chi2.ppf(tail, 7 + more) / 7 for tail, more in ((0.025, 0), (0.975, 2), (0.001, 0), (0.999, 2))]
    assert [limits.low95, limits.high95, limits.low998, limits.high998] == pytest.approx(wanted, rel=1e-9)


def test_a_target_moves_the_poisson_limits() -> None:
    limits = funnel_of_ratios([3], expected=[3.5], target=2.0).organisations[0].unadjusted
    assert limits.low95 == pytest.approx(stats.chi2.ppf(0.025, 14) / 7)


def test_means_have_the_pooled_error() -> None:
    """By hand: target (4*10 + 3*20) / 30, standard errors 0.9 / sqrt n."""
    found = funnel_of_means([4.0, 3.0], sizes=[10, 20], sd_within=0.9)
    assert found.target == pytest.approx(100 / 30)
    assert z_of(found) == pytest.approx([(4 - 100 / 30) / (0.9 / sqrt(10)), (3 - 100 / 30) / (0.9 / sqrt(20))])
    assert found.organisations[0].unadjusted.high95 == pytest.approx(100 / 30 + 1.959963985 * 0.9 / sqrt(10))
    assert funnel_of_means([4.0, 3.0], sizes=[10, 20], sd_within=0.9, target=3.5).target == 3.5


@given(shares)
def test_limits_enclose_each_other_and_the_target(rows: list[tuple[int, int]]) -> None:
    found = funnel_of_shares([x for x, _ in rows], answers=[n for _, n in rows])
    assert found.tau2 >= 0
    for one in found.organisations:
        for wide in (one.unadjusted, one.overdispersed):
            order = [0, wide.low998, wide.low95, found.target, wide.high95, wide.high998, 1]
            assert all(a <= b + 1e-12 for a, b in pairwise(order))
        assert one.overdispersed.low95 <= one.unadjusted.low95 + 1e-12
        assert one.z is not None
        assert one.z_adjusted is not None
        assert abs(one.z_adjusted) <= abs(one.z) + 1e-12
