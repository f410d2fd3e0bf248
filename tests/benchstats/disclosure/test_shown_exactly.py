"""Numbers and intervals as they are shown: official values, and ends at the edge of a rounding."""

from fractions import Fraction

from benchstats import Interval, Scale
from benchstats.disclosure import OFFICIAL, Audience, Basis, Kind, Printed, Rule, presented
from benchstats.disclosure.interval_beside import shown_interval

POOLED = "pooled within-group variance"


def test_an_official_value_is_rounded_to_its_decimals_whatever_the_scale() -> None:
    interval = Interval(12.245, 12.445, POOLED)
    found = presented(Fraction("12.345"), kind=Kind.OFFICIAL_VALUE, audience=Audience.OWN, basis=Basis(1),
                      scale=Scale(0, 100), policy=OFFICIAL, interval=interval)  # fmt: skip
    assert found.number == Printed(Fraction("12.35"), Fraction("0.01"), ties_up=True)
    assert found.interval == Interval(12.25, 12.45, POOLED)


def test_a_hair_s_breadth_from_a_tie_is_a_tie() -> None:
    """Half a width of 0.05 less 4e-10 is 0.05 where n is told in a band, so that no n stands out."""
    number = Printed(Fraction(3), Fraction(1, 10))
    interval = Interval(2.9500000004, 3.0499999996, POOLED)
    found = shown_interval(interval, number, rule=Rule(1), basis=Basis(5), unit=Fraction(1, 10))
    assert found == Interval(3.0, 3.1, POOLED)
