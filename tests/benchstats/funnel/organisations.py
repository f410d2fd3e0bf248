"""Shares and ratios of some organisations."""

from benchstats.funnel import Funnel

POSITIVE = [4, 9, 12, 20, 3, 15, 22, 8, 11, 30, 5, 18]
ANSWERS = [10, 12, 20, 25, 12, 18, 30, 9, 22, 41, 6, 33]
OBSERVED = [12, 30, 7, 55, 21, 90, 16, 41, 9, 28, 33, 60]
EXPECTED = [10.5, 22.1, 9.8, 61.3, 20.2, 64.7, 25.4, 38.9, 12.6, 30.3, 21.7, 58.2]


def z_of(found: Funnel) -> list[float | None]:
    return [one.z for one in found.organisations]
