"""The first journey: open, sign in as the office, read the evaluation, switch formula and language, take the files."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.journeys.conftest import Demo

EVALUATION = "evaluation/tallinn,vilnius/"


def cells(page: Page, criterion: str) -> list[str]:
    row = page.get_by_role("row").filter(has_text=criterion).first
    return [text.strip() for text in row.locator("td").all_inner_texts()]


def test_the_office_reads_the_evaluation(demo: Demo, page: Page, pictures: Path) -> None:
    page.goto(demo.address)
    expect(page).to_have_title("Sign in · Learning Community")
    page.screenshot(path=pictures / "sign-in.png", full_page=True)
    demo.sign_in(page, "office")
    page.screenshot(path=pictures / "home.png", full_page=True)
    page.get_by_role("link", name="Read how participants rated the events").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.get_by_role("row").filter(has=page.locator("svg[role=img]")).count() == 13
    expect(page.get_by_text("No difference between the events is clear")).to_be_visible()
    assert "0.45" in " ".join(cells(page, "Overall quality"))
    page.screenshot(path=pictures / "evaluation.png", full_page=True)
    page.get_by_role("link", name="One formula for all: n−1").click()
    row = " ".join(cells(page, "Overall quality"))
    assert "0.49" in row
    assert "0.45" not in row
    page.get_by_role("button", name="Eesti").click()
    expect(page.locator("html")).to_have_attribute("lang", "et")
    assert "4,64" in " ".join(page.locator("table").first.locator("td").all_inner_texts())
    assert page.url.endswith("?formula=sample")
    page.screenshot(path=pictures / "evaluation-et.png", full_page=True)


def test_the_files_of_the_evaluation(demo: Demo, page: Page) -> None:
    demo.sign_in(page, "office")
    page.goto(demo.address + EVALUATION)
    found: dict[str, bytes] = {}
    for kind in ("pdf", "xlsx", "csv"):
        with page.expect_download() as download:
            page.locator(f"a[href*='.{kind}']").click()
        assert download.value.suggested_filename == f"evaluation-tallinn-vilnius-published-en.{kind}"
        found[kind] = Path(download.value.path()).read_bytes()
    with pikepdf.open(BytesIO(found["pdf"])) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("en")
    workbook = openpyxl.load_workbook(BytesIO(found["xlsx"]))
    assert "Codebook" in workbook.sheetnames
    assert found["csv"].decode("utf-8-sig").count("\n") == 1 + 26


def test_a_participant_signs_in_with_one_click_and_out_again(demo: Demo, page: Page) -> None:
    page.goto(demo.address + EVALUATION)
    page.get_by_role("button", name="Demo participant").click()
    page.wait_for_url(demo.address + EVALUATION)
    expect(page.get_by_text("Gallery of the design")).to_have_count(0)
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_title("Sign in · Learning Community")


def test_a_wrong_password_is_told_kindly(demo: Demo, page: Page) -> None:
    page.goto(f"{demo.address}sign-in/")
    page.get_by_label("E-mail address").fill("office@demo.invalid")
    page.get_by_label("Password", exact=True).fill("guess")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text("do not belong together").first).to_be_visible()


PAGES = ["", "events/", "instruments/", "instruments/quality-culture/1/", EVALUATION, "evaluation/tallinn/", "gallery/"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280, 1700])
def test_every_page_fits_and_is_accessible(
    demo: Demo, chromium: Browser, pictures: Path, width: int, scheme: str
) -> None:
    """No sideways scrolling, nothing that axe finds, nothing that the security policy stops, at any width."""
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    demo.sign_in(page, "office")
    for path in PAGES:
        page.goto(demo.address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        name = path.strip("/").replace("/", "-") or "home"
        page.screenshot(path=pictures / f"{name}-{width}-{scheme}.png", full_page=True)
        found = Axe().run(page)
        assert found.violations_count == 0, (path, found.generate_report())
    assert complaints == []
    context.close()


def test_without_styles_and_by_keyboard(demo: Demo, page: Page) -> None:
    """Tab reaches the skip link first, then everything; the switch is a link one can follow with Enter."""
    demo.sign_in(page, "office")
    page.goto(demo.address + EVALUATION)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to the content"
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.textContent.trim()"))
    assert {"One formula for all: n", "Download as PDF", "Every answer as a table"} <= reached


def test_on_paper(demo: Demo, page: Page, pictures: Path) -> None:
    demo.sign_in(page, "office")
    page.goto(demo.address + EVALUATION)
    printed = page.pdf(format="A4")
    (pictures / "evaluation-print.pdf").write_bytes(printed)
    with pikepdf.open(BytesIO(printed)) as pdf:
        assert 1 <= len(pdf.pages) <= 5
