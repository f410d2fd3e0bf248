"""A number as it is shown, and exactly which true numbers are shown so."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Self

from benchstats.disclosure.words import Side
from benchstats.errors import InputError
from benchstats.reconstruct import Published


@dataclass(frozen=True, slots=True)
class Span:
    """All numbers between two ends; an end that is None is open to infinity, `has_low` and `has_high` include it."""

    low: Fraction | None
    high: Fraction | None
    has_low: bool = True
    has_high: bool = True

    def holds(self, number: Fraction) -> bool:
        """Whether a number is in the span."""
        above = self.low is None or (number >= self.low if self.has_low else number > self.low)
        return above and (self.high is None or (number <= self.high if self.has_high else number < self.high))

    def whole(self, factor: Fraction | int, *, least: int, most: int) -> tuple[int, int]:
        """The first and the last whole number from `least` to `most` that is in the span when divided by `factor`.

        The first is above the last where there is none.
        """
        first, last = least, most
        if self.low is not None:
            edge = self.low * factor
            first = max(least, ceil(edge) if self.has_low else floor(edge) + 1)
        if self.high is not None:
            edge = self.high * factor
            last = min(most, floor(edge) if self.has_high else ceil(edge) - 1)
        return first, last


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as shown: rounded to a multiple of `unit`, or only "at least" or "at most" so much.

    Percentages are in percent. `below` and `above` are the limits beyond which a coded policy would have shown a bound
    instead: whoever knows the policy knows that the true number lies strictly between them. With `ties_up` the number
    was rounded with ties up, as this library does; otherwise nobody knows, and ties count both ways.

    Raises:
        InputError: when the unit is not above zero.
    """

    value: Fraction
    unit: Fraction
    side: Side = Side.ABOUT
    below: Fraction | None = None
    above: Fraction | None = None
    ties_up: bool = False

    def __post_init__(self) -> None:
        """Refuse a unit that rounds nothing."""
        if self.unit <= 0:
            raise InputError(f"a number is rounded to multiples of something above zero, not {self.unit}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a printed number such as 4.64 or 4,6; its decimals say how it was rounded.

        Raises:
            InputError: when the text is no plain number.
        """
        try:
            plain = Published.parse(text)
        except ValueError as wrong:
            raise InputError(str(wrong)) from None
        return cls(plain.value, Fraction(1, 10**plain.decimals))

    @property
    def span(self) -> Span:
        """Which true numbers are shown so."""
        if self.side is Side.AT_LEAST:
            return Span(self.value, None)
        if self.side is Side.AT_MOST:
            return Span(None, self.value)
        low, high = self.value - self.unit / 2, self.value + self.unit / 2
        has_low, has_high = True, not self.ties_up
        if self.below is not None and self.below >= low:
            low, has_low = self.below, False
        if self.above is not None and self.above <= high:
            high, has_high = self.above, False
        return Span(low, high, has_low, has_high)

    @property
    def decimals(self) -> int:
        """With how many decimals it is written: enough for its unit and its value, at most 6."""
        return max(_decimals(self.unit), _decimals(self.value))

    @property
    def text(self) -> str:
        """As shown, with a decimal point and the sign of a bound: `4.6`, `≥ 90`."""
        sign = {Side.ABOUT: "", Side.AT_LEAST: "≥ ", Side.AT_MOST: "≤ "}[self.side]
        return f"{sign}{float(self.value):.{self.decimals}f}"


_MOST_DECIMALS = 6


def _decimals(number: Fraction) -> int:
    return next((places for places in range(_MOST_DECIMALS) if (number * 10**places).denominator == 1), _MOST_DECIMALS)


def shown(value: Fraction, *, unit: Fraction, codes: tuple[Fraction, Fraction] | None) -> Printed:
    """A true number as it is shown: as a bound from the codes on, else rounded with ties up.

    Source: rounding half up; top and bottom coding as in the Handbook on Statistical Disclosure Control, 2nd ed.
    """
    if codes is not None and value <= codes[0]:
        return Printed(codes[0], unit, Side.AT_MOST)
    if codes is not None and value >= codes[1]:
        return Printed(codes[1], unit, Side.AT_LEAST)
    below, above = codes or (None, None)
    return Printed(floor(value / unit + Fraction(1, 2)) * unit, unit, Side.ABOUT, below, above, ties_up=True)
