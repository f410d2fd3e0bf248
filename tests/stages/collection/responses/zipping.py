"""Builds workbooks by hand, part by part, so that they can be wrong in chosen ways."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>',
    "xl/workbook.xml": f'<workbook xmlns="{_SPREADSHEET}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="Answers" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
}
HEADER = '<row r="1"><c r="A1" t="inlineStr"><is><t>q1</t></is></c><c r="B1" t="inlineStr"><is><t>q2</t></is></c></row>'
ANSWERS = '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>5</v></c></row><row><c><v>2</v></c><c><v>4</v></c></row>'


def sheet(rows: str = HEADER + ANSWERS) -> str:
    return f'<worksheet xmlns="{_SPREADSHEET}"><sheetData>{rows}</sheetData></worksheet>'


def texts(*items: str) -> str:
    return f'<sst xmlns="{_SPREADSHEET}">{"".join(f"<si><t>{item}</t></si>" for item in items)}</sst>'


def build(folder: Path, rows: str = HEADER + ANSWERS, parts: Mapping[str, str | bytes] | None = None) -> Path:
    """A workbook with one sheet of `rows`; `parts` add or replace entries."""
    path = folder / "made.xlsx"
    content = {**PARTS, "xl/worksheets/sheet1.xml": sheet(rows), **(parts or {})}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return path


def add(path: Path, name: str, content: str | bytes) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)


def lie_about_size(path: Path, name: str, size: int) -> None:
    """Claim in both headers of an entry that it unpacks to `size` bytes."""
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo(name)
    struct.pack_into("<I", content, info.header_offset + 22, size)
    central = content.index(b"PK\x01\x02")
    while content[central + 46 : central + 46 + len(name)] != name.encode():
        central = content.index(b"PK\x01\x02", central + 4)
    struct.pack_into("<I", content, central + 24, size)
    path.write_bytes(content)
