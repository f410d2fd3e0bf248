"""Looking at many comparisons at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from benchstats.errors import InputError


def benjamini_hochberg(p_values: Sequence[float]) -> tuple[float, ...]:
    """Adjust p values for how many there are; those at most q keep the false discovery rate at q.

    The result is in the order given; without p values it is empty. Source: Benjamini and Hochberg 1995, JRSS
    B 57, 289-300; equals R `p.adjust(method = "BH")`.

    Raises:
        InputError: when a p value is not between 0 and 1.
    """
    if not all(0 <= p <= 1 for p in p_values):  # also False for NaN
        raise InputError("p values lie between 0 and 1")
    number = len(p_values)
    largest_first = sorted(range(number), key=p_values.__getitem__, reverse=True)
    scaled = (min(1.0, p_values[at] * number / (number - place)) for place, at in enumerate(largest_first))
    adjusted = dict(zip(largest_first, accumulate(scaled, min), strict=True))
    return tuple(adjusted[at] for at in range(number))
