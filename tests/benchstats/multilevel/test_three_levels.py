"""Three levels: values from R lme4 and the analysis of variance."""

import numpy as np
import pytest
from tests.benchstats.multilevel.answers import HALVES, ROWS, fitted, variances

from benchstats.multilevel import three_levels


def test_is_lme4() -> None:
    """R 4.2.2, lme4 1.1-31, lmer(y ~ 1 + (1 | o) + (1 | u)), whose default optimiser is exact to about 1e-6."""
    found = three_levels(HALVES, units=[at // 2 for at in ROWS], organisations=[at // 4 for at in ROWS])
    assert variances(found) == pytest.approx((0.0270839105771, 0.2083367829363, 0.4687475117026), abs=2e-5)
    assert (found.mu, found.se_mu) == pytest.approx((3.8125, 0.2034859454487), abs=1e-6)
    assert found.reml_deviance == pytest.approx(58.5954682628174, abs=1e-8)


def test_balanced_is_analysis_of_variance() -> None:
    """With equal sizes REML has a closed form: differences of mean squares (Searle, Casella and McCulloch 1992)."""
    table = np.array(HALVES).reshape(6, 2, 2)
    rest = ((table - table.mean(axis=2, keepdims=True)) ** 2).sum() / 12
    units = 2 * ((table.mean(axis=2) - table.mean(axis=(1, 2))[:, None]) ** 2).sum() / 6
    organisations = 4 * ((table.mean(axis=(1, 2)) - table.mean()) ** 2).sum() / 5
    found = three_levels(HALVES, units=[at // 2 for at in ROWS], organisations=[at // 4 for at in ROWS])
    assert variances(found) == pytest.approx(((organisations - units) / 4, (units - rest) / 2, rest), abs=1e-9)


def test_units_that_are_alike_have_no_variance() -> None:
    """Then two levels are left, whose variances are again differences of mean squares."""
    rows = [
        (o, u, 3 + 0.4 * o + step * (1 + u)) for o in range(6) for u in range(2) for step in (-0.5, 0.5)
    ]  # fmt: skip
    found = fitted(rows)
    table = np.array([y for _, _, y in rows]).reshape(6, 4)
    rest = ((table - table.mean(axis=1, keepdims=True)) ** 2).sum() / 18
    organisations = 4 * ((table.mean(axis=1) - table.mean()) ** 2).sum() / 5
    assert variances(found) == pytest.approx(((organisations - rest) / 4, 0.0, rest), abs=1e-9)
    assert found.var_unit == 0.0
    assert all(effect == 0 for _, effect in found.blup_unit)


def test_nothing_but_chance_leaves_the_residual() -> None:
    rows = [(o, u, 4.0 + step) for o in range(5) for u in range(2) for step in (-1, 0, 1)]
    found = fitted(rows)
    assert variances(found) == pytest.approx((0, 0, 20 / 29), abs=1e-12)
    assert [effect for _, effect in found.blup_org] == [0.0] * 5


def test_interval_has_the_degrees_of_the_organisations() -> None:
    """R qt(0.975, 5) = 2.5705818366."""
    found = three_levels(HALVES, units=[at // 2 for at in ROWS], organisations=[at // 4 for at in ROWS])
    assert found.interval is not None
    assert found.se_mu is not None
    assert found.interval.high - found.interval.low == pytest.approx(2 * 2.5705818366 * found.se_mu, rel=1e-9)
