"""The ground every test stands on: a home of its own, the database asked for, a browser that stays at home."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import Page

import run_tests


def test_the_home_is_not_the_developers() -> None:
    assert Path(__file__).resolve().parents[2] not in Path(settings.HOME).parents
    assert Path(settings.HOME) == Path(os.environ["ELC_HOME"]).resolve()


@pytest.mark.django_db
def test_the_database_is_the_one_asked_for() -> None:
    wanted = "postgresql" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "sqlite"
    with connection.cursor() as cursor:
        cursor.execute("select 1")
        assert cursor.fetchone() == (1,)
    assert connection.vendor == wanted


def test_a_page_that_asks_the_outside_is_found_out(page: Page, outside_requests: list[str]) -> None:
    address = "http://elsewhere.example/dot.gif"
    with page.expect_event("requestfailed"):
        page.set_content(f'<title>Õ</title><img src="{address}">')
    assert page.title() == "Õ"
    assert outside_requests == [address]
    outside_requests.clear()  # Found out; at the end of any other test this would be a failure.


@pytest.mark.parametrize(
    ("of_pytest", "ours"),
    [
        (pytest.ExitCode.OK, 0),
        (pytest.ExitCode.TESTS_FAILED, 1),
        (pytest.ExitCode.INTERRUPTED, 1),  # also what an error while collecting gives
        (pytest.ExitCode.INTERNAL_ERROR, 1),
        (pytest.ExitCode.NO_TESTS_COLLECTED, 1),
        (pytest.ExitCode.USAGE_ERROR, 2),
    ],
)
def test_exit_statuses(of_pytest: int, ours: int) -> None:
    assert run_tests.exit_status(of_pytest) == ours
