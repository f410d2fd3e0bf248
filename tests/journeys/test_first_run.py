"""From an empty home to an invited organisation, in a browser, with mail over SMTP and one-time codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.factories.mail import MailServer, link_in, mail_server
from tests.factories.signing_in import PASSWORD, code_of_app


@dataclass(frozen=True)
class Empty:
    """A server on a home in which there is nothing yet."""

    address: str
    begin: str
    home: Path
    mail: MailServer


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Empty]:
    with mail_server() as sink:
        environment = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "ELC_HOME")}
        command = [sys.executable, "-m", "elc", "serve", "--json", "--port", "0", "--home", str(tmp_path)]
        with subprocess.Popen(
            command, env={**environment, "ELC_MAIL": sink.url}, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            told = json.loads(process.stdout.readline())
            yield Empty(told["address"], told["begin"], tmp_path, sink)
            process.terminate()


def begin(page: Page, empty: Empty) -> None:
    page.goto(empty.address)
    expect(page.get_by_text("There is no network here yet")).to_be_visible()
    page.goto(empty.begin)
    page.get_by_label("Name of the network").fill("Learning Network North")
    page.get_by_label("English").check()
    page.get_by_label("Name of its office").fill("Office of the North")
    page.get_by_label("Your name").fill("The Office")
    page.get_by_label("Your e-mail address").fill("office@north.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Begin the network").click()


def connect_an_app(page: Page) -> None:
    """The second step, which an office needs before anything else."""
    page.get_by_role("link", name="Connect an app").click()
    secret = page.locator("code").inner_text()
    page.get_by_label("Code").fill(code_of_app(secret))
    page.get_by_role("button", name="Connect the app").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()


def test_from_an_empty_home_to_an_invited_organisation(
    empty: Empty, page: Page, chromium: Browser, pictures: Path
) -> None:
    begin(page, empty)
    page.screenshot(path=pictures / "first-run-second-step.png", full_page=True)
    connect_an_app(page)

    page.goto(f"{empty.address}start/mail/")
    page.get_by_role("button", name="Send me a mail").click()
    expect(page.get_by_role("status")).to_contain_text("office@north.example")
    assert [tuple(one.recipients) for one in empty.mail.deliveries][-1] == ("office@north.example",)
    page.screenshot(path=pictures / "first-run-mail.png", full_page=True)

    page.goto(empty.address)
    page.screenshot(path=pictures / "first-run-home.png", full_page=True)
    page.get_by_role("link", name="Invite organisations").click()
    page.get_by_label("Name of the organisation").fill("Lakeside House")
    page.get_by_label("Country").select_option("NO")
    page.get_by_label("Name of its manager").fill("The Manager")
    page.get_by_label("E-mail address of its manager").fill("manager@lakeside.example")
    page.get_by_role("button", name="Invite").click()
    invitation = empty.mail.sent_to("manager@lakeside.example")[-1]

    guest = chromium.new_context(viewport={"width": 390, "height": 844}).new_page()
    guest.goto(link_in(invitation.message))
    expect(guest.get_by_role("heading", level=1)).to_have_text("You are invited.")
    expect(guest.get_by_text("Lakeside House").first).to_be_visible()
    guest.screenshot(path=pictures / "first-run-invited.png", full_page=True)
    guest.context.close()

    # Begun once: the address that began it is worth nothing now.
    assert page.request.get(empty.begin).status == 404


@pytest.mark.parametrize("width", [320, 1280])
def test_the_first_page_fits_and_is_accessible(empty: Empty, page: Page, pictures: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(empty.begin)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("button", name="Begin the network").click()  # empty: told what is missing, and where
    expect(page.get_by_role("alert")).to_be_visible()
    page.screenshot(path=pictures / f"first-run-{width}.png", full_page=True)


def test_the_demo_is_removed_in_one_click(tmp_path: Path, page: Page, pictures: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "ELC_HOME")}
    command = [sys.executable, "-m", "elc", "demo", "--json", "--no-browser", "--port", "0", "--stage", "joined"]
    with subprocess.Popen(
        [*command, "--home", str(tmp_path)], env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        address = json.loads(process.stdout.readline())["address"]
        page.goto(f"{address}sign-in/")
        page.get_by_role("button", name="Example network office").click()
        page.get_by_role("link", name="Start for real").click()
        page.screenshot(path=pictures / "end-of-the-demo.png", full_page=True)
        page.get_by_role("button", name="Remove the demo").click()
        expect(page.get_by_role("heading", name="Begin a network")).to_be_visible()
        page.goto(f"{address}sign-in/")
        expect(page.get_by_text("Look around the demo")).to_have_count(0)
        process.terminate()
    assert not (tmp_path / "demo.json").exists()
    assert list((tmp_path / "snapshots").iterdir()) == []
