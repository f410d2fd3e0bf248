"""The p' chart: values from qicharts2."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchstats.change import PointType, SpecialCause, Stage, p_prime_chart

# R 4.2.2 with qicharts2's qic.pp and qic.p (helper.functions.R, version 0.8.1).
COUNTS, TOTALS = [27, 33, 31, 40, 29, 45, 22, 50, 47, 29], [40, 52, 45, 60, 44, 61, 38, 70, 66, 50]


def test_p_prime_as_qicharts2() -> None:
    (piece,) = p_prime_chart(COUNTS, totals=TOTALS, fix_after_n_points=None).pieces
    assert piece.centre == pytest.approx(0.67110266159696)
    assert piece.lower is not None
    assert piece.upper is not None
    assert piece.lower[:3] == pytest.approx((0.46121077350400, 0.48701529795753, 0.47321469174818))
    assert piece.upper[:3] == pytest.approx((0.88099454968992, 0.85519002523638, 0.86899063144573))
    assert piece.binomial_lower[:3] == pytest.approx((0.44825097814191, 0.47564880550664, 0.46099607950376))
    assert piece.binomial_upper[:3] == pytest.approx((0.89395434505200, 0.86655651768728, 0.88120924369016))


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 40)), min_size=1, max_size=25))
def test_limits_of_shares_are_shares(rows: list[tuple[int, int]]) -> None:
    counts, totals = [x for x, _ in rows], [x + more for x, more in rows]
    (piece,) = p_prime_chart(counts, totals=totals).pieces
    for low, high in ((piece.lower, piece.upper), (piece.binomial_lower, piece.binomial_upper)):
        if low is None or high is None:
            assert len(rows) == 1
            continue
        assert all(
            0 <= a <= piece.centre + 1e-12 and piece.centre - 1e-12 <= b <= 1 for a, b in zip(low, high, strict=True)
        )
    assert piece.limits_shown == (len(rows) >= 6)


def test_shares_beyond_their_limits_are_told() -> None:
    counts, totals = [50, 52, 49, 51, 50, 48, 52, 51, 49, 50, 51, 50, 90], [100] * 13
    (piece,) = p_prime_chart(counts, totals=totals, improvement_direction="increase").pieces
    assert piece.stage is Stage.LOCKED
    assert piece.special_causes[-1] is SpecialCause.ABOVE_LIMIT
    assert piece.point_types[-1] is PointType.IMPROVEMENT
    assert set(piece.outside_limits[:-1]) == {False}
