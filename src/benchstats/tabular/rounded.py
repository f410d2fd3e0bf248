"""Rounding to a base, and which true values can be behind a rounded figure."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from benchstats.errors import InputError

Exact = int | Fraction


@dataclass(frozen=True, slots=True)
class RoundedRange:
    """A figure rounded to a multiple of `base`, and the true values it can stand for, `low` to `high`.

    Both ends belong to it, because readers do not know which way a tie went. `shown` and `base` are exact: 85 to the
    base 5 is 82.5 to 87.5; `Fraction("4.3")` to the base `Fraction("0.1")` is 4.25 to 4.35.

    Raises:
        InputError: when the base is not above zero, or `shown` is no multiple of it.
    """

    shown: Exact
    base: Exact = 1

    def __post_init__(self) -> None:
        """Refuse what is no rounded figure."""
        if self.base <= 0:
            raise InputError(f"a rounding base is above zero, not {self.base}")
        if Fraction(self.shown) % Fraction(self.base):
            raise InputError(f"{self.shown} is no multiple of the rounding base {self.base}")

    @property
    def low(self) -> Fraction:
        """The smallest true value that can be behind it."""
        return Fraction(self.shown) - Fraction(self.base) / 2

    @property
    def high(self) -> Fraction:
        """The largest true value that can be behind it."""
        return Fraction(self.shown) + Fraction(self.base) / 2

    def holds(self, value: Exact) -> bool:
        """Whether a true value can be behind it, whichever way a tie was rounded."""
        return self.low <= value <= self.high


def rounded_to_base(value: Exact, *, base: Exact = 1) -> RoundedRange:
    """Round an exact value to the nearest multiple of a base; a tie goes up.

    Source: rounding of the Handbook on Statistical Disclosure Control, 2nd ed., section 5.4.

    Raises:
        InputError: when the base is not above zero.
    """
    if base <= 0:
        raise InputError(f"a rounding base is above zero, not {base}")
    steps = floor(Fraction(value) / Fraction(base) + Fraction(1, 2))
    shown = steps * Fraction(base)
    return RoundedRange(int(shown) if shown.denominator == 1 else shown, base)
