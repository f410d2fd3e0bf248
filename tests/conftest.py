"""What every test may count on: a home folder of its own, Django set up, a real browser, the shared input.

This file is imported before any other of the tests, so that settings never see the developer's own home.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import django
import pytest
from django.conf import settings
from django.utils import translation
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

import chromium as chromium_tool

_HOME = tempfile.TemporaryDirectory(prefix="elc-tests-", ignore_cleanup_errors=True)
os.environ["ELC_HOME"] = _HOME.name
os.environ["DJANGO_SETTINGS_MODULE"] = "elc.config.settings"
django.setup()

from elc.core.wall import trust_this_process  # noqa: E402 - models are ready only now

trust_this_process()  # tests arrange and look as the installation does; requests narrow that to their person

# Every test that uses the database lives in a world that is alive; after setup, because it imports models.
from tests.factories.world import django_db_setup, office, participant, sign_ins  # noqa: E402

__all__ = ["django_db_setup", "office", "participant", "sign_ins"]

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_report_header() -> str:
    """Say at the top which database these tests run on."""
    return f"database: {settings.DATABASES['default']['ENGINE'].rpartition('.')[2]}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that uses the database with `database`; these run on PostgreSQL as well."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if item.get_closest_marker("django_db") or DATABASE_FIXTURES.intersection(fixtures):
            item.add_marker("database")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test starts in English: a request in another language would leave that language to the next test."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the checkout, with real input; tests that need it skip without it."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("needs ../shared")
    return folder


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real browser for the whole session; without one the test fails, with a remedy."""
    program = chromium_tool.find()
    if program is None:
        pytest.fail(f"There is no Chromium on this machine. {chromium_tool.REMEDY}")
    # Playwright keeps an event loop in this thread, which Django would take for asynchronous code.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=program, args=chromium_tool.flags())
        yield browser
        browser.close()


@pytest.fixture
def outside_requests() -> list[str]:
    """Addresses beyond this machine that pages asked for: each is blocked, and fails the test at its end."""
    return []


@pytest.fixture
def browsing(chromium: Browser, outside_requests: list[str]) -> Iterator[BrowserContext]:
    """A fresh browser profile that reaches this machine only."""
    context = chromium.new_context(locale="en-GB", service_workers="block")

    def guard(route: Route) -> None:
        if urlsplit(route.request.url).hostname in ("localhost", "127.0.0.1", "::1"):
            route.continue_()
        else:
            outside_requests.append(route.request.url)
            route.abort()

    context.route("**/*", guard)
    yield context
    context.close()
    assert not outside_requests


@pytest.fixture
def page(browsing: BrowserContext) -> Page:
    """A page in a fresh browser profile that reaches this machine only."""
    return browsing.new_page()
