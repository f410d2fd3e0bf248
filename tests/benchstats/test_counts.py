"""Shares and rates pooled, held against R and against the likelihoods written out."""

from math import exp, lgamma, log
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, special, stats

from benchstats import InputError, Reason
from benchstats.counts import PriorSource, beta_binomial, gamma_poisson, pooled_rates, pooled_shares

POSITIVE = [4, 9, 12, 20, 3, 15, 22, 8, 11, 30, 5, 18]
ANSWERS = [10, 12, 20, 25, 12, 18, 30, 9, 22, 41, 6, 33]
OBSERVED = [3, 0, 8, 12, 5, 1, 9, 4, 22, 6, 2, 7, 0, 11, 5, 3]
EXPECTED = [4.2, 2.1, 6.6, 9.3, 5.5, 3.8, 4.4, 6.1, 10.2, 7.7, 1.9, 5, 2.6, 8.8, 7.1, 2.2]

share = st.integers(1, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
few_shares = st.lists(share, min_size=2, max_size=8)
few_rates = st.lists(st.tuples(st.integers(0, 30), st.floats(0.5, 30)), min_size=2, max_size=8)


def share_likelihood(a: float, b: float) -> float:
    """By SciPy's own distribution: a second route to the sums of logarithms."""
    return float(stats.betabinom.logpmf(POSITIVE, ANSWERS, a, b).sum())


def test_beta_binomial_is_r_optim() -> None:
    """R 4.2.2: optim(BFGS, reltol 1e-16) over lchoose + lbeta gives 9.98209555743, 5.29163705791, -29.61044794592."""
    fit = beta_binomial(POSITIVE, answers=ANSWERS)
    assert (fit.alpha, fit.beta) == pytest.approx((9.98209555743, 5.29163705791), rel=1e-5)
    assert fit.log_likelihood == pytest.approx(-29.61044794592, abs=1e-9)
    assert fit.alpha is not None
    assert fit.beta is not None
    assert fit.rho == pytest.approx(1 / (fit.alpha + fit.beta + 1), rel=1e-12)
    assert fit.mean == pytest.approx(fit.alpha / (fit.alpha + fit.beta), rel=1e-12)


def test_beta_binomial_is_at_the_top() -> None:
    fit = beta_binomial(POSITIVE, answers=ANSWERS)
    assert fit.alpha is not None
    assert fit.beta is not None
    top = share_likelihood(fit.alpha, fit.beta)
    assert fit.log_likelihood == pytest.approx(top, abs=1e-9)
    for a, b in ((1.001, 1), (0.999, 1), (1, 1.001), (1, 0.999), (1.001, 1.001), (0.999, 0.999)):
        assert share_likelihood(a * fit.alpha, b * fit.beta) < top


def test_beta_binomial_leaves_out_the_ways() -> None:
    fit = beta_binomial(POSITIVE, answers=ANSWERS)
    ways = sum(log(special.binom(n, x)) for x, n in zip(POSITIVE, ANSWERS, strict=True))
    assert fit.log_likelihood is not None
    assert fit.log_likelihood_kernel == pytest.approx(fit.log_likelihood - ways, abs=1e-9)


def test_shares_that_differ_by_chance_only_have_no_spread() -> None:
    """With equal shares the binomial model is the best; its likelihood is R dbinom's."""
    fit = beta_binomial([3, 6, 9], answers=[6, 12, 18])
    assert (fit.rho, fit.alpha, fit.beta, fit.mean) == (0.0, None, None, 0.5)
    assert fit.reason is Reason.NO_VARIATION
    assert fit.log_likelihood == pytest.approx(stats.binom.logpmf([3, 6, 9], [6, 12, 18], 0.5).sum(), abs=1e-12)


def test_all_or_nothing_ends_at_full_agreement() -> None:
    fit = beta_binomial([4, 0, 5, 0], answers=[4, 3, 5, 6])
    assert fit.rho == pytest.approx(1, abs=1e-3)
    assert fit.mean == pytest.approx(0.5, abs=1e-3)


@pytest.mark.parametrize(
    ("x", "n", "reason"),
    [([3], [4], Reason.TOO_FEW_GROUPS), ([], [], Reason.TOO_FEW_GROUPS), ([1, 0], [1, 1], Reason.TOO_FEW_ANSWERS)],
)
def test_too_little_for_a_fit(x: list[int], n: list[int], reason: Reason) -> None:
    fit = beta_binomial(x, answers=n)
    assert (fit.mean, fit.rho, fit.reason) == (None, None, reason)
    assert fit.sentence().text.startswith("There are too few")


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


@settings(max_examples=40)
@given(few_shares)
def test_no_other_spread_is_more_likely(rows: list[tuple[int, int]]) -> None:
    fit = beta_binomial([x for x, _ in rows], answers=[n for _, n in rows])
    if fit.mean is None or fit.log_likelihood is None or not 0 < fit.mean < 1:
        return
    x, n = np.array(rows).T
    for size in (0.2, 2.0, 20.0, 200.0):
        for mean in (0.2, 0.5, fit.mean, 0.9):
            other = stats.betabinom.logpmf(x, n, size * mean, size * (1 - mean)).sum()
            assert fit.log_likelihood >= other - 1e-7


def test_gamma_poisson_is_r_glm_nb() -> None:
    """R 4.2.2, MASS 7.3-58.2: glm.nb(o ~ 1 + offset(log(e))): 9.19320186574, mean 1.07083815765, -38.45283457011."""
    fit = gamma_poisson(OBSERVED, expected=EXPECTED)
    assert fit.shape == pytest.approx(9.19320186574, rel=1e-5)
    assert fit.mean_rate == pytest.approx(1.07083815765, rel=1e-8)
    assert fit.log_likelihood == pytest.approx(-38.45283457011, abs=1e-9)
    assert fit.shape is not None
    assert fit.rate == pytest.approx(fit.shape / 1.07083815765, rel=1e-8)


def test_gamma_poisson_likelihood_is_the_negative_binomial() -> None:
    fit = gamma_poisson(OBSERVED, expected=EXPECTED)
    assert fit.shape is not None
    assert fit.rate is not None
    chances = fit.rate / (fit.rate + np.array(EXPECTED))
    assert fit.log_likelihood == pytest.approx(stats.nbinom.logpmf(OBSERVED, fit.shape, chances).sum(), abs=1e-9)


def test_rates_that_differ_by_chance_only_have_no_shape() -> None:
    fit = gamma_poisson([2, 4, 8], expected=[1, 2, 4])
    assert (fit.shape, fit.rate, fit.mean_rate) == (None, None, 2.0)
    assert fit.log_likelihood == pytest.approx(stats.poisson.logpmf([2, 4, 8], [2, 4, 8]).sum(), abs=1e-12)
    assert "chance" in fit.sentence().text


def test_rates_far_apart_are_said_so() -> None:
    assert "many times over" in gamma_poisson([40, 0, 0], expected=[4, 3, 5]).sentence().text


def test_pooled_rate_is_r_qgamma() -> None:
    """R 4.2.2: qgamma(c(.025, .975), 4 + 3, 6 + 2.5) is 0.331101535473, 1.536408708532."""
    one = pooled_rates([3], expected=[2.5], shape=4, rate=6).organisations[0]
    assert one.mean == pytest.approx(7 / 8.5)
    assert one.interval is not None
    assert (one.interval.low, one.interval.high) == pytest.approx((0.331101535473, 1.536408708532), abs=1e-11)
    area = integrate.quad(lambda rate: stats.gamma.pdf(rate, 7, scale=1 / 8.5), 4 / 6, 10)[0]
    assert one.above_mean == pytest.approx(area, abs=1e-9)


def test_few_rates_share_shape_four() -> None:
    """The mean at the assumed shape solves its likelihood equation; half an event where there is none."""
    pooled = pooled_rates([3, 9, 1], expected=[2, 4, 5])
    assert (pooled.prior, pooled.shape) == (PriorSource.ASSUMED, 4.0)
    events = pooled.mean_rate * np.array([2, 4, 5])
    assert ((np.array([3, 9, 1]) - events) / (1 + events / 4)).sum() == pytest.approx(0, abs=1e-9)
    assert [size for size, _ in pooled.organisations[0].others_assumed] == [2.0, 8.0]
    assert pooled_rates([0, 0], expected=[2, 3]).mean_rate == pytest.approx(0.1)


def test_shape_alone_is_kept() -> None:
    pooled = pooled_rates(OBSERVED, expected=EXPECTED, shape=2.5)
    assert pooled.shape == 2.5
    assert pooled_rates(OBSERVED, expected=EXPECTED).prior is PriorSource.ESTIMATED


@given(few_rates)
def test_pooled_rate_lies_between_own_and_mean(rows: list[tuple[int, float]]) -> None:
    pooled = pooled_rates([o for o, _ in rows], expected=[e for _, e in rows])
    for one in pooled.organisations:
        low, high = sorted((one.ratio, pooled.mean_rate))
        assert low * (1 - 1e-9) <= one.mean <= high * (1 + 1e-9)


@pytest.mark.parametrize(
    ("positive", "answers", "told"),
    [
        ([3], [2], "3 of 2 answers"),
        ([0], [0], "at least one answer"),
        ([-1], [2], "between 0 and"),
        ([1, 2], [3], "2 numerators but 1"),
        ([0.5], [2], "whole numbers"),
    ],
)
def test_unfit_shares_are_refused(positive: list[Any], answers: list[int], told: str) -> None:
    for method in (beta_binomial, pooled_shares):
        with pytest.raises(InputError, match=told):
            method(positive, answers=answers)


@pytest.mark.parametrize("expected", [0.0, -1.0, float("nan"), float("inf")])
def test_unfit_expectations_are_refused(expected: float) -> None:
    with pytest.raises(InputError, match="above 0"):
        gamma_poisson([1, 2], expected=[1.0, expected])


def test_half_a_prior_is_refused() -> None:
    with pytest.raises(InputError, match="both alpha and beta"):
        pooled_shares([1], answers=[2], alpha=3)
    with pytest.raises(InputError, match="both shape and rate"):
        pooled_rates([1], expected=[2], rate=3)
    with pytest.raises(InputError, match="alpha is above 0"):
        pooled_shares([1], answers=[2], alpha=0, beta=1)
    with pytest.raises(InputError, match="no organisation"):
        pooled_shares([], answers=[])
