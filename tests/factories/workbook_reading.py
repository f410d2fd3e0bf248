"""Reads a workbook as an outsider would."""

from __future__ import annotations

import io
from typing import Any

from openpyxl.reader.excel import load_workbook


def workbook_in(document: bytes) -> Any:
    """The workbook as openpyxl sees it; formulas stay formulas."""
    return load_workbook(io.BytesIO(document))


def rows_of(sheet: Any) -> list[tuple[Any, ...]]:
    """The values of a sheet, row by row."""
    return list(sheet.iter_rows(values_only=True))
