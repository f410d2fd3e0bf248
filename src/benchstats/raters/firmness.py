"""What an agreement allows: firm, tentative, or only within the team that rated."""

from __future__ import annotations

from enum import StrEnum

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
