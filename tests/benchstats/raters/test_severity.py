"""Severity of raters on incomplete designs, against R."""

from __future__ import annotations

import pytest

from benchstats.raters import crossed_effects, rater_severity
from benchstats.results import Reason

# Six plans, each seen by two of three raters.
SCORES = [4, 5, 4, 3, 2, 4, 5, 3, 4, 2, 3, 5]
PLANS = ["1", "1", "2", "2", "3", "3", "4", "4", "5", "5", "6", "6"]
RATERS = ["A", "B", "B", "C", "C", "A", "A", "B", "B", "C", "C", "A"]


def test_additive_model_of_r() -> None:
    """R 4.2.2 lm(y ~ p + r, contrasts = list(r = contr.sum)): 3.91667, r1 0.83333, r2 0.33333, 0.79057."""
    found = rater_severity(SCORES, plans=PLANS, raters=RATERS)
    effects = {one.rater: one.effect for one in found.raters or ()}
    assert effects == pytest.approx({"A": 0.8333333, "B": 0.3333333, "C": -1.1666667}, abs=1e-6)
    adjusted = {one.plan: one.adjusted for one in found.plans or ()}
    steps = [0.0, 0.0, -0.75, -0.5, -0.5, 0.25]
    assert adjusted == pytest.approx(
        {str(plan): 3.9166667 + step for plan, step in enumerate(steps, start=1)}, abs=1e-6
    )
    assert found.sigma == pytest.approx(0.7905694, abs=1e-7)


def test_crossed_model_of_lme4() -> None:
    """R lme4 1.1.31 lmer(y ~ 1 + (1 | p) + (1 | r)): 0, 0.9722310 and 0.4444437, mean 3.666667 (singular)."""
    found = crossed_effects(SCORES, plans=PLANS, raters=RATERS)
    assert found.var_plan == pytest.approx(0.0, abs=1e-5)
    assert (found.var_rater, found.var_residual) == pytest.approx((0.972231, 0.4444437), abs=2e-4)
    assert found.mean == pytest.approx(3.666667, abs=1e-6)
    effects = dict(found.rater_effects or ())
    assert effects == pytest.approx({"A": 0.7478641, "B": 0.2991456, "C": -1.0470097}, abs=2e-4)


def test_raters_who_share_no_plan_are_not_compared() -> None:
    found = rater_severity([1, 2, 3, 4], plans=["1", "1", "2", "2"], raters=["A", "B", "C", "D"])
    assert found.reason is Reason.NOT_CONNECTED
    assert [one.raters for one in found.components] == [("A", "B"), ("C", "D")]
    assert "2 groups that share no plan" in found.sentence().text


def test_one_more_plan_connects_them() -> None:
    found = rater_severity(
        [1, 2, 3, 4, 3, 3], plans=["1", "1", "2", "2", "3", "3"], raters=["A", "B", "C", "D", "B", "C"]
    )
    assert found.reason is None
    assert len(found.components) == 1
