"""Funnels, held against the functions of FunnelPlotR 0.6.0 run in R 4.2.2, and against R's chi-square quantiles."""

from itertools import pairwise
from math import asin, pi, sin, sqrt
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from benchstats import InputError
from benchstats.funnel import (
    Funnel,
    FunnelDisplay,
    RatioScale,
    funnel_display,
    funnel_of_means,
    funnel_of_ratios,
    funnel_of_shares,
)

POSITIVE = [4, 9, 12, 20, 3, 15, 22, 8, 11, 30, 5, 18]
ANSWERS = [10, 12, 20, 25, 12, 18, 30, 9, 22, 41, 6, 33]
OBSERVED = [12, 30, 7, 55, 21, 90, 16, 41, 9, 28, 33, 60]
EXPECTED = [10.5, 22.1, 9.8, 61.3, 20.2, 64.7, 25.4, 38.9, 12.6, 30.3, 21.7, 58.2]

share = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
shares = st.lists(share, min_size=1, max_size=30)


def z_of(found: Funnel) -> list[float | None]:
    return [one.z for one in found.organisations]


def test_shares_are_funnelplotr() -> None:
    found = funnel_of_shares(POSITIVE, answers=ANSWERS)
    assert (found.phi, found.tau2) == pytest.approx((1.7795678681312, 0.0121674590774))
    assert z_of(found)[:3] == pytest.approx([-1.664553113976, 0.687897085485, -0.553033594294])
    first = [-1.650545691785, 0.687897085485, -0.553033594294, 1.592405584674, -1.650545691785, 1.687717351743]
    rest = [0.879084464778, 1.687717351743, -1.524478892071, 1.004168130894, 0.991327272696, -1.344142719159]
    assert [one.z_used for one in found.organisations] == pytest.approx(first + rest)
    assert found.target == pytest.approx(157 / 238)


def test_ratios_are_funnelplotr() -> None:
    found = funnel_of_ratios(OBSERVED, expected=EXPECTED)
    assert (found.phi, found.tau2) == pytest.approx((1.32324707192963, 0.00366574275667))
    assert z_of(found)[:3] == pytest.approx([0.447462531868, 1.552323731269, -0.969487714870])


def test_logarithmic_ratios_are_funnelplotr() -> None:
    """The mortality indicator leaves out the outer tenths; limits by exp(+-1.959964 sqrt(1/E + tau2))."""
    found = funnel_of_ratios(OBSERVED, expected=EXPECTED, scale=RatioScale.LOGARITHM)
    assert (found.phi, found.tau2) == pytest.approx((0.97024120755888, 0.00285528731071))
    assert [at for at, one in enumerate(found.organisations) if one.z_used is None] == [5, 6]
    limits = found.organisations[0].overdispersed
    assert (limits.low95, limits.high95) == pytest.approx((0.541258637217, 1.84754557478), rel=1e-7)
    assert (limits.low998, limits.high998) == pytest.approx((0.379896499800, 2.63229590304), rel=1e-7)


def test_ties_share_their_place_when_tenths_are_left_out() -> None:
    """R 4.2.2: rank() of 12 equal values is 6.5 for each, which is in no outer tenth."""
    found = funnel_of_ratios([8] * 12, expected=[10] * 12, scale=RatioScale.LOGARITHM)
    assert None not in [one.z_used for one in found.organisations]


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


def test_winsorised_quantiles_are_type_seven() -> None:
    """R quantile(type = 7) of z = 0, 1, ..., 4 at 10 % and 90 % is 0.4 and 3.6."""
    found = funnel_of_means([0.0, 1, 2, 3, 4], sizes=[1] * 5, sd_within=1.0, target=0.0)
    assert [one.z_used for one in found.organisations] == pytest.approx([0.4, 1, 2, 3, 3.6])
    assert found.phi == pytest.approx((0.16 + 1 + 4 + 9 + 12.96) / 5)
    assert found.tau2 == pytest.approx((5 * found.phi - 4) / (5 - 1))


def test_tiny_network_hides_its_extremes(shared_case: Any) -> None:
    """FUN-05: two of five points are set back, and nothing of the overdispersion is left."""
    case = shared_case("FUN-05")
    found = funnel_of_shares(case["input"]["x"], answers=case["input"]["n"])
    assert found.phi == pytest.approx(case["expected"]["phi"], abs=1e-9)
    assert found.tau2 == 0
    assert found.display is FunnelDisplay.POOLED_ONLY


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
    assert found.sentence().text.startswith("11 of 12 organisations")
    few = funnel_of_shares([1, 5], answers=[40, 8])
    assert "too few" in few.sentence().text
    assert "too few" in few.organisations[0].sentence().text
    assert few.organisations[0].is_alarming is None


@pytest.mark.parametrize("figure", [-1.2, 1.2])
def test_between_the_two_limits_is_no_alarm(figure: float) -> None:
    found = funnel_of_means([figure, *[0.0] * 9], sizes=[4] * 10, sd_within=1.0, target=0.0)
    assert found.organisations[0].is_within is False
    assert found.organisations[0].is_alarming is False


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


def test_winsorising_understates_overdispersion() -> None:
    """A normal set back at its 10 % and 90 % points keeps 0.6787 of its variance, so that a variance of 0.01 between
    organisations of 200 answers (0.00125 by chance) is found as 0.01125 * 0.6787 - 0.00125.
    """
    draw = np.random.default_rng(7)
    chances = np.sin(0.9 + 0.1 * draw.normal(size=4000)) ** 2
    found = funnel_of_shares(draw.binomial(200, chances).tolist(), answers=[200] * 4000)
    assert found.tau2 == pytest.approx(0.01125 * 0.6787 - 0.00125, rel=0.05)


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
