"""Files as people have them: read rightly, or refused with file, row, column and remedy; then nothing is written."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.factories.command_line import elc, one_value
from tests.spec.test_compare import by_statistic, figures_in

GOOD = "unit,q1,q2\n" + "A,4,5\nA,3,4\nB,5,5\n" * 4


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


READABLE: dict[str, bytes] = {
    "plain": GOOD.encode(),
    "byte order mark": GOOD.encode("utf-8-sig"),
    "UTF-16": GOOD.encode("utf-16"),
    "UTF-16, big end first, no mark": GOOD.encode("utf-16-be"),
    "semicolons": GOOD.replace(",", ";").encode(),
    "semicolons and decimal commas": GOOD.replace(",", ";").replace("4", "4,0").encode(),
    "tabs": GOOD.replace(",", "\t").encode(),
    "Windows line ends": GOOD.replace("\n", "\r\n").encode(),
    "quoted": GOOD.replace("A", '"A"').replace(",4", ',"4"').encode(),
    "no line end at the end": GOOD.rstrip("\n").encode(),
    "blank lines at the end": (GOOD + "\n\n").encode(),
}


@pytest.mark.parametrize("content", READABLE.values(), ids=READABLE)
def test_read_rightly(content: bytes, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "answers [1] *.csv"
    file.write_bytes(content)
    arguments = ("compare", str(file), "--group", "unit", "--scale", "1-5", "--audience", "analyst", "--no-report")
    done = elc(*arguments, "--out", str(tmp_path / "out"), "--json", home=home)
    assert one_value(done)["rows"] == 12
    means = by_statistic(figures_in(tmp_path / "out"), "mean")
    assert {key: figure["value"] for key, figure in means.items()} == {
        ("A", "q1"): 3.5,
        ("A", "q2"): 4.5,
        ("B", "q1"): 5.0,
        ("B", "q2"): 5.0,
    }


def bomb(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * 1_000_000_000)


def text(content: str) -> Callable[[Path], object]:
    return lambda file: file.write_text(content, "utf-8")


def raw(content: bytes) -> Callable[[Path], object]:
    return lambda file: file.write_bytes(content)


REFUSED: dict[str, tuple[Callable[[Path], object], str, tuple[str, ...]]] = {
    "answer out of scale": (text("unit,q1\nA,4\nB,7\n"), "answers.csv, row 3, column q1", ()),
    "no number": (text("unit,q1\nA,4\nB,often\n"), "row 3", ()),
    "no such group": (text("units,q1\nA,4\n"), "unit", ()),
    "no such item": (text("unit,x1\nA,4\n"), "q*", ()),
    "empty": (text(""), "empty", ()),
    "only a header": (text("unit,q1\n"), "answers.csv", ()),
    "a heading twice": (text("unit,q1,q1\nA,4,4\n"), "q1", ()),
    "decimal commas between commas": (text("unit,q1,q2\nA,4,0,5,0\n"), "row 2", ()),
    "half an answer": (text("unit;q1\nA;4,5\n"), "row 2", ()),
    "a blank group": (text("unit,q1\nA,4\n,5\n"), "row 3", ()),
    "a directory": (lambda file: file.mkdir(), "folder", ()),
    "a picture": (raw(b"\x89PNG\r\n\x1a\n" + bytes(200)), "answers.csv", ()),
    "Latin-1": (raw("unit,q1\nPõhja,4\n".encode("latin-1")), "UTF-8", ()),
    "a zip that is no workbook": (bomb, "answers.csv", ()),
}


@pytest.mark.parametrize(("make", "named", "more"), REFUSED.values(), ids=REFUSED)
def test_refused(make: Callable[[Path], object], named: str, more: tuple[str, ...], home: Path, tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    make(file)
    before = sorted(home.iterdir())
    arguments = ("compare", str(file), "--group", "unit", "--items", "q*", "--scale", "1-5", *more)
    done = elc(*arguments, "--out", str(tmp_path / "out"), home=home)
    assert done.returncode == 2, done.stdout + done.stderr
    assert named in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
    assert sorted(home.iterdir()) == before


def test_a_workbook_that_unpacks_to_a_gigabyte(home: Path, tmp_path: Path) -> None:
    bomb(tmp_path / "answers.xlsx")
    assert (tmp_path / "answers.xlsx").stat().st_size < 2_000_000
    done = elc("compare", str(tmp_path / "answers.xlsx"), "--out", str(tmp_path / "out"), home=home)
    assert done.returncode == 2
    assert "answers.xlsx" in done.stderr
    assert not (tmp_path / "out").exists()


def test_two_hundred_megabytes(home: Path, tmp_path: Path) -> None:
    """Read rightly, not refused: 200 MB of answers with a long comment beside them."""
    row = f"A,4,5,{'so it goes ' * 180}\nB,2,3,{'and so on ' * 180}\n"
    times = 200_000_000 // len(row) + 1
    file = tmp_path / "large.csv"
    with file.open("w", encoding="utf-8") as out:
        out.write("unit,q1,q2,comment\n")
        for _ in range(times):
            out.write(row)
    assert file.stat().st_size > 200_000_000
    arguments = ("compare", str(file), "--group", "unit", "--items", "q*", "--scale", "1-5", "--no-report", "--json")
    done = elc(*arguments, "--out", str(tmp_path / "out"), home=home)
    file.unlink()
    assert one_value(done)["rows"] == 2 * times
    assert by_statistic(figures_in(tmp_path / "out"), "mean")["B", "q2"]["value"] == 3.0


def test_a_folder_with_exact_answers_is_not_mixed_with_a_report_for_members(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_text(GOOD, "utf-8")
    arguments = ("compare", str(file), "--group", "unit", "--no-report", "--out", str(tmp_path / "out"))
    assert elc(*arguments, "--audience", "analyst", home=home).returncode == 0
    done = elc(*arguments, home=home)
    assert done.returncode == 2
    assert (tmp_path / "out" / "snapshot").is_dir()
