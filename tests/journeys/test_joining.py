"""An office invites an organisation; its manager comes in on a phone, sets it up, and later withdraws consent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.factories.pdf_reading import opened
from tests.journeys.conftest import Demo

PHONE = 390
ORGANISATION = "A house by the river (demo)"
UNITS = "Name\tService\tStaff\nRiver home\tLiving in a home\t12\nDay centre\tday centre\t4\nOur team; nosuchthing; 3"


@pytest.fixture(scope="module")
def manager(demo: Demo, chromium: Browser) -> Iterator[Page]:
    """The manager on a phone, just invited by the office of the demo; no mail server is named, so the link is shown."""
    office = chromium.new_context(locale="en-GB").new_page()
    demo.sign_in(office, "office")
    office.get_by_role("link", name="Members", exact=True).click()
    office.get_by_role("link", name="Invite an organisation").click()
    office.get_by_label("Name of the organisation").fill(ORGANISATION)
    office.get_by_label("Country").select_option(label="Estonia")
    office.get_by_label("Name of its manager").fill("Demo manager by the river")
    office.get_by_label("E-mail address of its manager").fill("river@demo.invalid")
    office.get_by_role("button", name="Invite").click()
    expect(office.get_by_role("heading", level=1)).to_have_text("The mail could not be sent; give this link yourself.")
    link = office.locator("code").inner_text()
    office.context.close()
    phone = chromium.new_context(locale="en-GB", viewport={"width": PHONE, "height": 844}, has_touch=True)
    page = phone.new_page()
    page.goto(link)
    yield page
    phone.close()


def checked(page: Page, pictures: Path, name: str) -> None:
    """The page fits, needs no script, axe finds nothing, and there is a picture of it."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    page.screenshot(path=pictures / f"{name}-{width}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    assert page.locator("script").count() == 0, name
    found = Axe().run(page)
    assert found.violations_count == 0, (name, found.generate_report())


def test_from_the_invitation_to_a_set_up_organisation(manager: Page, pictures: Path) -> None:
    page = manager
    checked(page, pictures, "join")
    page.get_by_label("Your name").fill("Demo manager by the river")
    page.get_by_role("button", name="Accept and come in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(ORGANISATION)
    expect(page.get_by_text("0 of 7 done")).to_be_visible()
    checked(page, pictures, "organisation-new")
    accept(page, pictures, "Read and accept the code of conduct")
    accept(page, pictures, "Read and accept the data agreement")
    describe(page, pictures)
    paste_units(page, pictures)
    decide(page, pictures)
    invite_colleague(page, pictures)
    page.get_by_role("link", name="Overview").click()
    expect(page.get_by_text("6 of 7 done")).to_be_visible()
    page.get_by_role("link", name="State your certificate").click()
    page.get_by_label("Assurance").check()
    page.get_by_label("Valid from").fill("2026-01-01")
    page.get_by_label("Valid until").fill("2099-12-31")
    page.get_by_role("button", name="State it").click()
    expect(page.get_by_text("Not verified yet.")).to_be_visible()
    checked(page, pictures, "certificates")
    page.get_by_role("link", name="Overview").click()
    expect(page.get_by_text("What to do next")).to_have_count(0)
    checked(page, pictures, "organisation-set-up")


def accept(page: Page, pictures: Path, step: str) -> None:
    page.get_by_role("link", name=step).click()
    checked(page, pictures, step.rpartition("the ")[2].replace(" ", "-"))
    page.get_by_role("button", name="We accept it").click()
    expect(page.get_by_text("Accepted, in the name of your organisation.")).to_be_visible()


def describe(page: Page, pictures: Path) -> None:
    page.get_by_role("link", name="Describe your organisation").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Services")
    checked(page, pictures, "details-error")
    page.get_by_label("Living in a home").check()
    page.get_by_label("Day centre").check()
    page.get_by_label("People who work for you").fill("19")
    page.get_by_label("Estonian").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Your details are saved.")).to_be_visible()


def paste_units(page: Page, pictures: Path) -> None:
    page.get_by_role("link", name="Name your units").click()
    page.get_by_label("Your units, one a line").fill(UNITS)
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("alert")).to_contain_text("Line 4, Our team")
    checked(page, pictures, "units-with-a-problem")
    page.get_by_label("Your units, one a line").fill(UNITS.replace("nosuchthing", "Counselling"))
    page.get_by_role("button", name="Check again").click()
    expect(page.get_by_text("Nothing is saved yet.")).to_be_visible()
    checked(page, pictures, "units-understood")
    page.get_by_role("button", name="Save 3 units").click()
    expect(page.get_by_text("3 units are saved.")).to_be_visible()
    expect(page.get_by_text("Too small to be shown alone")).to_have_count(2)
    checked(page, pictures, "units")
    page.get_by_role("link", name="Day centre").click()
    page.get_by_text("Move it under another unit").click()
    page.locator("#move_parent").select_option(label="River home")
    page.get_by_role("button", name="Move it").click()
    expect(page.get_by_text("The unit is moved.")).to_be_visible()
    checked(page, pictures, "unit")


def decide(page: Page, pictures: Path) -> None:
    page.get_by_role("link", name="Consent").click()
    expect(page.get_by_text("None yet.")).to_be_visible()
    page.get_by_label("Other members, without our name").check()
    page.get_by_role("button", name="Decide").click()
    expect(page.get_by_text("Your decision holds from now on.")).to_be_visible()
    page.get_by_role("link", name="Change (Working as a team)").click()
    page.get_by_label("Members similar to us, with our name").check()
    page.get_by_role("button", name="Decide").click()
    row = page.locator("section[aria-labelledby=holds] li").filter(has_text="Working as a team")
    expect(row).to_contain_text("Members similar to us, with our name")
    other = page.locator("section[aria-labelledby=holds] li").filter(has_text="Learning from mistakes")
    expect(other).to_contain_text("Other members, without our name")
    checked(page, pictures, "consent")


def invite_colleague(page: Page, pictures: Path) -> None:
    page.get_by_role("link", name="People").click()
    page.get_by_label("E-mail address").fill("colleague@demo.invalid")
    page.get_by_label("Unit contributor").check()
    page.get_by_role("button", name="Invite").click()
    expect(page.get_by_role("alert")).to_contain_text("belongs to one unit")
    page.get_by_label("Unit", exact=True).select_option(label="River home")
    page.get_by_role("button", name="Invite").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("give this link yourself")
    checked(page, pictures, "links")
    page.get_by_role("link", name="I have copied it; go on").click()
    expect(page.locator("section[aria-labelledby=invited]")).to_contain_text("colleague@demo.invalid")
    checked(page, pictures, "people")


def test_consent_is_withdrawn_as_easily_as_it_was_given(manager: Page) -> None:
    page = manager
    page.get_by_role("link", name="Consent").click()
    row = page.locator("section[aria-labelledby=holds] li").filter(has_text="Working as a team")
    row.get_by_role("button", name="Withdraw").click()
    expect(row).to_contain_text("Only we ourselves")
    other = page.locator("section[aria-labelledby=holds] li").filter(has_text="Learning from mistakes")
    expect(other).to_contain_text("Other members, without our name")
    history = page.locator("section[aria-labelledby=history] li")
    expect(history).to_have_count(3)
    expect(history.first).to_contain_text("Working as a team: Only we ourselves")


def test_consent_is_decided_without_a_mouse(manager: Page) -> None:
    page = manager
    page.get_by_role("link", name="Consent").focus()
    page.keyboard.press("Enter")
    page.get_by_role("radio", name="Only we ourselves").wait_for()
    page.locator("#choose").focus()
    for _step in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "level":
            break
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Your decision holds from now on.")).to_be_visible()
    first = page.locator("section[aria-labelledby=holds] li").first
    expect(first).to_contain_text("Members similar to us, with our name")


def test_an_agreement_on_paper(manager: Page, pictures: Path) -> None:
    page = manager
    page.get_by_role("link", name="Overview").click()
    page.get_by_role("link", name="Data agreement").click()
    page.emulate_media(media="print")
    expect(page.get_by_text("Accepted on")).to_be_visible()
    for only_on_a_screen in (".sections", ".crumbs", ".nav", ".who"):
        expect(page.locator(only_on_a_screen).first).to_be_hidden()
    page.screenshot(path=pictures / "agreement-print.png", full_page=True)
    assert len(opened(page.pdf(format="A4")).pages) == 1
    page.emulate_media(media="screen")


PAGES = ["", "details/", "units/", "units/new/", "people/", "people/new/", "consent/", "certificates/", "principles/"]


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_every_page_fits_and_is_accessible(manager: Page, chromium: Browser, pictures: Path, width: int) -> None:
    manager.get_by_role("link", name="Overview").click()
    here = manager.url
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, storage_state=manager.context.storage_state(), color_scheme="dark"
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    for path in PAGES:
        page.goto(here + path)
        checked(page, pictures, f"member-{path.strip('/').replace('/', '-') or 'overview'}")
    page.goto(here.partition("organisations/")[0] + "members/")
    checked(page, pictures, "members")
    assert complaints == []
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_what_the_office_sees(demo: Demo, manager: Page, chromium: Browser, pictures: Path, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, locale="en-GB")
    page = context.new_page()
    demo.sign_in(page, "office")
    page.goto(f"{demo.address}members/")
    checked(page, pictures, "members-office")
    door = page.locator("section[aria-labelledby=doors] code").first.inner_text()
    page.goto(f"{demo.address}invite/")
    page.get_by_role("button", name="Invite").click()
    checked(page, pictures, "invite-error")
    page.goto(door)
    checked(page, pictures, "apply")
    context.close()
