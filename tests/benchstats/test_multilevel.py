"""Three levels, held against lme4, closed forms and the likelihood with its full matrix."""

from math import inf, log, nan, pi

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchstats import InputError, Reason
from benchstats.multilevel import ThreeLevels, Units, UnitVariance, mean_variance, three_levels

HALVES = [4, 3.5, 4.5, 5, 3, 4, 2.5, 4.5, 3.5, 4, 4.5, 5, 3, 3.5, 4, 2, 4.5, 5, 3.5, 4, 3, 2.5, 4.5, 4]
ROWS = range(24)


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


def fitted(rows: list[tuple[int, int, float]], how: UnitVariance | None = None) -> ThreeLevels:
    return three_levels(
        [y for _, _, y in rows], units=[u for _, u, _ in rows], organisations=[o for o, _, _ in rows],
        unit_variance=how,
    )  # fmt: skip


def variances(found: ThreeLevels) -> tuple[float, float, float]:
    assert found.var_org is not None
    assert found.var_unit is not None
    assert found.var_residual is not None
    return found.var_org, found.var_unit, found.var_residual


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


def test_too_few_units_are_assumed_half() -> None:
    """statistics.md 2.2: fit from 5 organisations and 10 units on; else var_unit = var_org / 2."""
    rows = [(at // 4, at // 2, y) for at, y in zip(ROWS, HALVES, strict=True)]
    few = fitted(rows[:16])
    org, unit, _ = variances(few)
    assert few.unit_variance is UnitVariance.ASSUMED
    assert unit == pytest.approx(org / 2)
    assert fitted(rows[:20]).unit_variance is UnitVariance.ESTIMATED
    four = fitted(
        [(o, u, y) for o, u, y in zip([at // 6 for at in ROWS], [at // 2 for at in ROWS], HALVES, strict=True)]
    )
    assert (four.n_organisations, four.n_units, four.unit_variance) == (4, 12, UnitVariance.ASSUMED)
    assert "assumed" in few.sentence().text


def test_assumed_half_is_the_lowest_point_on_its_line() -> None:
    rows = [(at // 4, at // 2, y + (at // 4) * 0.3) for at, y in zip(ROWS, HALVES, strict=True)]
    found = fitted(rows, UnitVariance.ASSUMED)
    org, unit, rest = variances(found)
    assert org > 0
    assert found.reml_deviance is not None
    assert found.reml_deviance == pytest.approx(dense_deviance(rows, (org, unit, rest)), abs=1e-8)
    for factor in (0.98, 1.02):
        assert dense_deviance(rows, (factor * org, factor * unit, rest)) > found.reml_deviance


def test_interval_has_the_degrees_of_the_organisations() -> None:
    """R qt(0.975, 5) = 2.5705818366."""
    found = three_levels(HALVES, units=[at // 2 for at in ROWS], organisations=[at // 4 for at in ROWS])
    assert found.interval is not None
    assert found.se_mu is not None
    assert found.interval.high - found.interval.low == pytest.approx(2 * 2.5705818366 * found.se_mu, rel=1e-9)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([], Reason.TOO_FEW_GROUPS),
        ([(0, 0, 3.0), (0, 1, 4.0), (0, 1, 5.0)], Reason.TOO_FEW_GROUPS),
        ([(o, u, float(o + u)) for o in range(5) for u in range(2)], Reason.TOO_FEW_ANSWERS),
        ([(o, u, 4.0) for o in range(5) for u in range(2) for _ in range(2)], Reason.NO_VARIATION),
        ([(o, u, float(o)) for o in range(5) for u in range(2) for _ in range(2)], Reason.NO_VARIATION),
    ],
)
def test_what_cannot_be_told(rows: list[tuple[int, int, float]], reason: Reason) -> None:
    found = fitted(rows)
    assert (found.var_org, found.mu, found.reason) == (None, None, reason)
    assert "cannot show" in found.sentence().text


def test_one_unit_each_cannot_be_told_from_the_organisation() -> None:
    rows = [(o, 0, float(o + at)) for o in range(12) for at in range(3)]
    assert fitted(rows, UnitVariance.ESTIMATED).reason is Reason.TOO_FEW_GROUPS


def test_missing_answers_are_left_out_and_unit_names_belong_to_organisations() -> None:
    whole = three_levels(HALVES, units=[at // 2 for at in ROWS], organisations=[at // 4 for at in ROWS])
    holes = three_levels(
        [*HALVES, None, nan],
        units=[*(at // 2 % 2 for at in ROWS), 0, 1],
        organisations=[*(at // 4 for at in ROWS), 0, 9],
    )
    assert variances(holes) == variances(whole)
    assert holes.n == 24
    assert holes.n_units == 12


def test_a_large_common_level_costs_no_digits() -> None:
    low = three_levels(HALVES, units=[at // 2 for at in ROWS], organisations=[at // 4 for at in ROWS])
    high = three_levels(
        [y + 1e6 for y in HALVES], units=[at // 2 for at in ROWS], organisations=[at // 4 for at in ROWS]
    )
    assert variances(high) == pytest.approx(variances(low), abs=1e-7)


def test_unfit_columns_are_refused() -> None:
    with pytest.raises(InputError, match="do not match"):
        three_levels([1.0], units=[1, 2], organisations=[1])
    with pytest.raises(InputError, match="finite"):
        three_levels([1.0, inf], units=[1, 2], organisations=[1, 1])


def test_variance_of_a_mean_in_both_readings() -> None:
    """statistics.md 2.2 by hand: 10 answers as 2, 3 and 5."""
    every = mean_variance([2, 3, 5], var_residual=0.5, var_unit=0.2, units=Units.ALL)
    some = mean_variance([2, 3, 5], var_residual=0.5, var_unit=0.2, units=Units.SAMPLE)
    assert every.variance == pytest.approx(0.05)
    assert some.variance == pytest.approx(0.05 + 0.2 * (4 + 9 + 25) / 100)
    assert every.sentence().message != some.sentence().message
    assert some.interval is not None
    assert some.interval.high == pytest.approx(1.959963984540054 * (0.126) ** 0.5)


def test_variance_of_no_mean() -> None:
    assert mean_variance([], var_residual=1, var_unit=0, units=Units.ALL).reason is Reason.TOO_FEW_ANSWERS
    with pytest.raises(InputError, match="at least 0"):
        mean_variance([2], var_residual=-1, var_unit=0, units=Units.ALL)
