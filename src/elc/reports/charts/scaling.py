"""Where a value of the scale stands in a drawing, and which values get a line."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_MOST_LINES = 11


@dataclass(frozen=True)
class Axis:
    """A horizontal axis from `low` to `high` over the `width` of the drawing, less `margin` at both ends."""

    low: float
    high: float
    width: float
    margin: float

    def x(self, value: float) -> float:
        """The place of a value; values outside the scale are drawn at its end."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.margin + share * (self.width - 2 * self.margin)

    def step(self, lines: int) -> float:
        """The distance of two neighbouring of `lines` values."""
        return (self.width - 2 * self.margin) / max(lines - 1, 1)


def ticks(scale: Sequence[int]) -> list[int]:
    """The values that get a line: all of a short scale; of a long one the ends and every 2nd, 5th or 10th."""
    if len(scale) <= _MOST_LINES:
        return list(scale)
    span = scale[-1] - scale[0]
    magnitude = 10 ** math.floor(math.log10(span / _MOST_LINES))
    stride = next(m * magnitude for m in (1, 2, 5, 10) if span / (m * magnitude) <= _MOST_LINES)
    inner = [v for v in scale if v % stride == 0 and min(v - scale[0], scale[-1] - v) >= stride]
    return [scale[0], *inner, scale[-1]]
