"""The interval beside a shown number: from the pooled spread only, and not telling n where n is told in a band."""

from __future__ import annotations

from fractions import Fraction
from math import sqrt

from benchstats.disclosure.printed import Printed, shown
from benchstats.disclosure.rules import BANDS, Basis, Rule
from benchstats.disclosure.words import Side
from benchstats.results import Interval

METHODS = frozenset({"pooled within-group variance"})
"""The methods, by their exact names, whose interval may be shown: one from a group's own SD is that SD in disguise."""


def shown_interval(
    interval: Interval | None, number: Printed | None, *, rule: Rule, basis: Basis, unit: Fraction
) -> Interval | None:
    """The interval about the shown number, or None where there is none to show.

    Laid about the true number, its ends would tell that one more finely. Its width times √n is the same for every group
    of a pooled spread, so the width tells n; where n is told in a band, the width is that of the band's first n.

    Source: statistics.md 6.3, intervals from the pooled within SD, n in bands.
    """
    if interval is None or number is None or number.side is not Side.ABOUT or interval.method not in METHODS:
        return None
    half = (Fraction(repr(float(interval.high))) - Fraction(repr(float(interval.low)))) / 2
    if rule.n_in_bands:
        first = next((start for start, _ in reversed(BANDS) if basis.n >= start), None)
        if first is None:
            return None
        # Rounded where the hair's breadth between the roots of different n ends.
        half = Fraction(repr(round(float(half) * sqrt(basis.n / first), 9)))
    low, high = (float(shown(number.value + side * half, unit=unit, codes=None).value) for side in (-1, 1))
    return Interval(low, high, interval.method, interval.level)
