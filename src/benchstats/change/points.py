"""The points of a chart beside its centre and its limits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchstats.inputs import Floats

Flags = NDArray[np.bool_]
Signs = NDArray[np.int_]


@dataclass(frozen=True, slots=True)
class Points:
    """A series with its place beside the centre line (1 above, -1 below, 0 on it) and beside the limits."""

    values: Floats
    sides: Signs
    outside: Flags
    close: Flags


def placed(values: Floats, *, centre: float | Floats, reach: Floats) -> Points:
    """Place a series beside its centre and limits (centre plus and minus `reach`, one for each point).

    Close is beyond two thirds of the reach, but not outside. What differs by rounding noise is alike, so that a value
    equal to the centre or a limit is on it.
    """
    noise = 1e-12 * max(1e-300, float(np.abs(values).max()), float(np.abs(centre).max()))
    distance = values - centre
    sides = np.where(np.abs(distance) <= noise, 0, np.sign(distance)).astype(int)
    outside = np.abs(distance) > reach + noise
    close = ~outside & (np.abs(distance) > reach * 2 / 3 + noise)
    return Points(values, sides, outside, close)
