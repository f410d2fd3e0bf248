"""The axis in the head of a table of figures: the values of the scale with their labels."""

from __future__ import annotations

from collections.abc import Sequence

from elc.reports.charts.answer_dots import NARROW, WIDE
from elc.reports.charts.scaling import Axis, ticks
from elc.reports.charts.svg import drawing, words

_CHARACTER = 7.4  # mean width of a character at the size of a label


def scale_axis(scale: Sequence[int], labels: Sequence[str], *, width: int = WIDE, standalone: bool = False) -> str:
    """Values in bold with their labels beneath, over the same places as `answer_dots` of the same width.

    Decoration: each figure says its answers in words. A narrow axis shows the labels of both ends only.
    """
    is_narrow = width <= 320
    axis = Axis(scale[0], scale[-1], width, 26 if is_narrow else 34)
    shown = ticks(scale)
    named = dict(zip(scale, labels, strict=False))
    rows = {v: _folded(named.get(v, ""), axis.step(len(shown))) for v in shown}
    if is_narrow or len(shown) < len(scale):
        ends = (scale[0], scale[-1])
        rows = {v: [named.get(v, "")] if v in ends and named.get(v) else [] for v in shown}
    body = [words(str(v), axis.x(v), 15, class_="value") for v in shown]
    body += [_label(axis, v, i, text, is_narrow) for v in shown for i, text in enumerate(rows[v])]
    height = 20 + 16 * max((len(r) for r in rows.values()), default=0)
    return drawing(width, height, *body, class_=f"axis {'narrow' if is_narrow else 'wide'}", standalone=standalone)


def scale_axis_both(scale: Sequence[int], labels: Sequence[str], *, width: int = WIDE) -> str:
    """The wide and the narrow axis after each other; the style sheet shows the one that fits."""
    return scale_axis(scale, labels, width=width) + scale_axis(scale, labels, width=NARROW)


def _label(axis: Axis, value: int, row: int, text: str, is_narrow: bool) -> str:
    y = 32.0 + 16 * row
    is_too_wide = len(text) * _CHARACTER > 2 * axis.margin  # centred, it would leave the drawing
    if (is_narrow or is_too_wide) and value == axis.low:
        return words(text, 2, y, class_="label", anchor="start")
    if (is_narrow or is_too_wide) and value == axis.high:
        return words(text, axis.width - 2, y, class_="label", anchor="end")
    return words(text, axis.x(value), y, class_="label")


def _folded(text: str, room: float) -> list[str]:
    """`text` in one line, or in two of about the same length where it is wider than `room`."""
    if not text:
        return []
    parts = text.split()
    if len(text) * _CHARACTER <= room or len(parts) == 1:
        return [text]
    cuts = [(" ".join(parts[:i]), " ".join(parts[i:])) for i in range(1, len(parts))]
    return list(min(cuts, key=lambda cut: max(map(len, cut))))
