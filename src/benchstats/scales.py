"""The answer scale: a closed run of whole numbers, such as 1-5."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import index
from typing import SupportsIndex

from benchstats.errors import InputError


@dataclass(frozen=True, slots=True, order=True)
class Scale:
    """A run of whole numbers an answer can take, both ends included.

    Raises:
        InputError: when an end is no whole number, or `high` is not above `low`.
    """

    low: int
    high: int

    def __post_init__(self) -> None:
        """Refuse ends that make no scale."""
        if type(self.low) is not int or type(self.high) is not int:
            raise InputError(f"the ends of a scale are whole numbers, not {self.low!r} and {self.high!r}")
        if self.low >= self.high:
            raise InputError(f"a scale runs upwards: {self.low} is not below {self.high}")

    @property
    def values(self) -> range:
        """Every value, lowest first."""
        return range(self.low, self.high + 1)

    @property
    def size(self) -> int:
        """How many values the scale has."""
        return self.high - self.low + 1

    @property
    def positive(self) -> range:
        """The values above the middle: 4 and 5 on 1-5, 3 and 4 on 1-4. An exact middle is neutral."""
        return range((self.low + self.high) // 2 + 1, self.high + 1)

    def checked(self, counts: Iterable[SupportsIndex]) -> tuple[int, ...]:
        """The counts of the scale's values, lowest value first, as plain integers.

        Raises:
            InputError: when there is not one count for each value, or a count is negative.
            TypeError: when a count is no whole number.
        """
        plain = tuple(map(index, counts))
        if len(plain) != self.size:
            raise InputError(f"{self.low}-{self.high} has {self.size} values, but there are {len(plain)} counts")
        if min(plain) < 0:
            raise InputError(f"a count cannot be negative: {plain}")
        return plain

    def __str__(self) -> str:
        """As people write it: `1-5`."""
        return f"{self.low}-{self.high}"
