"""Background work as people see it, done by the thread of the real server; and choosing what one is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.factories.networks import START, Network
from tests.journeys.conftest import Demo

ENQUEUE = (
    START
    + """
from elc.members.models import Person
by = Person.objects.get(email=sys.argv[1])
print(later(*json.loads(sys.argv[2]), by=by).pk)
"""
)


@pytest.fixture
def plain(chromium: Browser) -> Iterator[Page]:
    """A browser in which scripts are switched off."""
    context = chromium.new_context(locale="en-GB", java_script_enabled=False)
    yield context.new_page()
    context.close()


def enqueued(demo: Demo, role: str, *call: object) -> str:
    """The address of work that somebody asked for."""
    network = Network(demo.home, {"ELC_HOME": str(demo.home)})
    key = network.run(ENQUEUE, demo.sign_ins[role]["email"], json.dumps(call)).strip()
    return f"{demo.address}background/{key}/"


def test_work_goes_on_by_itself_until_its_result(demo: Demo, plain: Page, pictures: Path) -> None:
    demo.sign_in(plain, "participant")
    address = enqueued(demo, "participant", "factories.only_count", 80)
    plain.goto(address)
    expect(plain.get_by_role("progressbar")).to_be_visible()
    expect(plain.get_by_role("heading", name="Build a report")).to_be_visible(timeout=15_000)  # it comes by itself
    expect(plain.get_by_text("of 80 steps")).to_be_visible(timeout=15_000)
    plain.screenshot(path=pictures / "work-going.png", full_page=True)
    expect(plain.get_by_text("Done", exact=True)).to_be_visible(timeout=30_000)
    plain.screenshot(path=pictures / "work-done.png", full_page=True)
    plain.get_by_role("link", name="Go to the result").click()
    expect(plain.get_by_role("heading", name="Your notifications")).to_be_visible()


def test_the_office_tries_again_what_did_not_work(demo: Demo, plain: Page, pictures: Path) -> None:
    demo.sign_in(plain, "office")
    address = enqueued(demo, "participant", "factories.refuse")
    plain.goto(f"{address}?still")
    for _ in range(50):
        if plain.get_by_role("button", name="Try again").count():
            break
        plain.wait_for_timeout(200)
        plain.goto(f"{address}?still")
    plain.screenshot(path=pictures / "work-failed.png", full_page=True)
    plain.get_by_role("button", name="Try again").click()
    expect(plain.get_by_role("heading", name="Refuse")).to_be_visible()
    plain.get_by_role("link", name="Background work").first.click()
    expect(plain.get_by_role("link", name="Refuse").first).to_be_visible()
    plain.screenshot(path=pictures / "work-list.png", full_page=True)


def test_somebody_chooses_what_to_be_told(demo: Demo, plain: Page, pictures: Path) -> None:
    demo.sign_in(plain, "office")
    plain.goto(f"{demo.address}notifications/")
    box = plain.get_by_label("An organisation asks to join")
    expect(box).to_be_checked()
    box.uncheck()
    plain.get_by_role("button", name="Keep this choice").click()
    expect(plain.get_by_text("Your choice is kept.")).to_be_visible()
    expect(box).not_to_be_checked()
    plain.screenshot(path=pictures / "notifications.png", full_page=True)
    box.check()
    plain.get_by_role("button", name="Keep this choice").click()
    expect(box).to_be_checked()


LINK = (
    START
    + """
from elc.members.models import Person
from elc.members.notifying import link_to_stop
print(link_to_stop(Person.objects.get(email="participant@demo.invalid")).split("/", 3)[3])
"""
)


@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_are_accessible_and_fit_a_phone(demo: Demo, page: Page, width: int, pictures: Path) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    stop = Network(demo.home, {"ELC_HOME": str(demo.home)}).run(LINK).strip()
    page.goto(demo.address + stop)
    expect(page.get_by_role("button", name="Stop these e-mails")).to_be_visible()
    page.screenshot(path=pictures / f"stop-{width}.png", full_page=True)
    demo.sign_in(page, "office")
    failed = enqueued(demo, "office", "factories.refuse").removeprefix(demo.address)
    for path in (stop, "notifications/", "background/", f"{failed}?still"):
        page.goto(demo.address + path)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    page.goto(demo.address + "notifications/")
    page.screenshot(path=pictures / f"notifications-{width}.png", full_page=True)
