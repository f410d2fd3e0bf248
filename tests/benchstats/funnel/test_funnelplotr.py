"""Funnels of shares and ratios: values from R FunnelPlotR."""

from typing import Any

import numpy as np
import pytest
from tests.benchstats.funnel.organisations import ANSWERS, EXPECTED, OBSERVED, POSITIVE, z_of

from benchstats.funnel import FunnelDisplay, RatioScale, funnel_of_means, funnel_of_ratios, funnel_of_shares


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


def test_winsorising_understates_overdispersion() -> None:
    """A normal set back at its 10 % and 90 % points keeps 0.6787 of its variance, so that a variance of 0.01 between
    organisations of 200 answers (0.00125 by chance) is found as 0.01125 * 0.6787 - 0.00125.
    """
    draw = np.random.default_rng(7)
    chances = np.sin(0.9 + 0.1 * draw.normal(size=4000)) ** 2
    found = funnel_of_shares(draw.binomial(200, chances).tolist(), answers=[200] * 4000)
    assert found.tau2 == pytest.approx(0.01125 * 0.6787 - 0.00125, rel=0.05)
