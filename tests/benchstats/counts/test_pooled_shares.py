"""Shares pooled: values from R qbeta and pbeta."""

from math import exp, lgamma
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from scipy import integrate
from tests.benchstats.counts.organisations import ANSWERS, POSITIVE, few_shares

from benchstats.counts import PriorSource, beta_binomial, pooled_shares


def test_posterior_is_r_qbeta_and_pbeta(shared_case: Any) -> None:
    case = shared_case("BB-03")
    pooled = pooled_shares(case["input"]["x"], answers=case["input"]["n"], alpha=12, beta=4)
    assert pooled.prior is PriorSource.GIVEN
    assert [one.mean for one in pooled.organisations] == pytest.approx(case["expected"]["posterior_mean"], abs=1e-12)
    ends = [(one.interval.low, one.interval.high) for one in pooled.organisations if one.interval]
    assert np.array(ends) == pytest.approx(np.array(case["expected"]["ci95"]), abs=1e-10)


def test_probability_above_the_mean_by_integration() -> None:
    one = pooled_shares([9], answers=[12], alpha=6, beta=4).organisations[0]
    area = integrate.quad(lambda p: p**14 * (1 - p) ** 6, 0.6, 1)[0] / exp(lgamma(15) + lgamma(7) - lgamma(22))
    assert one.above_mean == pytest.approx(area, abs=1e-10)


def test_few_organisations_share_an_assumed_prior() -> None:
    """statistics.md 2.3: below 15, alpha + beta = 20 around the unweighted mean of shares; 10 and 40 beside it."""
    pooled = pooled_shares([1, 30], answers=[2, 40])
    assert pooled.prior is PriorSource.ASSUMED
    assert (pooled.alpha, pooled.beta) == pytest.approx((12.5, 7.5))
    first = pooled.organisations[0]
    assert first.mean == pytest.approx(13.5 / 22)
    assert dict(first.others_assumed) == pytest.approx({10.0: 7.25 / 12, 40.0: 26 / 42})
    assert "assumed" in pooled.sentence().text


def test_prior_is_estimated_from_fifteen_on() -> None:
    many = pooled_shares([*POSITIVE, 6, 2, 9], answers=[*ANSWERS, 10, 5, 11])
    fit = beta_binomial([*POSITIVE, 6, 2, 9], answers=[*ANSWERS, 10, 5, 11])
    assert (many.prior, many.alpha, many.beta) == (PriorSource.ESTIMATED, fit.alpha, fit.beta)
    assert many.organisations[0].others_assumed == ()
    assert pooled_shares([*POSITIVE, 6, 2], answers=[*ANSWERS, 10, 5]).prior is PriorSource.ASSUMED


def test_many_alike_are_all_at_their_mean() -> None:
    pooled = pooled_shares([5] * 15, answers=[10] * 15)
    assert {one.mean for one in pooled.organisations} == {0.5}
    assert {one.interval for one in pooled.organisations} == {None}
    assert "nothing speaks for a difference" in pooled.organisations[0].sentence().text


def test_unanimous_organisations_keep_their_doubt() -> None:
    for count in (3, 20):
        pooled = pooled_shares([4] * count, answers=[4] * count)
        assert pooled.prior is PriorSource.ASSUMED
        assert pooled.mean == pytest.approx((4 * count + 0.5) / (4 * count + 1))
        assert pooled.organisations[0].interval is not None
        assert pooled.organisations[0].interval.low < 1


@given(few_shares)
def test_pooled_share_lies_between_own_and_mean(rows: list[tuple[int, int]]) -> None:
    pooled = pooled_shares([x for x, _ in rows], answers=[n for _, n in rows])
    for one in pooled.organisations:
        low, high = sorted((one.share, pooled.mean))
        assert low - 1e-12 <= one.mean <= high + 1e-12
        assert one.interval is not None
        assert one.interval.low <= one.mean <= one.interval.high
