"""Reads a PDF as an outsider would: its tags, its language, its words."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterator
from typing import Any

import pdfua
import pikepdf


def opened(document: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(document))


def tags_of(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    """All structure elements of one kind, such as "TH", in reading order."""
    return [node for node in _nodes(pdf.Root.StructTreeRoot) if node.get("/S") == f"/{kind}"]


def _nodes(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for inner in node:
            yield from _nodes(inner)
    elif isinstance(node, pikepdf.Dictionary):
        yield node
        if "/K" in node:
            yield from _nodes(node.K)


def scope_of(heading: Any) -> str:
    """The scope of a TH element."""
    attributes = heading.A if isinstance(heading.A, pikepdf.Array) else [heading.A]
    return next(str(attribute.Scope) for attribute in attributes if "/Scope" in attribute)


def findings_of(document: bytes) -> list[str]:
    """What a partial check finds: 16 of 106 rules of PDF/UA-1 are all that it knows, so it proves no conformance."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(document)
        file.flush()
        return [finding.message for finding in pdfua.validate(file.name).findings]


def words_of(document: bytes) -> str:
    """The text of all pages as a reader would copy it: every glyph through its font's own table of characters."""
    pages = opened(document).pages
    return " ".join("".join(words for page in pages for words in _written(page)).split())


def _written(page: pikepdf.Page) -> Iterator[str]:
    tables = {name: _characters(font) for name, font in page.Resources.Font.items()}
    table: dict[int, str] = {}
    for step in pikepdf.parse_content_stream(page):
        operands, operator = step.operands, step.operator
        if str(operator) == "Tf":
            table = tables[str(operands[0])]
        elif str(operator) in {"Tj", "TJ"}:
            parts = operands[0] if str(operator) == "TJ" else operands
            for codes in (bytes(part) for part in parts if isinstance(part, pikepdf.String)):
                yield from (table[int.from_bytes(codes[i : i + 2])] for i in range(0, len(codes), 2))
        elif str(operator) == "ET":
            yield " "


def _characters(font: Any) -> dict[int, str]:
    """What the ToUnicode table of a font says: glyph numbers of two bytes, and the text of each."""
    lines = re.findall(r"^<(\w+)>(?: <(\w+)>)? <(\w+)>$", font.ToUnicode.read_bytes().decode(), re.MULTILINE)
    found = {}
    for first, last, text in lines:
        words = bytes.fromhex(text).decode("utf-16-be")
        for step in range(int(last or first, 16) - int(first, 16) + 1):
            found[int(first, 16) + step] = words[:-1] + chr(ord(words[-1]) + step)
    return found
