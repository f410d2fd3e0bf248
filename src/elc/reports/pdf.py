"""Makes tagged PDF (PDF/UA-1 mode) from a typst template and plain data.

Data reaches the template as a JSON file in memory, never as typst source, so that nobody's words can become markup.
The same data gives the same bytes: our own fonts and the compiler's, no clock, a date that is given or none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final
from unicodedata import category, normalize

import typst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

AUTHOR: Final = "ELC"
REPLACEMENT: Final = "\ufffd"

_SHARED: Final = "page.typ"
# What our fonts and the compiler's can print for certain, also mixed: the letters of Latin, Greek and Cyrillic with
# their punctuation; outside drawings also Armenian, Georgian, Hebrew, arrows and signs. All else fails in PDF/UA mode.
_LETTERS: Final = (
    "\n -~\u00a0-\u00ac\u00ae-\u024f\u0374-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce"
    "\u03f0-\u045f\u0490-\u04c4\u1e00-\u1e9b\u1e9e-\u1ef9\u2010-\u2027\u202f-\u2037\u20ac\u2212\ufffd"
)
_SIGNS: Final = (
    "\u0531-\u0556\u0561-\u0587\u05d0-\u05ea\u10d0-\u10fc\u2039-\u203f\u2044\u2070\u2071\u2074-\u208e\u20a0-\u20b5"
    "\u20b8-\u20ba\u20bd\u20bf\u2116\u2122\u2190-\u2220\u2241-\u226b\u2500-\u25ff\u270c-\u2727\ufb01\ufb02"
)
_UNKNOWN: Final = re.compile(f"[^{_LETTERS}{_SIGNS}]")
_UNKNOWN_IN_DRAWINGS: Final = re.compile(f"[^{_LETTERS}]")
_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_LONG_WORD: Final = re.compile(r"\S{25,}")
_DIGEST: Final = re.compile(r"[0-9a-f]{25,64}")  # is copied from the page, so nothing may come into it
_BREAK: Final = "\u200b"


def build_pdf(
    template: str,
    data: Mapping[str, Any],
    *,
    images: Mapping[str, str] | None = None,
    on: date | None = None,
) -> bytes:
    """The PDF of `template` (a file of `reports/typst/` without its ending) in the active language.

    `data` is texts and numbers in mappings and lists; `title` names the document, and `footer`, `mark` and
    `audience_note` are printed on every page where they are given. `images` are SVG texts by name: a value under the
    key `svg` is such a name, or nothing. Texts under `alt` describe drawings and are not printed. `on` becomes the date
    of the document. A character that no font has is printed as U+FFFD, and a note at the end says so.
    """
    paths = {name: f"image-{nr}.svg" for nr, name in enumerate(images or {})}
    drawn = {paths[name]: _known(svg, _UNKNOWN_IN_DRAWINGS) for name, svg in (images or {}).items()}
    content = _printable({**data, **_frame(data, on)}, paths)
    if any(REPLACEMENT in text for text in (json.dumps(content, ensure_ascii=False), *drawn.values())):
        content["words"]["replaced"] = _replaced_note()
    return _compiled(template, content, drawn)


def _frame(data: Mapping[str, Any], on: date | None) -> dict[str, Any]:
    """What the page itself needs: title, language, author, date, and the words of header and footer."""
    return {
        "title": _known(str(data.get("title") or "")).strip() or _("Report"),
        "lang": (get_language() or "en").split("-")[0],
        "author": AUTHOR,
        "date": {"year": on.year, "month": on.month, "day": on.day} if on else None,
        "words": {
            "network": _("EQUASS Learning Community"),
            "page_of": _("Page %(page)s of %(pages)s") % {"page": "{page}", "pages": "{pages}"},
            "purpose": _("Benchmarking is an instrument to improve and never an end in itself."),
            "replaced": [],
        },
    }


def _replaced_note() -> list[str]:
    sentence = _("The sign %(sign)s stands for a character that the fonts of this document do not have.")
    return [_("Characters that could not be printed"), sentence % {"sign": REPLACEMENT}]


def _printable(value: Any, paths: Mapping[str, str], key: str = "") -> Any:
    """`value`, which stands under `key`, with the paths of drawings for their names and every text printable."""
    if isinstance(value, Mapping):
        return {inner_key: _printable(inner, paths, inner_key) for inner_key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(inner, paths, key) for inner in value]
    if key == "svg":
        return paths[value] if value else ""
    if not isinstance(value, str):
        return value
    if key == "alt":
        return _known(value).strip() or _("Drawing")  # PDF/UA refuses a drawing without words
    return _LONG_WORD.sub(_breakable, _known(value))


def _known(text: str, unknown: re.Pattern[str] = _UNKNOWN) -> str:
    """`text` in characters that the fonts have: accents joined with their letters, U+FFFD for every unknown one."""
    return unknown.sub(_replaced, normalize("NFC", _CONTROL.sub(" ", text)))


def _replaced(found: re.Match[str]) -> str:
    is_invisible = category(found[0]) == "Cf" or "\ufe00" <= found[0] <= "\ufe0f"
    return "" if is_invisible else REPLACEMENT


def _breakable(found: re.Match[str]) -> str:
    """A word too long for a cell, with places where it may break."""
    if _DIGEST.fullmatch(found[0]):
        return found[0]
    pieces = re.findall(r"[^_/.:;,\-]{1,20}[_/.:;,\-]*|[_/.:;,\-]{1,20}", found[0])
    return _BREAK.join(pieces)


def _compiled(template: str, content: Mapping[str, Any], drawn: Mapping[str, str]) -> bytes:
    project = {
        "main.typ": _source(f"{template}.typ"),
        _SHARED: _source(_SHARED),
        "data.json": json.dumps(content).encode(),
        **{path: svg.encode() for path, svg in drawn.items()},
    }
    compiled = typst.compile(  # type: ignore[call-overload]  # the stubs forget that a project may be a mapping
        project, font_paths=_fonts(), ignore_system_fonts=True, pdf_standards=["ua-1"], timestamp=0
    )
    assert isinstance(compiled, bytes)  # noqa: S101 - without a path to write to, the compiler returns bytes
    return compiled


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(files("elc.reports") / "fonts")])


@cache
def _source(name: str) -> bytes:
    return (files("elc.reports") / "typst" / name).read_bytes()
