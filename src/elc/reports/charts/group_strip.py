"""The strip of one item: a hollow dot for the mean of each group, and the middle of the groups as a tick.

Dots never overlap and have no names: who stands where is said in the table, if at all (no league tables).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from elc.reports.charts.scaling import Axis, ticks
from elc.reports.charts.svg import drawing, group, line, tag, words

_RADII: Final = (5.4, 4.4, 3.5, 2.7, 2.0, 1.5)
_TALLEST: Final = 84.0
_LABEL_ROOM: Final = 24.0
_WIDE: Final = 640
_NARROW: Final = 300


@dataclass(frozen=True)
class GroupMean:
    """The mean of one group; only means that may be shown come here."""

    value: float


def group_strip(
    means: Sequence[GroupMean],
    scale: Sequence[int],
    *,
    title: str,
    desc: str,
    middle: tuple[float, str] | None = None,
    width: int = _WIDE,
    standalone: bool = False,
    kind: str = "",
) -> str:
    """A strip from the lowest to the highest value of `scale`.

    `middle`: its value and how it is written; `kind`: a further class, see `group_strip_both`.
    """
    axis = Axis(scale[0], scale[-1], width, 24)
    places = sorted(axis.x(mean.value) for mean in means)
    radius, offsets = _roomy(places)
    half = max((abs(offset) for offset in offsets), default=0.0) + radius + 6
    centre = (_LABEL_ROOM if middle else 4) + half
    bottom = centre + half
    shown = ticks(scale)
    body = [
        group(*(line(axis.x(v), centre - half, axis.x(v), bottom, class_="grid") for v in shown), class_="lines"),
        _middle(middle, axis, centre - half, bottom) if middle else "",
        group(
            *(
                tag("circle", cx=x, cy=centre + dy, r=radius, class_="peer")
                for x, dy in zip(places, offsets, strict=True)
            ),
            class_="peers fine" if radius < 3 else "peers",
        ),
        *(words(str(v), axis.x(v), bottom + 15, class_="tick") for v in shown),
    ]
    return drawing(
        width, bottom + 20, *body, class_=f"strip {kind}".rstrip(), title=title, desc=desc, standalone=standalone
    )


def group_strip_both(
    means: Sequence[GroupMean],
    scale: Sequence[int],
    *,
    title: str,
    desc: str,
    middle: tuple[float, str] | None = None,
) -> str:
    """The wide and the narrow strip after each other; the style sheet shows the one that fits."""
    return "".join(
        group_strip(means, scale, title=title, desc=desc, middle=middle, width=width, kind=kind)
        for width, kind in ((_WIDE, "if-wide"), (_NARROW, "if-narrow"))
    )


def _middle(middle: tuple[float, str], axis: Axis, top: float, bottom: float) -> str:
    value, written = middle
    x = axis.x(value)
    anchor = "start" if x < 0.15 * axis.width else "end" if x > 0.85 * axis.width else "middle"
    return line(x, top - 4, x, bottom, class_="middle") + words(written, x, top - 9, class_="value", anchor=anchor)


def _roomy(places: Sequence[float]) -> tuple[float, list[float]]:
    """The largest radius that keeps the swarm low enough, else the smallest; and the offsets with it."""
    for radius in _RADII:
        offsets = swarm(places, 2 * radius + 1.7)
        if 2 * max(map(abs, offsets), default=0.0) <= _TALLEST:
            return radius, offsets
    return radius, offsets


def swarm(places: Sequence[float], distance: float) -> list[float]:
    """Vertical offsets for `places` in ascending order, so that no two centres are nearer than `distance`.

    Dots stand in rows that are `distance` apart; each goes to the free row nearest to the line. Rows, rather than the
    nearest free point, keep this quick (a row remembers only its last dot) and make dots countable.
    """
    last_in_row: list[float] = []
    offsets: list[float] = []
    for x in places:
        row = next((nr for nr, last in enumerate(last_in_row) if x - last >= distance - 1e-9), len(last_in_row))
        if row == len(last_in_row):
            last_in_row.append(x)
        last_in_row[row] = x
        # Rows 0, 1, 2, 3, 4 … lie at 0, -1, +1, -2, +2 … times the distance.
        offsets.append((-1 if row % 2 else 1) * ((row + 1) // 2) * distance)
    return offsets
