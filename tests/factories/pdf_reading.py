"""Reads a PDF as an outsider would: its tags, its language, its words."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest


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


def words_of(document: bytes) -> str:
    """The text of all pages, through the fonts' own tables of characters, white space as single spaces."""
    try:
        run = subprocess.run(["pdftotext", "-", "-"], input=document, capture_output=True, check=True)
    except FileNotFoundError:
        pytest.skip("needs pdftotext (poppler-utils)")
    return " ".join(run.stdout.decode().split())
