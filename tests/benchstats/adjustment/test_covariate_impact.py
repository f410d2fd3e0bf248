"""Whether a covariate is worth adjusting for: values from R anova."""

import pytest
from tests.benchstats.adjustment.answers import HOMES, MIX, SCORES, YEARS

from benchstats import InputError, Reason
from benchstats.adjustment import covariate_impact


def test_impact_is_r_anova() -> None:
    """R: anova(lm(y ~ org + years), lm(y ~ org + role + years)) gives RSS 0.703960760270, 0.626280094947, p 0.62644;
    deviance(lm(y ~ org)) is 5.56; anova of the predicted part on org has mean squares 0.00635824886191 and
    0.02341925117954, p 0.7672, and means 0.02128808797, -0.04041927045, 0.02338880008.
    """
    found = covariate_impact(SCORES, covariate="role", references={"role": "y"}, **MIX)
    assert found.predictive_power == pytest.approx((0.703960760270 - 0.626280094947) / 5.56, abs=1e-10)
    assert found.p_predictive == pytest.approx(0.62644, abs=1e-5)
    assert found.p_uneven == pytest.approx(0.7672, abs=5e-5)
    assert found.heterogeneity == 0
    assert found.largest_shift == pytest.approx(0.04041927045, abs=1e-10)
    assert not found.is_kept
    assert "need not be adjusted" in found.sentence().text


def test_uneven_and_predictive_is_kept() -> None:
    """By hand: MSB / MSW of 0, 1 in A and 4, 5 in B (times 3 each) gives heterogeneity (F - 1) / 6."""
    t = [0, 1] * 3 + [4, 5] * 3
    scores = [value + step for value, step in zip(t, [0.1, -0.1, 0.05, -0.05, 0, 0.02] * 2, strict=True)]
    found = covariate_impact(scores, organisations=["A"] * 6 + ["B"] * 6, covariates={"t": t}, covariate="t")
    assert found.heterogeneity == pytest.approx((48 / (3 / 10) - 1) / 6)
    assert found.predictive_power is not None
    assert found.impact == pytest.approx(found.predictive_power * (48 / (3 / 10) - 1) / 6)
    assert found.is_kept
    assert "worth adjusting" in found.sentence().text


def test_impact_that_cannot_be_told() -> None:
    flat = covariate_impact(SCORES, organisations=HOMES, covariates={"t": [1] * 14}, covariate="t")
    assert (flat.impact, flat.reason, flat.is_kept) == (None, Reason.NO_VARIATION, False)
    assert "cannot be told" in flat.sentence().text
    same = covariate_impact([3.0] * 14, organisations=HOMES, covariates={"t": YEARS}, covariate="t")
    assert same.reason is Reason.NO_VARIATION
    few = covariate_impact([1.0, 2.0], organisations=["A", "B"], covariates={"t": YEARS[:2]}, covariate="t")
    assert few.reason is Reason.TOO_FEW_ANSWERS
    with pytest.raises(InputError, match="no covariate 'u'"):
        covariate_impact(SCORES, covariate="u", **MIX)
