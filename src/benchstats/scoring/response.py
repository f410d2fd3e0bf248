"""How many of those invited answered, and what may be said then."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from benchstats.errors import InputError
from benchstats.results import Result, Sentence, say_counted

BANNER_BELOW = 0.50
"""Below it every page says that the answers may not represent all staff."""

SILENT_BELOW = 0.30
"""Below it nothing is stated at all: too many are unheard for any comparison."""


class Representation(StrEnum):
    """What a response rate allows. The value is stable and may be stored."""

    STATEMENTS = "statements"
    BANNER = "banner"
    NO_STATEMENTS = "no_statements"


@dataclass(frozen=True, slots=True)
class ResponseRate(Result):
    """`n` of `n_invited` answered; `rate` is their share, 0 to 1, and `allows` what may be said with it."""

    statistic: ClassVar[str] = "response_rate"

    n: int
    n_invited: int
    rate: float
    allows: Representation

    @property
    def interval(self) -> None:
        """Everybody invited is counted, so there is none; nor is there a finite-population correction anywhere."""
        return None

    def sentence(self) -> Sentence:
        """How many answered, with the banner where it is due, in one plain sentence."""
        percent = 100 * self.rate
        if self.allows is Representation.STATEMENTS:
            return say_counted(
                "%(n)s of %(invited)s people invited has answered (%(percent)s %%).",
                "%(n)s of %(invited)s people invited have answered (%(percent)s %%).",
                decimals=0,
                n=self.n,
                invited=self.n_invited,
                percent=percent,
            )
        if self.allows is Representation.BANNER:
            return say_counted(
                "%(n)s of %(invited)s people invited has answered (%(percent)s %%), so this may not "
                "represent all staff.",
                "%(n)s of %(invited)s people invited have answered (%(percent)s %%), so this may not "
                "represent all staff.",
                decimals=0,
                n=self.n,
                invited=self.n_invited,
                percent=percent,
            )
        return say_counted(
            "%(n)s of %(invited)s people invited has answered (%(percent)s %%); that is too few to say anything.",
            "%(n)s of %(invited)s people invited have answered (%(percent)s %%); that is too few to say anything.",
            decimals=0,
            n=self.n,
            invited=self.n_invited,
            percent=percent,
        )


def response_rate(answered: int, invited: int) -> ResponseRate:
    """The share of those invited who answered, and what it allows: all statements, with a banner, or none.

    Source: AAPOR, Standard Definitions, 10th ed. 2023, response rate 1 with everybody eligible; the limits of 50 and 30
    % are the house's.

    Raises:
        InputError: unless 0 <= answered <= invited and somebody was invited.
    """
    if invited < 1 or not 0 <= answered <= invited:
        raise InputError(f"at most as many answer as were invited, not {answered} of {invited}")
    rate = answered / invited
    allows = Representation.STATEMENTS
    if rate < SILENT_BELOW:
        allows = Representation.NO_STATEMENTS
    elif rate < BANNER_BELOW:
        allows = Representation.BANNER
    return ResponseRate(answered, invited, rate, allows)
