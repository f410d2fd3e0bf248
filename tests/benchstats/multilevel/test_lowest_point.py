"""Three levels against the full matrices: the deviance is lowest, the effects are the best predictions."""

from math import log, pi

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.benchstats.multilevel.answers import HALVES, ROWS, fitted, variances

from benchstats.multilevel import UnitVariance


def dense_deviance(rows: list[tuple[int, int, float]], variances: tuple[float, float, float]) -> float:
    """-2 REML with the full matrix of all answers; the textbook form (Harville 1977)."""
    scores = np.array([y for _, _, y in rows])
    same_org = np.array([[a[0] == b[0] for b in rows] for a in rows], dtype=float)
    same_unit = np.array([[a[:2] == b[:2] for b in rows] for a in rows], dtype=float)
    matrix = variances[0] * same_org + variances[1] * same_unit + variances[2] * np.eye(len(rows))
    inverse = np.linalg.inv(matrix)
    ones = np.ones(len(rows))
    weight = ones @ inverse @ ones
    apart = scores - (ones @ inverse @ scores) / weight
    return float(
        np.linalg.slogdet(matrix)[1] + log(weight) + apart @ inverse @ apart + (len(rows) - 1) * log(2 * pi)
    )  # fmt: skip


@settings(max_examples=15)
@given(st.integers(0, 10**6), st.floats(0, 1), st.floats(0, 1))
def test_is_the_lowest_point_of_the_full_likelihood(seed: int, between: float, units: float) -> None:
    draw = np.random.default_rng(seed)
    rows = [
        (o, u, float(4 + level + step + draw.normal()))
        for o in range(5)
        for level in [between * draw.normal()]
        for u in range(int(draw.integers(1, 4)) + (o == 0))
        for step in [units * draw.normal()]
        for _ in range(int(draw.integers(1, 4)) + (o == 0))
    ]
    found = fitted(rows, UnitVariance.ESTIMATED)
    org, unit, rest = variances(found)
    assert found.reml_deviance is not None
    assert dense_deviance(rows, (org, unit, rest)) == pytest.approx(found.reml_deviance, abs=1e-7)
    for step in (-0.01, 0.01):
        for moved in (
            (max(0, org + step), unit, rest),
            (org, max(0, unit + step), rest),
            (org, unit, rest * (1 + step)),
        ):
            assert dense_deviance(rows, moved) >= found.reml_deviance - 1e-8


def test_effects_are_the_best_linear_predictions() -> None:
    """Against u = G Z' V^-1 (y - mu) with full matrices (Henderson 1975)."""
    rows = [(at // 4, at // 2, y) for at, y in zip(ROWS, HALVES, strict=True)]
    found = fitted(rows)
    org, unit, rest = variances(found)
    of_org = np.array([[row[0] == o for o in range(6)] for row in rows], dtype=float)
    of_unit = np.array([[row[1] == u for u in range(12)] for row in rows], dtype=float)
    matrix = org * of_org @ of_org.T + unit * of_unit @ of_unit.T + rest * np.eye(24)
    apart = np.linalg.solve(matrix, np.array(HALVES) - found.mu)
    assert [effect for _, effect in found.blup_org] == pytest.approx(list(org * of_org.T @ apart), abs=1e-9)
    assert [effect for _, effect in found.blup_unit] == pytest.approx(list(unit * of_unit.T @ apart), abs=1e-9)


def test_assumed_half_is_the_lowest_point_on_its_line() -> None:
    rows = [(at // 4, at // 2, y + (at // 4) * 0.3) for at, y in zip(ROWS, HALVES, strict=True)]
    found = fitted(rows, UnitVariance.ASSUMED)
    org, unit, rest = variances(found)
    assert org > 0
    assert found.reml_deviance is not None
    assert found.reml_deviance == pytest.approx(dense_deviance(rows, (org, unit, rest)), abs=1e-8)
    for factor in (0.98, 1.02):
        assert dense_deviance(rows, (factor * org, factor * unit, rest)) > found.reml_deviance
