"""`elc compare` on real files: the figures are those of the reference software, and members see what they may."""

from __future__ import annotations

import csv
import json
import os
import re
import statistics
import subprocess
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pikepdf
import pytest
import xlsxwriter
from tests.factories.command_line import elc, one_value

ITEMS = [f"LEAD{number:02d}" for number in range(1, 12)]
# Share of answers of 4 or 5 in all 2,042 rows, in per cent: R 4.2, package multilevel 2.7.
POSITIVE = [41.09, 54.41, 25.61, 36.53, 30.26, 51.62, 33.99, 54.41, 28.50, 47.70, 35.50]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def lq2002(shared: Path) -> Path:
    return shared / "data" / "culture" / "lq2002.csv"


def figures_in(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "figures.json").read_text("utf-8"))
    return found


def by_statistic(figures: list[dict[str, Any]], statistic: str) -> dict[tuple[str, str], dict[str, Any]]:
    return {(f["group"], f["measure"]): f for f in figures if f["statistic"] == statistic}


def share_above_three(values: list[int]) -> float:
    return sum(value > 3 for value in values) / len(values)


def rows_of(query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect() as connection:
        return connection.execute(query).fetchall()


def test_every_figure_of_the_analyst(lq2002: Path, home: Path, tmp_path: Path) -> None:
    arguments = ("compare", str(lq2002), "--group", "COMPID", "--items", "LEAD[01]*", "--out", str(tmp_path))
    told = one_value(elc(*arguments, "--audience", "analyst", "--json", home=home))
    assert (told["rows"], told["groups"], told["items"], told["withheld"]) == (2042, 49, 11, 0)
    assert told["scales"] == [[1, 5]]
    answers: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    with lq2002.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for item in ITEMS:
                answers[row["COMPID"], item].append(int(row[item]))
    figures = figures_in(tmp_path)
    routes: dict[str, Callable[[list[int]], float]] = {
        "mean": statistics.mean,
        "sd_sample": statistics.stdev,
        "sd_population": statistics.pstdev,
        "share_positive": share_above_three,
    }
    for statistic, by_hand in routes.items():
        found = by_statistic(figures, statistic)
        assert set(found) == set(answers)
        for key, values in answers.items():
            assert found[key]["n"] == len(values)
            assert found[key]["value"] == pytest.approx(by_hand(values), abs=1e-12)
    counts = [figure for figure in figures if figure["statistic"] == "count"]
    assert sum(figure["value"] for figure in counts) == 2042 * 11
    assert all(figure["snapshot"] == told["snapshot"] for figure in figures)
    snapshot = f"'{tmp_path}/snapshot/answers.parquet'"
    if os.name == "posix":  # exact answers are for their owner
        assert (tmp_path / "snapshot" / "answers.parquet").stat().st_mode & 0o077 == 0
    assert rows_of(f"SELECT count(*), count(DISTINCT group_index) FROM {snapshot}") == [(2042, 49)]


def test_percent_positive_is_that_of_the_reference(lq2002: Path, home: Path, tmp_path: Path) -> None:
    elc("compare", str(lq2002), "--items", "LEAD[01]*", "--out", str(tmp_path), "--no-report", home=home)
    found = by_statistic(figures_in(tmp_path), "share_positive")
    assert [round(100 * found["all", item]["value"], 2) for item in ITEMS] == POSITIVE


def test_members_see_no_spread_of_small_groups(lq2002: Path, home: Path, tmp_path: Path) -> None:
    elc("compare", str(lq2002), "--group", "COMPID", "--items", "LEAD[01]*", "--out", str(tmp_path), home=home)
    figures = figures_in(tmp_path)
    assert not (tmp_path / "snapshot").exists()
    for figure in figures:
        is_spread = figure["statistic"].startswith(("sd_", "count"))
        assert (figure["value"] is None) == (figure["withheld"] is not None)
        assert (figure["withheld"] is not None) == (is_spread and figure["n"] < 50), figure
        assert figure["audience"] == "members"
    assert {figure["n"] < 50 for figure in figures} == {True, False}
    means = [figure for figure in figures if figure["statistic"] == "mean"]
    assert len(means) == len({(figure["group"], figure["measure"]) for figure in means}) == 49 * 11


def test_tiny_groups_with_a_missing_answer(shared: Path, home: Path, tmp_path: Path) -> None:
    """11 people in small groups: what has fewer than 5 answers is withheld item by item, its n included."""
    file = shared / "data" / "culture" / "cohesion.csv"
    elc("compare", str(file), "--group", "PLATOON", "--items", "COH*", "--out", str(tmp_path), home=home)
    answered: defaultdict[tuple[str, str], int] = defaultdict(int)
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            for item in (name for name in row if name.startswith("COH")):
                answered[row["PLATOON"], item] += row[item] != "NA"
    means = by_statistic(figures_in(tmp_path), "mean")
    assert set(means) == set(answered)
    assert {n >= 5 for n in answered.values()} == {True, False}
    for key, n in answered.items():
        shown = (means[key]["n"], means[key]["withheld"], means[key]["value"] is not None)
        assert shown == ((n, None, True) if n >= 5 else (None, "fewer than 5 answers", False))
    assert all(f["value"] is None for f in figures_in(tmp_path) if f["statistic"].startswith(("sd_", "count")))
    assert "fewer than 5 answers" in (tmp_path / "report.html").read_text("utf-8")


def test_the_report_is_one_file_that_asks_for_nothing(shared: Path, home: Path, tmp_path: Path) -> None:
    file = shared / "data" / "people_survey" / "employee_survey.csv"
    told = one_value(elc("compare", str(file), "--out", str(tmp_path), "--json", home=home))
    assert told["files"] == ["figures.csv", "figures.json", "report.html", "report.pdf"]
    assert told["scales"] == [[1, 4]]
    page = (tmp_path / "report.html").read_text("utf-8")
    assert "<script" not in page
    assert "style=" not in page
    assert not re.search(r"(src|href|url\()=?[\"'(]?https?:", page)
    assert page.count('role="img"') >= 14
    with pikepdf.open(tmp_path / "report.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "pdfuaid" in str(pdf.Root.Metadata.read_bytes())


def test_the_analyst_is_told_so_on_every_page(shared: Path, home: Path, tmp_path: Path) -> None:
    file = shared / "data" / "people_survey" / "employee_survey.csv"
    elc("compare", str(file), "--audience", "analyst", "--out", str(tmp_path), home=home)
    assert "Exact values" in (tmp_path / "report.html").read_text("utf-8")
    pages = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "report.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout.split("\f")[:-1]
    assert len(pages) > 1
    assert all("Exact values" in page for page in pages)


def test_the_same_file_gives_the_same_figures_and_digest_here_and_another_elsewhere(
    shared: Path, home: Path, tmp_path: Path
) -> None:
    file = str(shared / "data" / "people_survey" / "employee_survey.csv")
    for name, where in (("one", home), ("two", home), ("elsewhere", tmp_path / "other home")):
        elc("compare", file, "--out", str(tmp_path / name), home=where)
    one, two, elsewhere = (figures_in(tmp_path / name) for name in ("one", "two", "elsewhere"))
    assert one == two
    assert one[0]["snapshot"] != elsewhere[0]["snapshot"]
    for name in ("report.pdf", "report.html", "figures.csv"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_the_same_answers_as_workbook_and_parquet(lq2002: Path, home: Path, tmp_path: Path) -> None:
    source = f"SELECT COMPID, COLUMNS('LEAD[01].*') FROM read_csv('{lq2002}')"
    rows_of(f"COPY ({source}) TO '{tmp_path}/lq.parquet'")
    rows = rows_of(source)
    with xlsxwriter.Workbook(tmp_path / "lq.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["COMPID", *ITEMS])
        for number, row in enumerate(rows, start=1):
            sheet.write_row(number, 0, row)
    digests = set()
    for file in (lq2002, tmp_path / "lq.parquet", tmp_path / "lq.xlsx"):
        arguments = ("--group", "COMPID", "--items", "LEAD[01]*", "--no-report", "--json")
        done = elc("compare", str(file), *arguments, "--out", str(tmp_path / file.suffix), home=home)
        digests.add(one_value(done)["snapshot"])
    # The instrument is inferred under the name of the file, so only files of one name have one digest.
    assert len(digests) == 2


def test_a_report_in_estonian(shared: Path, home: Path, tmp_path: Path) -> None:
    file = shared / "data" / "people_survey" / "employee_survey.csv"
    elc("compare", str(file), "--language", "et", "--out", str(tmp_path), home=home)
    page = (tmp_path / "report.html").read_text("utf-8")
    assert '<html lang="et"' in page
    assert re.search(r"\d,\d", page)


def with_instrument(folder: Path, rows: list[str]) -> Path:
    file = folder / "answers.csv"
    file.write_text("unit,c01,c02\n" + "".join(f"{row}\n" for row in rows), "utf-8")
    return file


INSTRUMENT = """
key = "tiny"
version = 1
instrument_class = "confidential"
languages = ["en"]
title.en = "Tiny"
purpose.en = "To test"
[review]
author = "The tests"
limitations.en = "None"
[scales.five]
low = 1
high = 5
labels.en = ["very poor", "poor", "satisfactory", "good", "excellent"]
[[items]]
key = "c01"
text.en = "One"
scale = "five"
[[items]]
key = "c02"
text.en = "Two"
scale = "five"
"""


def test_with_an_instrument(home: Path, tmp_path: Path) -> None:
    (tmp_path / "tiny.toml").write_text(INSTRUMENT, "utf-8")
    file = with_instrument(tmp_path, ["A,good,5"] * 5 + ["B,1,Poor"] * 4)
    done = elc(
        "compare",
        str(file),
        "--instrument",
        str(tmp_path / "tiny.toml"),
        "--group",
        "unit",
        "--out",
        str(tmp_path / "out"),
        home=home,
    )
    assert done.returncode == 0, done.stderr
    means = by_statistic(figures_in(tmp_path / "out"), "mean")
    assert (means["A", "c01"]["value"], means["A", "c02"]["value"]) == (4.0, 5.0)
    assert means["B", "c01"]["withheld"] == "fewer than 5 answers"


def words_of(folder: Path) -> str:
    """Everything a member gets to read: the page, the text of the PDF, the figures."""
    pdf = subprocess.run(
        ["pdftotext", "-layout", str(folder / "report.pdf"), "-"], capture_output=True, text=True, check=True
    )
    page = re.sub(r"<style>.*?</style>", "", (folder / "report.html").read_text("utf-8"), flags=re.DOTALL)
    return (
        page + pdf.stdout + (folder / "figures.json").read_text("utf-8") + (folder / "figures.csv").read_text("utf-8")
    )


def test_members_cannot_read_off_how_many_are_in_a_withheld_group(home: Path, tmp_path: Path) -> None:
    """3 people in A and 158 in B, one answer missing: the total, 161, and a count of missing answers are nowhere."""
    file = tmp_path / "answers.csv"
    file.write_text("unit,q1,q2\nA,1,2\nA,2,1\nA,1,\n" + "B,4,5\n" * 70 + "B,5,4\n" * 88, "utf-8")
    arguments = ("compare", str(file), "--group", "unit", "--scale", "1-5", "--out", str(tmp_path / "out"))
    assert elc(*arguments, home=home).returncode == 0
    read = words_of(tmp_path / "out")
    assert "161" not in re.findall(r"(?<![\w.,])\d+(?![\w.,])", read)
    assert "people answered" not in read
    assert "missing (" not in read
    for figure in figures_in(tmp_path / "out"):
        if figure["group"] == "A":
            assert (figure["n"], figure["value"], figure["low"], figure["high"]) == (None, None, None, None)


def test_dots_are_no_more_precise_than_the_numbers_beside_them(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("unit,q1\n" + "A,4\nA,4\nA,3\n" * 4 + "B,2\nB,2\nB,2\nB,3\nB,3\nB,3\n" * 3, "utf-8")
    elc("compare", str(file), "--group", "unit", "--scale", "1-5", "--out", str(tmp_path / "out"), home=home)
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    wide = page[page.index('class="chart strip') :].split("</svg>")[0]
    ticks = [float(x) for x in re.findall(r'<text[^>]* x="([\d.]+)"[^>]*class="tick"', wide)] or [
        float(x) for x in re.findall(r'class="tick"[^>]* x="([\d.]+)"', wide)
    ]
    step = (ticks[-1] - ticks[0]) / 4
    places = [1 + (float(x) - ticks[0]) / step for x in re.findall(r'<circle[^>]*cx="([\d.]+)"', wide)]
    assert sorted(round(place, 2) for place in places) == [2.5, 3.7]


SPOILT = {
    "a folder where a file should be": lambda out: (out / "figures.json").mkdir(),
    "somebody's own folder": lambda out: (out / "snapshot").mkdir(),
    "a link": lambda out: (out / "report.pdf").symlink_to(out / "elsewhere.pdf"),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_what_this_command_did_not_make_is_never_destroyed(
    spoil: Callable[[Path], Any], home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("unit,q1\n" + "A,4\nA,3\n" * 4, "utf-8")
    out = tmp_path / "out"
    out.mkdir()
    spoil(out)
    before = sorted(entry.name for entry in out.iterdir())
    done = elc("compare", str(file), "--audience", "analyst", "--out", str(out), home=home)
    assert done.returncode == 2, done.stderr
    assert sorted(entry.name for entry in out.iterdir()) == before


def test_the_input_is_never_overwritten(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    file.write_text("unit,q1\n" + "A,4\nA,3\n" * 4, "utf-8")
    assert elc("compare", str(file), "--out", str(tmp_path), home=home).returncode == 2
    assert file.read_text("utf-8").startswith("unit,q1")


@pytest.mark.parametrize("out", ["answers.csv/inside", "x" * 300, "../" * 3 + "proc/elc"])
def test_a_folder_that_cannot_be_written_is_refused(out: str, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("unit,q1\n" + "A,4\nA,3\n" * 4, "utf-8")
    place = Path("/proc/elc") if "proc" in out else tmp_path / out
    done = elc("compare", str(file), "--out", str(place), home=home)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_an_instrument_of_the_catalogue_by_its_name(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    items = [
        f"{dimension}{number}"
        for dimension in ("lead", "team", "learn", "results", "voice", "grow")
        for number in range(1, 5)
    ]
    row = ",".join(["agree", "strongly agree", "don't know", "4"] * 6)
    file.write_text(f"unit,{','.join(items)}\n" + f"Home,{row}\n" * 6, "utf-8")
    arguments = (
        "compare",
        str(file),
        "--instrument",
        "quality-culture",
        "--group",
        "unit",
        "--out",
        str(tmp_path / "out"),
    )
    done = elc(*arguments, home=home)
    assert done.returncode == 0, done.stderr
    means = by_statistic(figures_in(tmp_path / "out"), "mean")
    assert means["Home", "lead2"]["value"] == 5.0
    assert means["Home", "lead3"]["withheld"] == "fewer than 5 answers"
    assert "Leadership and direction" in (tmp_path / "out" / "report.html").read_text("utf-8")
