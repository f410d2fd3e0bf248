"""Numbers at the ends of what a float can hold: a result in plain numbers, or a refusal in words; nothing leaks."""

from collections.abc import Callable
from math import isfinite
from typing import Any

import numpy as np
import pytest
from tests.benchstats.exam.test_exam import numbers_in

from benchstats import BenchstatsError, InputError, Sentence, wilson_share
from benchstats.adjustment import direct_rate, mean_contrasts
from benchstats.change import paired_change, smallest_change
from benchstats.counts import pooled_rates
from benchstats.funnel import funnel_of_means
from benchstats.inputs import vector
from benchstats.matching import exposure, gain_summary, reciprocal_pairs
from benchstats.multilevel import three_levels
from benchstats.ordinal import trimmed_weights, weighted_mean
from benchstats.perturbation import Noise, noise_accuracy
from benchstats.raters import krippendorff_alpha, rater_icc
from benchstats.relationships import corrected_correlation, correlation_limits, pearson
from benchstats.reliability import aggregation_icc, cronbach_alpha, omega_total, respondents_needed

GROUPS = ["a", "b", "c"] * 8
METHODS: dict[str, Callable[[Any], Any]] = {
    "alpha": lambda x: cronbach_alpha(x.reshape(8, 3)),
    "omega": lambda x: omega_total(x.reshape(6, 4)),
    "icc": lambda x: aggregation_icc(x, groups=GROUPS),
    "rater icc": lambda x: rater_icc(x.reshape(8, 3)),
    "krippendorff": lambda x: krippendorff_alpha(x.reshape(8, 3).tolist(), level="interval"),
    "pearson": lambda x: pearson(x, x[::-1]),
    "corrected": lambda x: corrected_correlation(
        x, x[::-1], first_variances=[1.0] * 24, second_variances=[1.0] * 24, covariances=[0.0] * 24
    ),
    "paired": lambda x: paired_change(x, x[::-1]),
    "levels": lambda x: three_levels(
        x, units=[at % 8 for at in range(24)], organisations=[at % 8 // 2 for at in range(24)]
    ),
    "contrasts": lambda x: mean_contrasts(x, organisations=GROUPS),
    "funnel": lambda x: funnel_of_means(list(x), sizes=[5] * 24, sd_within=1.0),
    "weighted": lambda x: weighted_mean(x, weights=[1.0] * 24),
    "exposure": lambda x: exposure(np.abs(x)),
    "gains": lambda x: gain_summary(np.abs(x).tolist()),
    "pairs": lambda x: reciprocal_pairs(np.abs(x[:16]).reshape(4, 4).tolist()),
    "rates": lambda x: pooled_rates([1, 2, 3, 9], expected=np.abs(x[:4]) + 1e-320),
    "direct": lambda x: direct_rate([1, 2, 3], population=np.abs(x[:3]) + 1e-320, standard_population=[1, 2, 3]),
    "smallest": lambda x: smallest_change(10, sd_within=abs(float(x[0]))),
}
WAVES = 4 + np.sin(1.7 * np.arange(24))
VALUES = {
    "huge": WAVES * 1e300,
    "largest": np.sign(np.sin(np.arange(24))) * 1.7e308,
    "tiny": WAVES * 1e-300,
    "denormal": np.arange(24) * 5e-324,
    "rather huge": WAVES * 1e23,
    "rather tiny": WAVES * 1e-23,
    "of all sizes": np.resize([1e300, -1e300, 1.0, 0.0, 1e-300], 24),
    "far off": WAVES - 1e15,
    "alike": np.full(24, 1e20),
}


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@pytest.mark.parametrize("values", VALUES.values(), ids=VALUES)
def test_nothing_leaks(values: Any, method: Callable[[Any], Any]) -> None:
    try:
        found = method(values)
    except BenchstatsError:
        return
    assert all(isfinite(one) for one in numbers_in(found)), found


def test_sizes_that_a_square_could_not_hold_are_refused() -> None:
    with pytest.raises(InputError, match=r"below 1e[+]24 in size, not at 1e[+]24"):
        vector([1e24], of="scores")
    assert vector([9.9e23, 1e-300, -1e-24, 1.1e-24], of="scores").tolist() == [9.9e23, 0.0, 0.0, 1.1e-24]


def test_small_probabilities_keep_their_noise() -> None:
    """R: 2 * qnorm(5e-301, lower.tail = FALSE) is 74.13; 1 - alpha would be 1 and its quantile infinite."""
    assert noise_accuracy(2.0, noise=Noise.GAUSSIAN, alpha=1e-300).accuracy == pytest.approx(74.13, abs=0.01)


def test_many_organisations_have_limits_at_once() -> None:
    assert correlation_limits(170).smallest_p > 0
    assert correlation_limits(171).smallest_p == 0
    assert 0 < correlation_limits(10**12).critical_r < 1e-5


def test_an_icc_next_to_nothing_takes_no_number_of_answers() -> None:
    assert respondents_needed(1e-300).n is None
    assert respondents_needed(1e-14, reliability=0.5).n == 10**14 - 1


def test_a_count_of_answers_beyond_sense_is_refused() -> None:
    assert wilson_share(10**9, 10**9).high == 1
    with pytest.raises(InputError, match="at most 1,000,000,000 answers"):
        wilson_share(5, 10**300)


def test_huge_weights_are_trimmed_at_their_median() -> None:
    assert trimmed_weights([1e308, 1.5e308]) == (1e308, 1.5e308)


def test_a_number_rounded_to_nothing_has_no_sign() -> None:
    assert Sentence("%(x)s", (("x", -0.001),)).text == "0.00"
    assert Sentence("%(x)s", (("x", -0.006),)).text == "-0.01"
