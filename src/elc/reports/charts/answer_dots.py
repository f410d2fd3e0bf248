"""The figure of one criterion: every answer a dot at its value, and the means of the series as large marks.

Dots are read as people and can be counted, where a bar or an interval is misread as a range of people
(Fernandes 2018, Kerns and Wilmer 2021). They exist only for open feedback: respondents were told beforehand.
One or two series share a line of means, the first above it and the second below; more get a lane each.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from elc.reports.charts.marks import shape
from elc.reports.charts.scaling import Axis, ticks
from elc.reports.charts.svg import drawing, group, line, short, tag, words

WIDE: Final = 520
LANES: Final = 400
NARROW: Final = 280
_PITCHES: Final = (1.0, 0.8, 0.6, 0.45, 0.33)
_MOST_ROWS: Final = 4
_BEYOND: Final = 60  # on a page the lines run on to the edge of a taller row, where the table clips them


@dataclass(frozen=True)
class Series:
    """One series of a figure: `nr` from 1 to 4 gives its mark; `counts` has one number a value of the scale.

    What is withheld is None and not drawn.
    """

    nr: int
    counts: tuple[int, ...] | None
    mean: float | None


@dataclass(frozen=True)
class _Lane:
    """The place of a series: dots grow from `base` in `direction` (-1 up, 1 down); mean at `mean_y`."""

    base: float
    direction: int
    mean_y: float


@dataclass(frozen=True)
class _Grid:
    """How close dots stand: `pitch` between centres, at most `across` beside each other."""

    pitch: float
    across: int

    def columns(self, count: int) -> int:
        """Dots beside each other: up to 3 in one row, then two rows, then as many as fit."""
        return min(count if count <= 3 else math.ceil(count / 2), self.across)

    def rows(self, count: int) -> int:
        """Rows of a stack of `count`."""
        return math.ceil(count / self.columns(count)) if count else 0


def figure_width(series: int) -> int:
    """The width of the wide drawing: narrower from 3 series on, as the numbers beside it need the room."""
    return WIDE if series <= 2 else LANES


def largest_stack(figures: Iterable[Sequence[Series]]) -> int:
    """The most answers at one value in any figure of a table; given to each figure, all dots get one size."""
    return max((max(s.counts, default=0) for figure in figures for s in figure if s.counts), default=0)


def answer_dots(
    series: Sequence[Series],
    scale: Sequence[int],
    *,
    title: str,
    desc: str,
    width: int = WIDE,
    largest: int | None = None,
    standalone: bool = False,
) -> str:
    """The figure of one criterion as SVG.

    `scale` holds all values in order; `title` and `desc` say in words what is drawn; `largest` is the result
    of `largest_stack` for the whole table. Narrow drawings (up to 320) carry the values of the scale beneath.
    """
    is_narrow = width <= 320
    axis = Axis(scale[0], scale[-1], width, 26 if is_narrow else 34)
    grid = _grid(axis, len(scale), largest or largest_stack([series]), small=is_narrow or len(series) > 2)
    radius = 7.6 if len(series) > 2 else 8.4 if is_narrow else 9.2
    lanes, height = _lanes(len(series), max(grid.rows(largest or largest_stack([series])), 1) * grid.pitch, radius)
    shown = ticks(scale)
    beyond = 0 if is_narrow or standalone else _BEYOND
    body = [
        group(
            *(line(axis.x(v), -beyond, axis.x(v), height + beyond, class_="grid") for v in shown),
            class_="lines",
        ),
        _joined(series, lanes, axis),
        *(_dots(s, lane, axis, scale, grid) for s, lane in zip(series, lanes, strict=True)),
        *(_mean(s, lane, axis, radius) for s, lane in zip(series, lanes, strict=True)),
    ]
    if is_narrow:
        body += [words(str(v), axis.x(v), height + 13, class_="tick") for v in shown]
        height += 18
    kind = "dots narrow" if is_narrow else "dots wide"
    return drawing(width, height, *body, class_=kind, title=title, desc=desc, standalone=standalone)


def answer_dots_both(
    series: Sequence[Series], scale: Sequence[int], *, title: str, desc: str, largest: int | None = None
) -> str:
    """The wide and the narrow drawing after each other; the style sheet shows the one that fits."""
    return "".join(
        answer_dots(series, scale, title=title, desc=desc, width=width, largest=largest)
        for width in (figure_width(len(series)), NARROW)
    )


def _grid(axis: Axis, values: int, largest: int, *, small: bool) -> _Grid:
    room = min(axis.step(values) - 3, 2 * axis.margin)
    base = 8.0 if small else 9.6
    for factor in _PITCHES:
        grid = _Grid(base * factor, max(int(room / (base * factor)), 1))
        if grid.rows(largest) <= _MOST_ROWS:
            return grid
    return grid


def _lanes(series: int, stack: float, radius: float) -> tuple[list[_Lane], float]:
    """The lanes and the height of the drawing. `stack` is the height of the tallest stack of dots."""
    edge, gap = 3.0, 4.0
    if series <= 2:
        middle = edge + stack + gap + radius + 1
        below = middle + radius + 1 + gap
        lanes = [_Lane(middle - radius - 1 - gap, -1, middle), _Lane(below, 1, middle)]
        return lanes[:series], below + (stack if series == 2 else -gap) + edge
    pitch = stack + gap + 2 * radius + 8
    tops = [edge + i * pitch for i in range(series)]
    return [_Lane(top + stack, -1, top + stack + gap + radius) for top in tops], edge + series * pitch - 4


def _dots(series: Series, lane: _Lane, axis: Axis, scale: Sequence[int], grid: _Grid) -> str:
    drawn = [
        shape(series.nr, x, y, 0.41 * grid.pitch, class_="dot")
        for value, count in zip(scale, series.counts or (), strict=False)
        for x, y in _stack(count, axis.x(value), lane, grid)
    ]
    return group(*drawn, class_=f"s{series.nr}")


def _stack(count: int, x: float, lane: _Lane, grid: _Grid) -> list[tuple[float, float]]:
    """The centres of `count` dots around `x`, rows filled from the line of the means outwards."""
    columns = grid.columns(count)
    left = x - (columns - 1) / 2 * grid.pitch
    return [
        (left + i % columns * grid.pitch, lane.base + lane.direction * (i // columns + 0.5) * grid.pitch)
        for i in range(count)
    ]


def _joined(series: Sequence[Series], lanes: Sequence[_Lane], axis: Axis) -> str:
    places = [(axis.x(s.mean), lane.mean_y) for s, lane in zip(series, lanes, strict=True) if s.mean is not None]
    if len(places) < 2:
        return ""
    return tag("polyline", points=" ".join(f"{short(x)},{short(y)}" for x, y in places), class_="join")


def _mean(series: Series, lane: _Lane, axis: Axis, radius: float) -> str:
    if series.mean is None:
        return ""
    return group(shape(series.nr, axis.x(series.mean), lane.mean_y, radius, class_="mark"), class_=f"s{series.nr}")
