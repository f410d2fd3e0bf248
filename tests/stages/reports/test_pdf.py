"""PDF from data: tagged, in a language, the same bytes every time, and never stopped by anybody's words."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.factories.pdf_reading import findings_of, opened, scope_of, tags_of, words_of

from elc.reports.charts import GroupMean, group_strip
from elc.reports.pdf import REPLACEMENT, build_pdf

HEADINGS = ["Group", "Answers", "Mean", "SD (sample, n−1)", "Positive answers"]
STRIP = group_strip([GroupMean(3.5)], (1, 2, 3, 4, 5), title="Leads", desc="One mean.", standalone=True)


def report(group: str = "Unit 1", **changes: Any) -> dict[str, Any]:
    item = {
        "key": "LEAD01",
        "text": "My leader listens",
        "sentence": "The mean of 12 answers is 3.50.",
        "svg": "LEAD01",
        "alt": "One group at 3.50.",
        "headings": HEADINGS,
        "rows": [[group, "12", "3.50", "0.90", "58 %"]],
    }
    plain = {
        "title": "Comparison of 1 group",
        "source_name": "answers.csv",
        "lead": ["12 people answered."],
        "facts": [["File", "answers.csv"]],
        "audience_note": "For members",
        "items": [item],
        "notes": [["How the numbers were made", "Exactly."]],
        "footer": "answers.csv, snapshot 0a1b2c3d",
    }
    return {**plain, **changes}


def compare_pdf(data: dict[str, Any]) -> bytes:
    return build_pdf("compare", data, images={"LEAD01": STRIP})


def test_a_screen_reader_finds_title_language_headings_tables_and_drawings() -> None:
    pdf = opened(compare_pdf(report()))
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert str(pdf.Root.Lang) == "en"
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "Comparison of 1 group"
        assert metadata["dc:creator"] == ["ELC"]
        assert metadata["pdfuaid:part"] == "1"
    assert [str(figure.Alt) for figure in tags_of(pdf, "Figure")] == ["One group at 3.50."]
    assert [scope_of(heading) for heading in tags_of(pdf, "TH")] == ["/Column"] * len(HEADINGS)
    assert (len(tags_of(pdf, "H1")), len(tags_of(pdf, "H2"))) == (1, 1)


def test_the_partial_check_of_pdf_ua_finds_nothing() -> None:
    assert findings_of(compare_pdf(report())) == []


def test_every_page_says_who_may_see_it_where_it_comes_from_and_what_it_is_for() -> None:
    rows = [[f"Unit {nr}", "12", "3.50", "0.90", "58 %"] for nr in range(120)]
    data = report(mark="Demo data")
    data["items"][0]["rows"] = rows
    words = words_of(compare_pdf(data))
    pages = len(opened(compare_pdf(data)).pages)
    assert pages > 2
    for furniture in (
        "For members",
        "Demo data",
        "answers.csv, snapshot 0a1b2c3d",
        "Benchmarking is an instrument to improve and never an end in itself.",
    ):
        assert words.count(furniture) == pages
    assert f"Page {pages} of {pages}" in words
    assert words.count("Positive answers") == pages  # the heading row is repeated
    assert all(f"Unit {nr} 12 3.50" in words for nr in range(120))


def test_the_language_is_the_readers() -> None:
    with override("et"):
        assert str(opened(compare_pdf(report())).Root.Lang) == "et"


def test_the_date_is_the_one_given() -> None:
    pdf = opened(build_pdf("compare", report(), images={"LEAD01": STRIP}, on=date(2016, 4, 1)))
    assert str(pdf.docinfo.CreationDate).startswith("D:20160401")


def test_the_same_data_gives_the_same_bytes() -> None:
    assert compare_pdf(report()) == compare_pdf(report())


def test_words_are_never_markup() -> None:
    words = '#panic("no") $x^2$ *bold* @there <label> \\ // "'
    assert words in words_of(compare_pdf(report(words)))


def test_characters_that_no_font_has_are_replaced_and_explained() -> None:
    words = words_of(compare_pdf(report("日本 🙂 Ж")))
    assert f"{REPLACEMENT * 2} {REPLACEMENT} Ж 12 3.50" in words
    assert "Characters that could not be printed" in words
    assert "Characters that could not be printed" not in words_of(compare_pdf(report("Ж Šiauliai Αθήνα")))


def test_decomposed_accents_are_joined() -> None:
    assert "Jõgeva" in words_of(compare_pdf(report("Jo\u0303geva")))


def test_a_long_word_stays_in_its_cell_and_a_digest_stays_whole() -> None:
    digest, name = "0a1b2c3d" * 8, "a_very_long_column_name_" * 4
    words = words_of(compare_pdf(report(name, facts=[["Snapshot", digest]])))
    assert digest in words
    assert name in words.replace(" ", "").replace("\u200b", "")


def test_items_that_are_told_apart_by_unprintable_keys_keep_their_own_drawings() -> None:
    data = report()
    second = {**data["items"][0], "svg": "本", "alt": "B"}
    data["items"] = [{**data["items"][0], "svg": "日", "alt": "A"}, second]
    narrow = group_strip([], (1, 2), title="t", desc="d", standalone=True)
    pdf = opened(build_pdf("compare", data, images={"日": STRIP, "本": narrow}))
    figures = tags_of(pdf, "Figure")
    assert [str(figure.Alt) for figure in figures] == ["A", "B"]
    heights = [float(box[3] - box[1]) for figure in figures for box in [figure.A[0].BBox]]
    assert heights[0] != heights[1]


def test_a_drawing_that_was_not_given_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        build_pdf("compare", report())


@given(st.text(st.characters(exclude_categories=[]), max_size=60))
@example("")
@example("\ufeff\u200d\x00\ud800\u2028")
@example("e\u0301\u0323 ᠠ\u0300 ﻋﻊ ภาษา ჳ\ufffdჲ ↣▰⇯ \u202eabc")
@settings(max_examples=60, deadline=None)
def test_no_text_stops_a_report(text: str) -> None:
    data = report(text, title=text, lead=[text], facts=[[text, text]], audience_note=text, footer=text)
    data["items"][0].update(text=text, sentence=text, alt=text)
    strip = group_strip([], (1, 2), title=text, desc=text, middle=(1.5, text), standalone=True)
    assert build_pdf("compare", data, images={"LEAD01": strip}).startswith(b"%PDF-")


def test_templates_and_fonts_are_found_where_the_package_is_installed(tmp_path: Path) -> None:
    """A copy of the package elsewhere, as a wheel unpacks it, reads its own files and no others."""
    package = tmp_path / "elc"
    shutil.copytree(Path(str(files("elc"))), package, ignore=shutil.ignore_patterns("__pycache__"))
    script = (
        "import django; from django.conf import settings; settings.configure(USE_I18N=False); django.setup()\n"
        "from elc.reports.pdf import build_pdf\n"
        "data = dict(title='T', lead=['L'], facts=[], items=[], notes=[])\n"
        "print(build_pdf.__code__.co_filename, len(build_pdf('compare', data)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}, capture_output=True, check=True
    )
    assert run.stdout.decode().startswith(str(package))
