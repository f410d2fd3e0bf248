"""The light colours of the design system for charts that leave the page (PDF, a file of its own).

On a page the colours come from `static/elc/tokens.css`; a test keeps both alike.
"""

from __future__ import annotations

from typing import Final

LIGHT: Final = {
    "surface": "#FFFFFF",
    "ink": "#15262A",
    "ink-2": "#4A5A5E",
    "ink-3": "#5F6D72",
    "grid": "#E6DFD1",
    "join": "#8D979B",
    "peer": "#7F888F",
    "s1": "#0B4A46",
    "s1-soft": "#5F9A93",
    "s2": "#C77A1B",
    "s2-soft": "#CB822A",
    "s3": "#2A7FCB",
    "s3-soft": "#5796D2",
    "s4": "#A52B12",
    "s4-soft": "#CB7562",
}

_SERIES: Final = "".join(
    f".s{nr} .mark{{fill:{LIGHT[f's{nr}']}}}.s{nr} .dot{{fill:{LIGHT[f's{nr}-soft']}}}" for nr in (1, 2, 3, 4)
)

STANDALONE_STYLE: Final = (
    "text{font-family:'Atkinson Hyperlegible Next',sans-serif}"
    f".grid{{stroke:{LIGHT['grid']};stroke-width:1}}"
    f".join{{stroke:{LIGHT['join']};stroke-width:2;fill:none}}"
    f".mark{{stroke:{LIGHT['surface']};stroke-width:1.6}}"
    f".peer{{fill:{LIGHT['surface']};stroke:{LIGHT['peer']};stroke-width:1.6}}"
    f".fine .peer{{fill:{LIGHT['peer']};stroke:none}}"
    f".middle{{stroke:{LIGHT['ink']};stroke-width:2}}"
    f".value{{fill:{LIGHT['ink']};font-size:15px;font-weight:700}}"
    f".label{{fill:{LIGHT['ink-3']};font-size:14.5px}}"
    f".tick{{fill:{LIGHT['ink-3']};font-size:12.5px}}"
    f"{_SERIES}"
)
