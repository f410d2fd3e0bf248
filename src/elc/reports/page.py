"""The report of a comparison as one self-contained page: style and fonts inside, no script, nothing to load."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from django.template.loader import render_to_string

from elc.reports.report import Report

STYLES = ("fonts", "tokens", "base", "parts", "charts", "pages", "report", "print")
FONT = re.compile(r"url\((fonts/[\w-]+\.woff2)\)")


def render_page(report: Report) -> str:
    """The page in the active language. Its own policy lets nothing in but the style it was written with."""
    css = embedded_style()
    fingerprint = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{fingerprint}'; font-src data:; base-uri 'none'; form-action 'none'"
    )
    return render_to_string("reports/compare.html", {"report": report, "css": css, "csp": policy})


@cache
def embedded_style() -> str:
    """The product's own style sheets as one text, each font as a data address."""
    folder = files("elc") / "static" / "elc"
    css = "\n".join((folder / f"{name}.css").read_text("utf-8") for name in STYLES)

    def embedded(match: re.Match[str]) -> str:
        font = base64.b64encode((folder / match[1]).read_bytes()).decode()
        return f"url(data:font/woff2;base64,{font})"

    return FONT.sub(embedded, css)
