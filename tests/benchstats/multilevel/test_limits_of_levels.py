"""What three levels cannot tell, and what they take."""

from math import inf, nan

import pytest
from tests.benchstats.multilevel.answers import HALVES, ROWS, fitted, variances

from benchstats import InputError, Reason
from benchstats.multilevel import UnitVariance, three_levels


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
