"""The gamma-Poisson model: values from R glm.nb."""

import numpy as np
import pytest
from scipy import stats
from tests.benchstats.counts.organisations import EXPECTED, OBSERVED

from benchstats.counts import gamma_poisson


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
