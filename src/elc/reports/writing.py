"""Writes the report of a comparison: one self-contained page, and a PDF with the same content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from elc.comparison.figures import Figure
from elc.comparison.gate import Audience
from elc.reports.page import render_page
from elc.reports.pdf import build_pdf
from elc.reports.report import Report, build_report
from elc.snapshots.freezing import FrozenSnapshot


def write_report(
    folder: Path,
    *,
    source_name: str,
    audience: Audience,
    inferred: Sequence[str],
    answered: int,
    snapshot: FrozenSnapshot,
    figures: Sequence[Figure],
) -> None:
    """Write `report.html` and `report.pdf` into a folder, in the active language; Django must have been started."""
    report = build_report(
        source_name=source_name,
        snapshot=snapshot,
        figures=figures,
        audience=audience,
        inferred=inferred,
        answered=answered,
    )
    (folder / "report.html").write_text(render_page(report), "utf-8")
    (folder / "report.pdf").write_bytes(report_pdf(report))


def report_pdf(report: Report) -> bytes:
    """The report as a tagged PDF in the active language."""
    drawings = {item.key: item.standalone_svg for item in report.items if item.standalone_svg}
    data: dict[str, Any] = asdict(report)
    # The page prints the sentence on benchmarks by itself; on paper each page says what it comes from.
    data["footer"] = " · ".join(f"{label}: {value}" for label, value in report.facts)
    for item in data["items"]:
        del item["standalone_svg"]
        item["svg"] = item["key"] if item["key"] in drawings else None
    return build_pdf("compare", data, images=drawings)
