"""Reads the code as text for the architecture tests."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
STAGES = (
    "core",
    "members",
    "instruments",
    "collection",
    "snapshots",
    "comparison",
    "reports",
    "events",
    "evaluation",
    "website",
)


def python_files(*folders: str) -> list[Path]:
    """All Python files below some folders of the repository, migrations left out."""
    found = [file for folder in folders for file in (ROOT / folder).rglob("*.py")]
    return sorted(file for file in found if "migrations" not in file.parts)


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"), filename=str(file))


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def stage_of(file: Path) -> str | None:
    """The stage that a file of src/elc belongs to, or None."""
    try:
        first = file.relative_to(SRC / "elc").parts[0]
    except ValueError:
        return None
    return first if first in STAGES else None
