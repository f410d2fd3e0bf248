"""On a phone: see what is kept, take it along, have oneself erased; and the office reads about it on the trail."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.journeys.conftest import Demo

WIDTHS = (320, 1280)
INVITED = "leaver@demo.invalid"
NAME = "Demo person who leaves"


@pytest.fixture
def office(demo: Demo, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(locale="en-GB", accept_downloads=True)
    page = context.new_page()
    demo.sign_in(page, "office")
    yield page
    context.close()


@pytest.fixture
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(locale="en-GB", accept_downloads=True, has_touch=True)
    yield context
    context.close()


def checked(page: Page, pictures: Path, name: str) -> None:
    """A picture at the width of a phone and of a desk; each fits, and axe finds nothing."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        page.screenshot(path=pictures / f"rights-{name}-{width}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert page.locator("script").count() == 0, name
        found = Axe().run(page)
        assert found.violations_count == 0, (name, found.generate_report())


def download(page: Page, link: str) -> str:
    with page.expect_download() as begun:
        page.get_by_role("link", name=link).click()
    return Path(begun.value.path()).read_text("utf-8-sig")


def test_from_the_own_data_to_the_trail(office: Page, phone: BrowserContext, pictures: Path) -> None:
    office.get_by_role("link", name="Members", exact=True).click()
    office.locator("p.choices a").first.click()
    office.get_by_role("link", name="People", exact=True).click()
    office.get_by_label("E-mail address").fill(INVITED)
    office.get_by_label("Participant").check()
    office.get_by_role("button", name="Invite", exact=True).click()
    link = office.locator("code").inner_text()
    office.get_by_role("link", name="I have copied it; go on").click()
    page = phone.new_page()
    page.goto(link)
    page.get_by_label("Your name").fill(NAME)
    page.get_by_role("button", name="Accept and come in").click()
    leave(page, pictures)
    read(office, pictures)


def leave(page: Page, pictures: Path) -> None:
    """Your data, the file of it, and the end."""
    page.get_by_role("link", name="Your sign-in").click()
    page.get_by_role("link", name="Your data").click()
    expect(page.get_by_text(NAME).first).to_be_visible()
    checked(page, pictures, "your-data")
    told = json.loads(download(page, "Take it along as a file"))
    assert INVITED in json.dumps(told)
    page.get_by_role("link", name="How long things are kept").click()
    checked(page, pictures, "how-long")
    page.get_by_role("link", name="Your data").click()
    page.get_by_role("link", name="Have yourself erased").click()
    page.get_by_role("button", name="Erase me for good").click()
    expect(page.get_by_role("alert")).to_be_visible()
    checked(page, pictures, "erase-yourself")
    page.get_by_label("E-mail address").fill(INVITED)
    page.get_by_role("button", name="Erase me for good").click()
    expect(page.get_by_text("You are erased.")).to_be_visible()
    checked(page, pictures, "erased")


def read(office: Page, pictures: Path) -> None:
    """The office finds what happened, and no name."""
    office.reload()
    expect(office.get_by_text(INVITED)).to_have_count(0)
    office.get_by_role("link", name="Trail", exact=True).click()
    expect(office.get_by_text("Somebody who has been erased").first).to_be_visible()
    expect(office.get_by_text(NAME)).to_have_count(0)
    checked(office, pictures, "trail")
    office.get_by_text("Choose what to see").click()
    office.get_by_label("About").select_option(label="People and roles")
    office.get_by_role("button", name="Show").click()
    expect(office.get_by_text("A role was ended.").first).to_be_visible()
    rows = list(csv.reader(io.StringIO(download(office, "Take it along as a file"), newline="")))
    assert any(row[1:3] == ["Somebody who has been erased", "A role was ended."] for row in rows)
