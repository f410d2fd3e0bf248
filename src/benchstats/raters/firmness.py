"""What an agreement allows: firm, tentative, or only within the team that rated."""

from __future__ import annotations

from enum import StrEnum

from benchstats.results import Result

FIRM_FROM = 0.80
TENTATIVE_FROM = 0.667
FEW_UNITS = 20
"""Below this many units the interval is told first."""


class Firmness(StrEnum):
    """What may be done with ratings. The value is stable and may be stored."""

    FIRM = "firm"
    TENTATIVE = "tentative"
    LOCAL = "local"


def firmness_of(alpha: float | None) -> Firmness | None:
    """The label of an alpha; None where there is none."""
    if alpha is None:
        return None
    if alpha >= FIRM_FROM:
        return Firmness.FIRM
    return Firmness.TENTATIVE if alpha >= TENTATIVE_FROM else Firmness.LOCAL


class Alpha(Result):
    """An agreement beyond chance that has a label."""

    __slots__ = ()

    value: float | None

    @property
    def firmness(self) -> Firmness | None:
        """Firm from 0.80, tentative from 0.667, else local."""
        return firmness_of(self.value)
