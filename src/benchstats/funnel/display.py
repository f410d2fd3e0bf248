"""What of a funnel may be shown with so many organisations."""

from __future__ import annotations

from enum import StrEnum

FEWEST_FOR_FUNNEL = 10
FEWEST_FOR_OVERDISPERSION = 15


class FunnelDisplay(StrEnum):
    """What may be shown with so many organisations. The value is stable and may be stored."""

    POOLED_ONLY = "pooled figures only"
    UNADJUSTED = "unadjusted limits beside pooled figures"
    OVERDISPERSED = "limits adjusted for overdispersion"


def funnel_display(organisations: int) -> FunnelDisplay:
    """What may be shown: below 10 organisations no funnel, from 15 on limits adjusted for overdispersion.

    With fewer, setting back the extremes hides overdispersion rather than measuring it.
    Source: statistics.md 2.5, with reference case FUN-05.
    """
    if organisations < FEWEST_FOR_FUNNEL:
        return FunnelDisplay.POOLED_ONLY
    return FunnelDisplay.UNADJUSTED if organisations < FEWEST_FOR_OVERDISPERSION else FunnelDisplay.OVERDISPERSED
