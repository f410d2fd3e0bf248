"""Where a prior comes from: given, estimated from the organisations, or assumed because there are too few of them."""

from __future__ import annotations

from enum import StrEnum

ESTIMATE_FROM = 15
"""From this many organisations on, the spread of true shares or rates is estimated (statistics.md 2.3)."""

CONCENTRATION = 20.0
"""alpha + beta assumed below that: as if 20 answers were known beforehand, rho = 0.048."""

OTHER_CONCENTRATIONS = (10.0, 40.0)
"""What else to try, to see whether the assumption matters."""

SHAPE = 4.0
"""The shape of the distribution of rates assumed with few organisations: true rates vary by half their mean."""

OTHER_SHAPES = (2.0, 8.0)
"""What else to try, half and twice the assumption."""


class PriorSource(StrEnum):
    """Where a prior comes from. The value is stable and may be stored."""

    GIVEN = "given"
    ESTIMATED = "estimated"
    ASSUMED = "assumed"
