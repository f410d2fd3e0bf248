from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils.translation import override

from elc.core.numbers import decimal, round_half_up


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (51 / 11, 2, "4.64"),
        (4.725, 2, "4.73"),  # 4.72499999999999964 as a float
        (4.125, 2, "4.13"),  # half-even would give 4.12
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (-0.125, 2, "-0.13"),
        (5, 2, "5.00"),
    ],
)
def test_halves_go_up(value: float, places: int, expected: str) -> None:
    assert round_half_up(value, places) == Decimal(expected)
    with override("en"):
        assert decimal(value, places) == expected


def test_numbers_follow_the_language() -> None:
    with override("et"):
        assert decimal(51 / 11) == "4,64"
    with override("en"):
        assert decimal(51 / 11) == "4.64"
        assert decimal(None) == "–"
