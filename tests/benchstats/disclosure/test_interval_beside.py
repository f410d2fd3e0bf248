"""The interval beside a number: only of a pooled spread, and without n where n is told in a band."""

from __future__ import annotations

from fractions import Fraction
from math import sqrt

import pytest

from benchstats import Interval, Scale
from benchstats.disclosure import Audience, Basis, Kind, Printed, Rule, presented
from benchstats.disclosure.interval_beside import shown_interval

POOLED = "pooled within-group variance"


def shown(
    n: int, half: float, audience: Audience, *, method: str = POOLED, scale: Scale | None = None
) -> Interval | None:
    basis = Basis(n, remainder=0, items=4, organisations=10, smallest_n=n, is_consented=True)
    interval = Interval(3.0 - half, 3.0 + half, method)
    return presented(
        Fraction(3), kind=Kind.OWN_MEAN if audience is Audience.PUBLIC else Kind.DIMENSION_MEAN, audience=audience,
        basis=basis, scale=scale or Scale(1, 5), interval=interval,
    ).interval  # fmt: skip


@pytest.mark.parametrize(
    "method",
    ["unpooled t", "t, not pooled", "pooled", "Pooled within-group variance", "t interval, pooled SD", "t", ""],
)
def test_only_the_methods_named_are_shown(method: str) -> None:
    assert shown(30, 0.3, Audience.OWN) is not None
    assert shown(30, 0.3, Audience.OWN, method=method) is None


@pytest.mark.parametrize(("band", "first"), [(range(10, 20), 10), (range(20, 50), 20), (range(50, 100, 7), 50)])
def test_the_width_is_the_same_all_over_a_band(band: range, first: int) -> None:
    """1.96 times a pooled SD of 0.75 over the root of n: told of the band's first n, whatever n is."""
    half = {n: 1.96 * 0.75 / sqrt(n) for n in (first, *band)}
    found = {shown(n, half[n], Audience.PUBLIC) for n in band}
    expected = round(10 * half[first] + 1e-12) / 10
    assert found == {Interval(3.0 - expected, 3.0 + expected, POOLED)}
    own = {shown(n, half[n], Audience.OWN) for n in band}
    assert len(own) > 1  # n is known there


def test_no_band_no_interval() -> None:
    number, interval = Printed(Fraction(3), Fraction(1, 10)), Interval(2.5, 3.5, POOLED)
    for n, is_shown in ((4, False), (5, True)):
        found = shown_interval(interval, number, rule=Rule(1), basis=Basis(n), unit=Fraction(1, 10))
        assert (found is not None) is is_shown


def test_ends_are_as_coarse_as_the_number() -> None:
    found = shown(30, 6.0, Audience.OWN, scale=Scale(0, 100))  # 2.5, and 6 either way: -3.5 and 8.5
    assert found == Interval(-2.5, 7.5, POOLED)
