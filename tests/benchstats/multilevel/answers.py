"""Answers of units in organisations, and the deviance of the model by full matrices."""

from benchstats.multilevel import ThreeLevels, UnitVariance, three_levels

HALVES = [4, 3.5, 4.5, 5, 3, 4, 2.5, 4.5, 3.5, 4, 4.5, 5, 3, 3.5, 4, 2, 4.5, 5, 3.5, 4, 3, 2.5, 4.5, 4]
ROWS = range(24)


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
