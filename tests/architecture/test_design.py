"""The design keeps its promises: contrast, colour vision, no inline style or script, a small style sheet, own fonts."""

from __future__ import annotations

import gzip
import itertools
import re
from pathlib import Path

import pytest
import typst
from django.contrib.staticfiles import finders
from tests.architecture.code import SRC
from tests.architecture.colour import VISION, distance, seen

from elc.reports.charts import legend_mark
from elc.reports.charts.palette import LIGHT
from elc.website.gallery import Contrast, contrast, contrasts, tokens

STATIC = SRC / "elc" / "static" / "elc"
TEMPLATES = SRC / "elc" / "templates"
FONTS = SRC / "elc" / "reports" / "fonts"
SHEETS = sorted(STATIC.glob("*.css"))
PAGES = sorted(TEMPLATES.rglob("*.html"))
BUDGET = 12 * 1024
LEAST_DISTANCE = 15.0
# All letters of the six languages of the network, and what typography needs.
LETTERS = "õäöüšžÕÄÖÜŠŽąčęėįšųūžĄČĘĖĮŠŲŪŽåæøÅÆØãâáàçéêíóôõúñëïßłńő “”„‚‘’–—−…·•×±≤≥≠≈€% 0123456789"


@pytest.mark.parametrize("pair", contrasts(), ids=lambda pair: f"{pair.foreground} on {pair.ground}")
def test_contrast_is_kept_in_light_and_in_dark(pair: Contrast) -> None:
    assert pair.light >= pair.least
    assert pair.dark >= pair.least


def test_contrast_agrees_with_the_definition() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


def test_distance_agrees_with_the_published_cases() -> None:
    # Sharma, Wu and Dalal 2005, table 1, cases 1, 7, 17 and 25.
    cases = [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ]
    for first, second, published in cases:
        assert distance(first, second) == pytest.approx(published, abs=5e-5)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("vision", VISION)
def test_series_differ_for_every_colour_vision(vision: str, mode: int) -> None:
    colours = [tokens()[f"s{nr}"][mode] for nr in (1, 2, 3, 4)]
    for first, second in itertools.combinations(colours, 2):
        assert distance(seen(first, vision), seen(second, vision)) >= LEAST_DISTANCE, (first, second)


def test_series_differ_without_any_colour() -> None:
    shapes = {re.sub(r'class="s\d"', "", legend_mark(nr)) for nr in (1, 2, 3, 4)}
    assert len(shapes) == 4


def test_light_values_stand_first_as_the_fallback() -> None:
    sheet = (STATIC / "tokens.css").read_text("utf-8")
    fallback = sheet[: sheet.index("@supports")]
    plain = dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6});", fallback))
    assert plain == {name: light for name, (light, _dark) in tokens().items()}


def test_drawings_that_leave_the_page_have_the_colours_of_the_page() -> None:
    light = {name: values[0] for name, values in tokens().items()}
    assert {name: light[name] for name in LIGHT} == LIGHT


def test_the_style_sheets_stay_within_their_budget() -> None:
    whole = b"\n".join(sheet.read_bytes() for sheet in SHEETS)
    assert len(gzip.compress(whole)) <= BUDGET


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_rule_lives_in_a_layer(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    depth, outside = 0, ""
    for character in text:
        outside += character if depth == 0 else ""
        depth += {"{": 1, "}": -1}.get(character, 0)
    heads = {head.strip() for head in re.split(r"[{;]", outside) if head.strip()}
    assert depth == 0
    assert all(head.startswith(("@layer", "@font-face")) for head in heads), heads


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_style_sheets_know_no_left_and_right(sheet: Path) -> None:
    physical = r"(?<![\w-])((margin|padding|border)-(left|right|top|bottom)|left|right)\s*:"
    assert not re.search(physical, sheet.read_text("utf-8"))


def test_colours_are_named_in_one_file() -> None:
    for file in [*SHEETS, *PAGES]:
        if file.name not in ("tokens.css", "print.css"):
            assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?![\w-])(?=[;\s\"')])", file.read_text("utf-8")), file


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TEMPLATES)))
def test_pages_carry_no_inline_style_and_no_script(page: Path) -> None:
    text = page.read_text("utf-8")
    # A script is a file that we serve, never words in a page.
    assert not re.search(
        r"<script(?! src=\"{% static '[^']+' %}\"( defer)?></script>)|\sstyle\s*=|javascript:|\son[a-z]+\s*=",
        text,
        re.IGNORECASE,
    )
    # Only the report of elc compare, which is one file, carries its style inside; its own policy names the digest.
    assert ("<style" in text) == (page.name == "compare.html")


def test_every_static_file_that_a_page_names_is_there() -> None:
    named = {name for page in PAGES for name in re.findall(r"{% static '([^']+)' %}", page.read_text("utf-8"))}
    named |= {f"elc/{name}" for name in re.findall(r"url\(([^)]+)\)", (STATIC / "fonts.css").read_text("utf-8"))}
    assert named
    assert [name for name in named if finders.find(name) is None] == []


@pytest.mark.parametrize("family", ["Atkinson Hyperlegible Next", "Newsreader"])
@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_fonts_of_the_pdf_have_every_letter(family: str, weight: str, tmp_path: Path) -> None:
    # PDF/UA mode refuses a letter that no font has; with the fallback off, only our own fonts count.
    style = f'font: "{family}", weight: "{weight}", fallback: false, number-width: "tabular"'
    source = tmp_path / "letters.typ"
    source.write_text(f'#set document(title: "Letters")\n#set text({style}, lang: "et")\n{LETTERS}', "utf-8")
    pdf = typst.compile(source, font_paths=[FONTS], ignore_system_fonts=True, pdf_standards=["ua-1"])
    assert pdf.startswith(b"%PDF")


@pytest.mark.parametrize("folder", [FONTS, STATIC / "fonts"], ids=["pdf", "pages"])
def test_fonts_are_small_and_carry_their_licences(folder: Path) -> None:
    fonts = [*folder.glob("*.ttf"), *folder.glob("*.woff2")]
    assert fonts
    assert all(font.stat().st_size <= 150 * 1024 for font in fonts)
    licences = sorted(file.name for file in folder.glob("OFL-*.txt"))
    assert licences == ["OFL-atkinson-hyperlegible-next.txt", "OFL-newsreader.txt"]
