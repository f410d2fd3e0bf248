"""The data of the living gallery: every token with its contrast, every component and chart with sample data.

The numbers are computed from the style sheet itself; tests/architecture/test_design.py keeps
them above their floors.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from django import forms
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from elc.core.numbers import decimal
from elc.reports.charts import GroupMean, Series, answer_dots, group_strip, largest_stack, scale_axis

TEXT: Final = 4.5  # WCAG 2.2, 1.4.3: text against its ground
SHAPE: Final = 3.0  # WCAG 2.2, 1.4.11: what must be seen to understand a drawing or a control
# Foreground, ground, and the least contrast between them.
PAIRS: Final = (
    *((ink, ground, TEXT) for ink in ("ink", "ink-2", "ink-3", "you") for ground in ("paper", "surface", "sunk")),
    *((f"{verdict}-ink", f"{verdict}-tint", TEXT) for verdict in ("above", "same", "below", "few")),
    ("you", "you-tint", TEXT),
    ("on-you", "you", TEXT),
    ("on-you", "you-2", TEXT),
    ("error", "error-tint", TEXT),
    ("error", "surface", TEXT),
    *((f"s{nr}-ink", "surface", TEXT) for nr in (1, 2, 3, 4)),
    *((f"s{nr}", "surface", SHAPE) for nr in (1, 2, 3, 4)),
    *((f"s{nr}-soft", "surface", SHAPE) for nr in (1, 2, 3, 4)),
    ("peer", "surface", SHAPE),
    ("edge", "surface", SHAPE),
    ("focus", "paper", SHAPE),
)
_DECLARED: Final = re.compile(r"--([\w-]+): light-dark\((#[0-9A-F]{6}), (#[0-9A-F]{6})\)")


@dataclass(frozen=True)
class Contrast:
    """How well one token can be seen on another, in light and in dark; `least` is the floor."""

    foreground: str
    ground: str
    least: float
    light: float
    dark: float


class SampleForm(forms.Form):
    """Shows a field with help and one with an error."""

    title = forms.CharField(
        label=gettext_lazy("Name of the event"),
        help_text=gettext_lazy("As participants know it."),
        required=False,
    )
    answers = forms.IntegerField(
        label=gettext_lazy("Number of answers"),
        min_value=1,
        error_messages={"min_value": gettext_lazy("Write 1 or more.")},
    )


@cache
def tokens() -> dict[str, tuple[str, str]]:
    """Every colour of the style sheet: its light and its dark value as #RRGGBB."""
    sheet = files("elc").joinpath("static", "elc", "tokens.css").read_text("utf-8")
    return {name: (light, dark) for name, light, dark in _DECLARED.findall(sheet)}


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours #RRGGBB by WCAG 2.2, from 1 to 21."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def contrasts() -> list[Contrast]:
    """All pairs of `PAIRS` with their numbers."""
    colour = tokens()
    return [
        Contrast(
            foreground,
            ground,
            least,
            *(contrast(a, b) for a, b in zip(colour[foreground], colour[ground], strict=True)),
        )
        for foreground, ground, least in PAIRS
    ]


def gallery_context() -> dict[str, Any]:
    """Everything the gallery page shows."""
    return {
        "tokens": sorted(tokens()),
        "contrasts": contrasts(),
        "verdicts": ("above", "same", "below", "few"),
        "icons": (
            "print",
            "table",
            "download",
            "document",
            "lock",
            "arrow",
            "done",
            "attention",
            "screen",
            "speech",
            "info",
        ),
        "series": (1, 2, 3, 4),
        "sample_form": SampleForm({"title": "", "answers": "0"}),
        "charts": _charts(),
        "headings": [_("Event"), _("Score"), _("Answers")],
        "rows": [["Tallinn", decimal(4.64), "11"], ["Vilnius", decimal(4.71), "7"]],
    }


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _charts() -> list[dict[str, str]]:
    scale = (1, 2, 3, 4, 5)
    labels = [_("very poor"), _("poor"), _("satisfactory"), _("good"), _("excellent")]
    axis = {"name": _("Axis of a table of figures"), "svg": scale_axis(scale, labels)}
    return [{**drawn, "svg": mark_safe(drawn["svg"])} for drawn in (axis, *_dots(scale), *_strips(scale))]  # noqa: S308 - ours


def _dots(scale: tuple[int, ...]) -> list[dict[str, str]]:
    sample = (
        Series(1, (0, 0, 1, 2, 8), 4.636),
        Series(2, (0, 0, 0, 2, 5), 4.714),
        Series(3, (0, 1, 2, 3, 3), 3.889),
        Series(4, (0, 0, 1, 6, 2), 4.111),
    )
    title, desc = _("Sample figure"), _("Sample answers of events.")
    drawn = [
        {
            "name": _("Answers as dots, events: %(n)d") % {"n": n},
            "svg": answer_dots(sample[:n], scale, title=title, desc=desc),
        }
        for n in (1, 2, 3, 4)
    ]
    same = (Series(1, (0, 0, 0, 0, 11), 5.0), Series(2, (0, 0, 0, 0, 7), 5.0))
    narrow = answer_dots(same, scale, title=title, desc=desc, width=280, largest=largest_stack([same]))
    return [*drawn, {"name": _("On a phone, with equal averages"), "svg": narrow}]


def _strips(scale: tuple[int, ...]) -> list[dict[str, str]]:
    title, desc = _("Sample strip"), _("Sample means of groups.")
    drawn = []
    for n in (1, 4, 49, 400):
        means = [GroupMean(3.4 + 1.1 * ((i * 0.618034) % 1 + (i * 0.414214) % 1 - 1)) for i in range(n)]
        middle = sorted(mean.value for mean in means)[n // 2]
        tick = (middle, f"{middle:.1f}") if n > 1 else None
        svg = group_strip(means, scale, title=title, desc=desc, middle=tick)
        drawn.append({"name": _("Strip of groups, groups: %(n)d") % {"n": n}, "svg": svg})
    return drawn
