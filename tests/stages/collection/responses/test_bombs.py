"""Workbooks that were built to hurt: each is refused, quickly and with little memory."""

from __future__ import annotations

import resource
import subprocess
import sys
import zipfile
from pathlib import Path
from random import Random

import pytest
from python_calamine import CalamineWorkbook
from tests.stages.collection.responses.making import refused, write
from tests.stages.collection.responses.zipping import (
    ANSWERS,
    HEADER,
    add,
    build,
    lie_about_size,
    sheet,
    texts,
)

from elc.collection.responses import unpacking
from elc.collection.responses.cells import Count, Glance

FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    "rows",
    [
        HEADER + FAR,
        HEADER + FAR.replace("<row r", "<row spans='1:2' r").replace('"', "'"),
        HEADER + '<row r="1048576"><c r="xfd3"><v>1</v></c><c r="A1048576"><v>1</v></c></row>',
        HEADER + '<row r="1048576"><c/><c/><c r="AAA1"/><c><v>2</v></c></row><row><c><v>1</v></c></row>',
        HEADER + FAR.replace("<c", "<a/b:c").replace("</c", "</a/b:c"),
        (HEADER + FAR).replace("<c", "<x:c").replace("</c", "</x:c").replace("<row", '<row xmlns:x="y"'),
    ],
)
def test_a_box_of_billions_of_cells(tmp_path: Path, rows: str) -> None:
    path = build(tmp_path, rows)
    assert path.stat().st_size < 5000
    refusal = refused(path)
    assert "spans" in refusal.sentence or "unusual" in refusal.sentence
    assert "CSV" in refusal.remedy


def test_a_part_of_another_name_is_inspected_too(tmp_path: Path) -> None:
    path = build(tmp_path, parts={"xl/media/picture": sheet(HEADER + FAR)})
    assert "spans" in refused(path).sentence


def test_zeros_packed_tightly(tmp_path: Path) -> None:
    path = build(tmp_path, parts={"xl/media/image1": b"\0" * (unpacking.RATIO_FROM + 1_000_000)})
    assert "far more than its size" in refused(path).sentence


def test_many_entries_that_are_each_small_enough(tmp_path: Path) -> None:
    blanks = b" " * 9_900_000
    path = build(tmp_path, parts={f"xl/media/{number}": blanks for number in range(31)})
    assert "far more than its size" in refused(path).sentence


@pytest.mark.parametrize("size", [10, 1_000])
def test_a_lie_about_the_size_hides_nothing(tmp_path: Path, size: int) -> None:
    path = build(tmp_path, HEADER + ANSWERS + "<row><c><v>1</v></c></row>" * 1_000_000)
    lie_about_size(path, SHEET, size)
    assert "far more than its size" in refused(path).sentence or "unusual" in refused(path).sentence


def test_a_shared_text_in_too_many_cells(tmp_path: Path) -> None:
    cells = '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>' * 6_000
    path = build(tmp_path, HEADER + cells, parts={"xl/sharedStrings.xml": texts("x" * 32_767)})
    assert "300 MB of text" in refused(path).sentence


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
    ],
)
def test_declared_entities(tmp_path: Path, declared: str) -> None:
    path = build(tmp_path, parts={"xl/worksheets/sheet1.xml": declared + sheet()})
    assert "unusual" in refused(path).sentence


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_sheet_in_wide_text(tmp_path: Path, encoding: str) -> None:
    path = build(tmp_path, parts={"xl/worksheets/sheet1.xml": sheet().encode(encoding)})
    assert "unusual" in refused(path).sentence


def test_a_declared_encoding_hides_no_cell(tmp_path: Path) -> None:
    """As UTF-7 the far cell would be other letters; calamine takes the bytes as they are."""
    rows = HEADER + FAR.replace("<c r", "<c  r")
    for encoding in ("utf-7", "cp037", "UTF18"):
        path = build(tmp_path, parts={SHEET: f'<?xml version="1.0" encoding="{encoding}"?>{sheet(rows)}'})
        assert "spans" in refused(path).sentence


@pytest.mark.parametrize("nested", [b"PK\x03\x04more", b"\x1f\x8bmore", bytes.fromhex("d0cf11e0a1b11ae1") + b"more"])
def test_an_archive_in_the_archive(tmp_path: Path, nested: bytes) -> None:
    assert "unusual" in refused(build(tmp_path, parts={"xl/embeddings/a.bin": nested})).sentence


@pytest.mark.parametrize(
    "rows",
    [
        HEADER + "<row><c r='1A'><v>1</v></c></row>",
        HEADER + "<row><c r='AAAA1'><v>1</v></c></row>",
        HEADER + "<row r='x'><c><v>1</v></c></row>",
        HEADER + "<row><c><v>1</v></row>",
    ],
)
def test_a_sheet_that_is_no_proper_xml(tmp_path: Path, rows: str) -> None:
    assert "unusual" in refused(build(tmp_path, rows)).sentence


def test_archives_that_two_programs_could_read_differently(tmp_path: Path) -> None:
    path = build(tmp_path)
    good = path.read_bytes()
    with pytest.warns(UserWarning, match="Duplicate"):
        add(path, SHEET, sheet(HEADER))
    assert "unusual" in refused(path).sentence
    path.write_bytes(good)
    add(path, SHEET.upper(), sheet(HEADER))
    assert "unusual" in refused(path).sentence
    path.write_bytes(good + good)
    assert "unusual" in refused(path).sentence
    with zipfile.ZipFile(path, "w") as archive:
        archive.comment = good[:60_000]
    path.write_bytes(good[:4] + path.read_bytes())
    assert "unusual" in refused(path).sentence


def test_overlapping_entries(tmp_path: Path) -> None:
    """Two entries of the directory that share the same packed bytes, as in the bombs of D. Fifield (2019)."""
    path = build(tmp_path, parts={"xl/a.xml": "<a/>", "xl/b.xml": "<b/>"})
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        first, second = archive.getinfo("xl/a.xml"), archive.getinfo("xl/b.xml")
    central = content.index(b"PK\x01\x02", content.rindex(b"PK\x01\x02"))
    content[central + 42 : central + 46] = first.header_offset.to_bytes(4, "little")
    assert second.header_offset != first.header_offset
    path.write_bytes(content)
    assert "unusual" in refused(path).sentence


def test_a_flipped_byte(tmp_path: Path) -> None:
    path = build(tmp_path, HEADER + ANSWERS * 200)
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        content[archive.getinfo(SHEET).header_offset + 90] ^= 0xFF
    path.write_bytes(content)
    assert "unusual" in refused(path).sentence


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["content.xml", "mimetype"], "OpenDocument"),
        (["[Content_Types].xml", "xl/workbook.bin"], "xlsb"),
        (["[Content_Types].xml", "word/document.xml"], "not a workbook"),
        (["answers.csv"], "not a workbook"),
    ],
)
def test_other_archives_are_named(tmp_path: Path, names: list[str], words: str) -> None:
    path = tmp_path / "other.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    assert words in refused(path).sentence


def test_an_encrypted_entry(tmp_path: Path) -> None:
    path = build(tmp_path)
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert "password" in refused(path).sentence


def test_every_beginning_of_a_workbook_is_refused(tmp_path: Path) -> None:
    content = build(tmp_path).read_bytes()
    for length in range(4, len(content) - 1, 97):
        assert refused(write(tmp_path, content[:length], "cut.xlsx")).remedy


def test_a_bomb_takes_little_memory(tmp_path: Path) -> None:
    """In a process of its own, which may not take more than 1 GB of addresses."""
    path = build(tmp_path, HEADER + FAR)
    code = (
        "import sys; from pathlib import Path; from elc.collection.responses import inspecting;"
        "from elc.core.refusals import BadInput, Place\n"
        "try: inspecting.inspect_workbook(Path(sys.argv[1]), Place('x'))\n"
        "except BadInput as refusal: print(refusal)"
    )

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))

    done = subprocess.run(
        [sys.executable, "-c", code, path], capture_output=True, text=True, preexec_fn=limit, check=False
    )
    assert "spans 1048576 rows and 16384 columns" in done.stdout, done.stderr


def test_the_box_is_never_smaller_than_the_reader_s(tmp_path: Path) -> None:
    """Cells in odd orders and places: what was added up covers what calamine then makes of it."""
    random = Random(1)
    for _number in range(300):
        rows = odd_rows(random)
        glance, count = Glance(), Count()
        for at in range(0, len(rows), 50):
            glance.feed(rows[at : at + 50].encode())
        glance.feed(b"</sheetData>")
        count.feed(f"<sheetData>{rows}</sheetData>".encode(), is_end=True)
        found = CalamineWorkbook.from_path(str(build(tmp_path, rows))).get_sheet_by_index(0)
        box = 0 if found.start is None or found.end is None else found.height * found.width
        assert not count.is_broken
        assert count.box.size >= box
        if glance.is_certain:
            assert glance.box.size >= box
            assert glance.cells == rows.count("<c ")


def odd_rows(random: Random) -> str:
    """Rows and cells of which some say where they are, some lie, some are empty, and some are in no order."""
    rows = []
    most = random.choice([1, 50])  # in half of the tables nearly all cells say where they are
    for _row in range(random.randint(0, 5)):
        cells = []
        for _cell in range(random.randint(0, 5)):
            letters = random.choice("ABCDEZ") + random.choice(["", "B"])
            place = random.choice(["", *[f' r="{letters}{random.randint(1, 40)}"'] * most])
            content = random.choice(["", "<v>3</v>", "<is><t>x</t></is>", "<f>1</f>", "<f>1</f><v>2</v>", "<v/>"])
            kind = ' t="inlineStr"' if "<is>" in content else ""
            cells.append(f"<c{place}{kind}>{content}</c>")
        number = random.choice(["", f' r="{random.randint(1, 50)}"'])
        rows.append(f"<row{number}>{''.join(cells)}</row>" if cells else f"<row{number}/>")
    return "".join(rows)
