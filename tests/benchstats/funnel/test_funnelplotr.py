"""Funnels of shares and ratios: values from R FunnelPlotR."""

from typing import Any

import numpy as np
import pytest
from tests.benchstats.funnel.organisations import ANSWERS, EXPECTED, OBSERVED, POSITIVE, z_of

from benchstats.errors import InputError
from benchstats.funnel import (
    FunnelDisplay,
    RatioScale,
    funnel_of_counts,
    funnel_of_means,
    funnel_of_ratios,
    funnel_of_shares,
)


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


SECOND = [10, 11, 9, 14, 12, 18, 8, 6, 15, 13, 9, 12]


@pytest.mark.parametrize(
    ("first", "phi", "tau2", "target", "z"),
    [
        (
            [40, 12, 5, 20, 9, 30, 3, 0, 15, 66, 11, 7],
            3.016894135962,
            0.328531383463,
            218 / 137,
            [2.609924144190, -0.952903375964, -1.964006992351],
        ),
        (
            [8, 12, 5, 20, 9, 30, 3, 0, 15, 22, 11, 7],
            1.072425230014,
            0.026391849820,
            1.036496350365,
            [-0.550691230963, 0.118847679847, -1.131307888990],
        ),
    ],
)
def test_ratios_of_counts_are_funnelplotr(
    first: list[int], phi: float, tau2: float, target: float, z: list[float]
) -> None:
    """R FunnelPlotR at 9020d49: transformed_zscore, winsorisation, phi_func and tau_func with data_type = "RC"."""
    found = funnel_of_counts(first, second=SECOND)
    assert (found.phi, found.tau2, found.target) == pytest.approx((phi, tau2, target))
    assert z_of(found)[:3] == pytest.approx(z)


def test_limits_of_ratios_of_counts_have_the_error_of_their_z() -> None:
    """R: s = sqrt(R n / (R n + .5)^2 + n / (n + .5)^2) at n = 10 and R = 218/137; R exp(-+ qnorm s)."""
    found = funnel_of_counts([40, 12, 5, 20, 9, 30, 3, 0, 15, 66, 11, 7], second=SECOND)
    first = found.organisations[0]
    assert first.unadjusted.low95 == pytest.approx(0.745268819945)
    assert first.overdispersed.high998 == pytest.approx(13.486811343102)
    assert found.organisations[7].figure == 0


@pytest.mark.parametrize(("first", "second"), [([0, 0], [3, 4]), ([1, 2], [3, 0]), ([1], [2, 3]), ([1.5], [2])])
def test_what_is_no_ratio_of_counts_is_refused(first: list[Any], second: list[int]) -> None:
    with pytest.raises(InputError):
        funnel_of_counts(first, second=second)
