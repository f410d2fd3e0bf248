"""Figures as files: `figures.json`, a list of objects under the contract's keys, and the same as CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path

from elc.comparison.figures import FIGURE_KEYS, Figure
from elc.reports.delimited import safe


def write_json(figures: Sequence[Figure], file: Path) -> None:
    """One JSON list, one figure a line; numbers unrounded, what is withheld null."""
    with file.open("w", encoding="utf-8", newline="\n") as out:
        out.write("[\n")
        out.write(",\n".join(json.dumps(figure.as_dict(), ensure_ascii=False, allow_nan=False) for figure in figures))
        out.write("\n]\n")


def write_csv(figures: Sequence[Figure], file: Path) -> None:
    """One row a figure under the contract's keys. Text that a spreadsheet would take for a formula gets a quote."""
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(FIGURE_KEYS)
        writer.writerows([safe(getattr(figure, key)) for key in FIGURE_KEYS] for figure in figures)
