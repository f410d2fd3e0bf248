"""The one table of verdicts, `elc/website/access.csv`: a line for each address and method, a column for each role.

    name, path, method, anonymous, participant, …

A cell is the status that the role gets: `200`; or `200/404` where things of other organisations are answered otherwise
than the own; or `200/200/404` where something that is nowhere is answered in a third way. A path names things by
{placeholders}. The method `OTHER` stands for PUT, PATCH and DELETE; HEAD answers as GET does. A POST is empty but for
its CSRF token.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.urls import URLPattern, URLResolver, get_resolver

TABLE: Final = Path(__file__).resolve().parents[1] / "access.csv"
METHODS: Final = {"GET": ("GET", "HEAD"), "POST": ("POST",), "OTHER": ("PUT", "PATCH", "DELETE")}


@dataclass(frozen=True)
class Verdict:
    """What a role gets from an address by a method: of the own things, of those of others, and of what is not there."""

    name: str
    path: str
    method: str
    role: str
    own: int
    foreign: int
    nowhere: int


def read_verdicts(file: Path = TABLE) -> list[Verdict]:
    """Every verdict of the table. Raises ValueError for a line that is none, naming it."""
    with file.open(encoding="utf-8", newline="") as opened:
        rows = csv.DictReader(opened)
        return [verdict for number, row in enumerate(rows, start=2) for verdict in _verdicts(row, number)]


def every_address() -> list[str]:
    """The name of every address that the product answers to, stage first."""
    return sorted(_names(get_resolver()))


def gaps(verdicts: list[Verdict], roles: tuple[str, ...]) -> list[str]:
    """What the table leaves open: addresses without a verdict for some method and role, and lines of none."""
    known = {(verdict.name, verdict.method, verdict.role) for verdict in verdicts}
    names = every_address()
    missing = [
        f"{name} {method} {role}: no verdict"
        for name in names
        for method in METHODS
        for role in roles
        if (name, method, role) not in known
    ]
    return missing + [f"{name}: no such address" for name in sorted({v.name for v in verdicts} - set(names))]


def _verdicts(row: dict[str, str], number: int) -> Iterator[Verdict]:
    name, path, method = row["name"], row["path"], row["method"]
    for role, cell in list(row.items())[3:]:
        parts = (cell or "").split("/")
        if method not in METHODS or len(parts) > 3 or not all(part.isdigit() for part in parts):
            raise ValueError(f"access.csv, line {number}, {role}: “{cell}” is no verdict")
        statuses = [int(part) for part in parts]
        yield Verdict(name, path, method, role, statuses[0], statuses[min(1, len(parts) - 1)], statuses[-1])


def _names(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _names(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"
