"""The beta-binomial model: held against R and its own likelihood."""

from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from scipy import special, stats
from tests.benchstats.counts.organisations import ANSWERS, POSITIVE, few_shares

from benchstats import Reason
from benchstats.counts import beta_binomial


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
