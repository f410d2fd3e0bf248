"""The change between two rounds by the method that suits how far they are linked."""

from __future__ import annotations

import numpy as np

from benchstats.change.overlapping import OverlappingChange, linked_rounds, overlapping_change
from benchstats.change.paired import PairedChange, paired_change
from benchstats.change.unlinked import UnlinkedChange, unlinked_change
from benchstats.inputs import Gapped

MOSTLY_LINKED = 0.80
"""The share of units in both rounds from which a change is that of the linked units alone."""


def change_between_rounds(
    first: Gapped, second: Gapped, *, linked: bool
) -> PairedChange | UnlinkedChange | OverlappingChange:
    """The change by the method that suits how far the rounds are linked.

    Unlinked: Welch. Linked (rows are units, None or NaN where one did not take part): the linked units alone from 80 %
    of all units on, else all values with the overlap accounted for; with fewer than two linked units, Welch.
    Source: statistics specification 3.1.

    Raises:
        InputError: when a round has no value, or linked rows are not of one length.
    """
    if not linked:
        return unlinked_change(first, second)
    x, y, both = linked_rounds(first, second)
    everyone = int((~np.isnan(x) | ~np.isnan(y)).sum())
    if both.sum() >= 2 and both.sum() >= MOSTLY_LINKED * everyone:
        return paired_change(x, y)
    return overlapping_change(x, y) if both.sum() >= 2 else unlinked_change(x, y)
