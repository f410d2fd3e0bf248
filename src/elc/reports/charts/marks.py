"""One mark a series, told apart by shape as well as by colour: circle, diamond, square, triangle."""

from __future__ import annotations

from typing import Final

from elc.reports.charts.svg import drawing, group, short, tag

SERIES: Final = (1, 2, 3, 4)
# Half the width of a shape where a circle has radius 1, so that the four look alike in weight. The diamond of
# the large marks stays inside a circle at the same place.
_LARGE: Final = {1: 1.0, 2: 0.78, 3: 0.74, 4: 0.86}
_SMALL: Final = {1: 1.0, 2: 1.14, 3: 0.88, 4: 1.06}


def shape(series: int, x: float, y: float, radius: float, *, class_: str) -> str:
    """The mark of a series around (x, y). `class_` is "mark" for a mean and "dot" for a single answer."""
    half = radius * (_LARGE if class_ == "mark" else _SMALL)[series]
    if series == 1:
        return tag("circle", cx=x, cy=y, r=half, class_=class_)
    if series == 3:
        return tag("rect", x=x - half, y=y - half, width=2 * half, height=2 * half, class_=class_)
    return tag("path", d=_diamond(x, y, half) if series == 2 else _triangle(x, y, half), class_=class_)


def _diamond(x: float, y: float, half: float) -> str:
    step = short(half)
    return f"M{short(x)} {short(y - half)}l{step} {step}-{step} {step}-{step}-{step}z"


def _triangle(x: float, y: float, half: float) -> str:
    return f"M{short(x)} {short(y - half)}l{short(half)} {short(2 * half)}h-{short(2 * half)}z"


def legend_mark(series: int, *, standalone: bool = False) -> str:
    """The mark of a series as a small decoration beside its name."""
    mark = group(shape(series, 9, 9, 8, class_="mark"), class_=f"s{series}")
    return drawing(18, 18, mark, class_="legend", standalone=standalone)
