"""A number as it was printed: its value and how many decimals it was given with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Self

from benchstats.errors import InputError

_PRINTED = re.compile(r"[+-]?(?:[0-9]+(?:[.,](?P<decimals>[0-9]+))?|[.,](?P<only_decimals>[0-9]+))")

MOST_DIGITS = 30
"""Most digits a printed number may have; more is no mean, and Python itself stops reading numbers at some length."""

LONGEST_QUOTE = 40


@dataclass(frozen=True, slots=True)
class Published:
    """A printed number: 4.80 with two decimals says more than 4.8 with one.

    Raises:
        InputError: when the value needs more decimals than were printed.
    """

    value: Fraction
    decimals: int

    def __post_init__(self) -> None:
        """Refuse a value that cannot have been printed with so many decimals."""
        if self.decimals < 0 or (self.value * 10**self.decimals).denominator != 1:
            raise InputError(f"{self.value} cannot be printed with {self.decimals} decimals")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number as typed, with a decimal point or comma: `4.64`, `4,64`, `5`, `.67`.

        Raises:
            InputError: when the text is anything else, or has more than `MOST_DIGITS` digits.
        """
        plain = text.strip()
        match = _PRINTED.fullmatch(plain)
        if match is None:
            raise InputError(f"{_shortened(plain)!r} is not a plain number; write it like 4.64 or 4,64")
        if sum(character.isdigit() for character in plain) > MOST_DIGITS:
            raise InputError(f"{_shortened(plain)!r} has more than {MOST_DIGITS} digits")
        decimals = match["decimals"] or match["only_decimals"] or ""
        return cls(Fraction(match.group().replace(",", ".")), len(decimals))

    @property
    def low(self) -> Fraction:
        """The smallest number that may have been printed so, rounding ties either way."""
        return self.value - Fraction(1, 2 * 10**self.decimals)

    @property
    def high(self) -> Fraction:
        """The largest number that may have been printed so, rounding ties either way."""
        return self.value + Fraction(1, 2 * 10**self.decimals)

    def __str__(self) -> str:
        """As printed, with a decimal point."""
        whole, decimals = divmod(abs(self.value * 10**self.decimals), 10**self.decimals)
        sign = "-" if self.value < 0 else ""
        return f"{sign}{whole}.{int(decimals):0{self.decimals}}" if self.decimals else f"{sign}{whole}"


def _shortened(text: str) -> str:
    """What somebody typed, short enough for a message."""
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"
