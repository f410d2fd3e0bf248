"""Change beside the network, and what was to be expected of it: values from R metafor."""

import numpy as np
import pytest

from benchstats import Reason
from benchstats.change import change_against_network, corrected_changes, network_changes, regression_to_mean
from benchstats.pooling import partial_pooling, standard_draws


def test_change_against_network_as_metafor() -> None:
    """R metafor 3.8-1 rma (REML) on the other three, threshold 1e-12."""
    rows = change_against_network([0.4, -0.2, 0.1, 0.1], variances=[0.05, 0.04, 0.022, 0.02])
    expected = [
        (0.36226415094431, 0.24145783646994, 0.24145783647161),
        (-0.35196850393701, 0.22059333018665, 0.22059333018665),
        (0.010894775715442, 0.21222136051803, 0.28256387814868),
        (0.010937759844965, 0.20915242951363, 0.28213597596493),
    ]
    for row, wanted in zip(rows, expected, strict=True):
        assert (row.estimate, row.se_vs_network_mean, row.se_predictive) == pytest.approx(wanted, abs=2e-5)
        assert row.interval is not None
        assert row.estimate is not None
        assert row.se_vs_network_mean is not None
        # The interval is never narrower than the normal one: the others' part is estimated.
        assert row.interval.high - row.estimate >= 1.959 * row.se_vs_network_mean
        assert row.se_predictive is not None
        assert row.others_tau2 == pytest.approx(row.se_predictive**2 - row.se_vs_network_mean**2, abs=1e-12)
        assert row.predictive_interval is not None
        assert row.predictive_interval.high - row.estimate == pytest.approx(1.959964 * row.se_predictive, rel=1e-6)


def test_too_few_others_is_typed() -> None:
    """statistics.md, house decisions and O1: at least three others, so that none of two is told the other's change."""
    for others in (1, 2):
        (one, *_) = change_against_network([0.1] * (others + 1), variances=[0.01] * (others + 1))
        assert (one.estimate, one.others_mean, one.reason) == (None, None, Reason.TOO_FEW_GROUPS)
        assert "too few" in one.sentence().text
    (one, *_) = change_against_network([0.1] * 4, variances=[0.01] * 4)
    assert (one.estimate, one.reason) == (0.0, None)


def test_network_changes_are_pooled_with_their_own_prior() -> None:
    draws = standard_draws(np.random.default_rng(1), groups=3)
    found = network_changes([0.3, -0.1, 0.2], variances=[0.02, 0.01, 0.03], draws=draws)
    again = partial_pooling([0.3, -0.1, 0.2], variances=[0.02, 0.01, 0.03], prior_scale=0.25, draws=draws)
    assert found.pooled == again
    assert found.interval == again.interval
    assert found.pooled.above_others is not None


def test_corrected_change_as_metafor() -> None:
    """R metafor 3.8-1: (y2 - mu2) - (1 - B)(y1 - mu1), both means by rma (REML); expected next score by blup."""
    first, v1 = [3.2, 4.4, 3.9, 4.1, 3.6], [0.03, 0.02, 0.01, 0.015, 0.025]
    second, v2 = [3.6, 4.2, 4.0, 4.1, 3.8], [0.028, 0.02, 0.012, 0.014, 0.03]
    start = regression_to_mean(first, variances=v1)
    assert start.tau2 == pytest.approx(0.18341620623921, abs=1e-6)
    assert start.expected_next == pytest.approx(
        (3.2912398888626, 4.3458321459343, 3.8973667682921, 4.0810299541455, 3.6298763992237), abs=1e-6
    )
    rows = corrected_changes(first, second, first_variances=v1, second_variances=v2)
    assert [row.corrected for row in rows] == pytest.approx(
        [0.1971428207501594, -0.2574494363214945, -0.0089840586793475, -0.0926472445327527, 0.0585063103890909],
        abs=1e-6,
    )
    assert [row.change for row in rows] == pytest.approx([0.4, -0.2, 0.1, 0.0, 0.2])
    assert "was unusually low" in rows[0].sentence().text
    assert "was unusually high" in rows[1].sentence().text
    assert "nearly nothing" in rows[2].sentence().text


def test_scores_far_out_come_back() -> None:
    """Selected for low first scores without any true change, the expected changes are right on average."""
    rng = np.random.default_rng(4)
    true = rng.normal(3.9, 0.2, (400, 1))
    first, second = rng.normal(true, 0.2), rng.normal(true, 0.2)
    v = np.full(400, 0.04)
    found = regression_to_mean(first[:, 0], variances=v)
    assert found.expected_changes is not None
    low = np.argsort(first[:, 0])[:80]
    naive = float((second - first)[low].mean())
    assert naive > 0.15
    assert float(np.array(found.expected_changes)[low].mean()) == pytest.approx(naive, abs=0.05)
