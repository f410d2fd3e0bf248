"""Signing in to a network that is no demo, as people do: by link, with an app, with a passkey, by single sign-on."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect
from tests.architecture.code import ROOT
from tests.factories.mail import MailServer, code_in, link_in, mail_server
from tests.factories.provider import claims, provider
from tests.factories.real_network import PASSWORD
from tests.factories.signing_in import code_of_app


@dataclass(frozen=True)
class Real:
    """A running network: its address, and the mail that leaves it."""

    address: str
    mail: MailServer

    def sign_in(self, page: Page, email: str) -> None:
        page.goto(f"{self.address}sign-in/")
        page.get_by_label("E-mail address").fill(email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Real]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with mail_server() as mail, provider(claims("carer", "carer@example.org"), claims("x", "x@example.org")) as issuer:
        told = {"name": "the umbrella body", "issuer": issuer, "client_id": "elc", "secret": "secret"}
        environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        environment |= {
            "ELC_HOME": str(tmp_path_factory.mktemp("real home")),
            "ELC_MAIL": f"smtp://127.0.0.1:{mail.port}?from=network@example.org",
            "ELC_OIDC": json.dumps(told),
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]),
        }
        command = [sys.executable, "-m", "tests.factories.real_network", str(port)]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            yield Real(f"http://localhost:{port}/", mail)
            process.terminate()


def fits(page: Page, pictures: Path, name: str) -> None:
    """A picture at the width of a phone and of a desk, and what axe finds at each: nothing."""
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=pictures / f"signing-in-{name}-{width}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        found = Axe().run(page)
        assert found.violations_count == 0, (name, found.generate_report())


def test_by_a_link_in_the_mail(real: Real, page: Page, pictures: Path, chromium: Browser) -> None:
    """Somebody without a password asks for a link, opens it, presses the button, and is where they wanted to be."""
    page.goto(f"{real.address}events/")
    fits(page, pictures, "door")
    page.get_by_label("E-mail address").fill("linker@example.org")
    page.get_by_role("button", name="Send me a link instead").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mail.")
    fits(page, pictures, "code")
    message = real.mail.taken[-1]
    assert str(message["To"]) == "linker@example.org"
    elsewhere = chromium.new_context()
    other = elsewhere.new_page()
    other.goto(link_in(message))
    expect(other.get_by_text("asked for in another browser")).to_be_visible()
    elsewhere.close()
    page.goto(link_in(message))
    fits(page, pictures, "link")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"{real.address}events/")
    page.get_by_role("link", name="Your sign-in").click()
    page.get_by_role("link", name="Set a password").click()
    fits(page, pictures, "password")


def test_a_code_that_is_typed_and_a_wrong_one(real: Real, page: Page) -> None:
    page.goto(f"{real.address}sign-in/link/")
    page.get_by_label("E-mail address").fill("linker@example.org")
    page.get_by_role("button", name="Send me a link").click()
    page.get_by_label("Code").fill("XXXX-XXXX")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text("This code is not right").first).to_be_visible()
    page.get_by_label("Code").fill(code_in(real.mail.taken[-1]).lower().replace("-", " "))
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(real.address)


def test_an_office_connects_an_app_and_uses_it(real: Real, page: Page, pictures: Path, chromium: Browser) -> None:
    """Every page leads to the set-up until there is a second step; the next sign-in asks for it."""
    real.sign_in(page, "office@example.org")
    expect(page.get_by_text("You work for an office")).to_be_visible()
    page.goto(f"{real.address}events/")
    page.wait_for_url(f"{real.address}your-sign-in/")
    fits(page, pictures, "office")
    page.get_by_role("link", name="Connect an app").click()
    fits(page, pictures, "app")
    key = page.locator("code").inner_text()
    assert page.locator("svg.qr").bounding_box() is not None
    page.get_by_label("Code that the app shows").fill(code_of_app(key))
    page.get_by_role("button", name="Connect the app").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    fits(page, pictures, "recovery")
    recovery = page.locator("ul.codes code").first.inner_text()
    page.goto(f"{real.address}events/")
    expect(page).to_have_url(f"{real.address}events/")
    context = chromium.new_context()
    again = context.new_page()
    real.sign_in(again, "office@example.org")
    expect(again.get_by_role("heading", level=1)).to_have_text("And now the second step.")
    fits(again, pictures, "second-step")
    again.get_by_label("Code").fill(recovery)
    again.get_by_role("button", name="Sign in", exact=True).click()
    again.wait_for_url(real.address)
    context.close()


def authenticator(page: Page) -> None:
    """A device that keeps passkeys and opens them by itself: Chromium's own, for tests."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_is_added_used_and_removed(real: Real, page: Page, pictures: Path) -> None:
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    page.on("console", hear)
    authenticator(page)
    real.sign_in(page, "carer@example.org")
    page.goto(f"{real.address}your-sign-in/")
    page.get_by_role("link", name="Add a passkey").click()
    fits(page, pictures, "passkey")
    page.get_by_label("Name, so that you know it again").fill("My phone")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{real.address}events/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(f"{real.address}events/")  # one step: a passkey is both
    page.get_by_role("button", name="Sign out").click()
    real.sign_in(page, "carer@example.org")  # with the password the passkey is the second step
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(real.address)
    page.get_by_role("link", name="Your sign-in").click()
    fits(page, pictures, "yours")
    page.get_by_role("link", name="Remove the passkey “My phone”").click()
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("The passkey is removed.")).to_be_visible()
    assert complaints == []


def test_a_browser_without_a_passkey_is_told_kindly(real: Real, page: Page) -> None:
    authenticator(page)  # with nothing on it
    page.goto(f"{real.address}sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("The passkey was not used")).to_be_visible()


def test_one_device_ends_the_session_of_another(
    real: Real, browsing: BrowserContext, page: Page, chromium: Browser
) -> None:
    phone = chromium.new_context(user_agent="Mozilla/5.0 (iPhone; like Mac OS X) Version/17.5 Mobile Safari/604.1")
    there = phone.new_page()
    for browser in (there, page):
        real.sign_in(browser, "carer@example.org")
        browser.wait_for_url(real.address)
    page.goto(f"{real.address}your-sign-in/")
    line = page.get_by_role("listitem").filter(has_text="Safari on iPhone")
    line.get_by_role("button", name="End this session").click()
    expect(line).to_have_count(0)
    there.reload()
    expect(there.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your sign-in")
    phone.close()


@pytest.mark.parametrize(("name", "heading"), [("carer", ""), ("x", "Nobody is known here")])
def test_single_sign_on(real: Real, page: Page, outside_requests: list[str], name: str, heading: str) -> None:
    """Through the page of a real provider, and back: in for somebody who is known, a kind page for anybody else."""
    page.goto(f"{real.address}events/")
    page.get_by_role("button", name="Sign in with the umbrella body").click()
    page.get_by_role("button", name=name, exact=True).or_(page.locator(f"button[value='{name}']")).first.click()
    assert {urlsplit(url).hostname for url in outside_requests} <= {"cdn.jsdelivr.net"}
    outside_requests.clear()  # the page of the provider wanted that, and is not ours
    if heading:
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
    else:
        page.wait_for_url(f"{real.address}events/")
