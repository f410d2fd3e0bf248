"""Who may open what: every address, every role, every method, own and foreign, against `website/access.csv`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from tests.factories.command_line import elc, one_value
from tests.factories.pdf_reading import words_of

from elc.config import urls
from elc.members.models import Membership, Organisation
from elc.members.queries import Standing
from elc.website.audit.cast import ROLES, build_cast
from elc.website.audit.table import Verdict, every_address, gaps, read_verdicts
from elc.website.audit.walk import walk

pytestmark = pytest.mark.django_db
TABLE = read_verdicts()


def some(*names: str) -> list[Verdict]:
    return [verdict for verdict in TABLE if verdict.name in names]


def test_every_address_has_a_verdict_and_no_verdict_is_left_over() -> None:
    assert gaps(TABLE, ROLES) == []


def test_nobody_gets_what_is_not_theirs() -> None:
    """The walk, as `elc audit permissions` does it, with PDF read as well; on SQLite and on PostgreSQL."""
    outcome = walk(readers={"%PDF": words_of})
    assert outcome.wrong == ()
    assert outcome.checks >= 2000


def test_a_foreign_thing_is_never_shown() -> None:
    """The table itself: whatever names something of an organisation is closed to whoever is signed in elsewhere."""
    open_by_link = {"members:apply", "members:applied", "members:join", "website:start", "members:stop_notifications"}
    for verdict in TABLE:
        if "{" in verdict.path and verdict.name not in open_by_link and verdict.role != "anonymous":
            assert verdict.foreign in (403, 404, 405), verdict
        if "{organisation}" in verdict.path and verdict.role == "anonymous":
            assert verdict.own == 302, verdict


class TestPlantedHoles:
    """What the walk is there to find, planted one by one."""

    def test_a_first_wall_that_lets_everybody_through(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Standing, "_within", lambda self, right: Q())
        assert walk(verdicts=some("members:organisation")).wrong

    def test_a_page_that_shows_too_much(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def names(request: HttpRequest) -> HttpResponse:
            return HttpResponse(", ".join(Organisation.objects.values_list("name", flat=True)))

        monkeypatch.setattr(urls.urlpatterns[-1].url_patterns[0], "callback", names)
        outcome = walk(verdicts=some("website:home"))
        assert any("shows kn" in fault for fault in outcome.wrong)

    def test_a_new_address_without_a_verdict(self, monkeypatch: pytest.MonkeyPatch) -> None:
        new = path("new-page/", lambda request: HttpResponse(), name="new_page")
        monkeypatch.setattr(urls, "urlpatterns", [*urls.urlpatterns, new])
        monkeypatch.setattr("elc.website.audit.table.get_resolver", lambda: _Resolver(urls.urlpatterns))
        assert "new_page" in every_address()
        assert any(fault.startswith("new_page GET anonymous") for fault in gaps(TABLE, ROLES))

    def test_a_verdict_that_is_too_kind(self) -> None:
        (verdict,) = [v for v in some("website:gallery") if (v.role, v.method) == ("manager", "GET")]
        wrong = Verdict(verdict.name, verdict.path, "GET", "manager", 200, 200, 200)
        assert any("403 instead of 200" in fault for fault in walk(verdicts=[wrong]).wrong)


class _Resolver:
    def __init__(self, patterns: Sequence[object]) -> None:
        self.url_patterns = patterns


def test_the_command_says_two_numbers(tmp_path: object) -> None:
    from pathlib import Path

    told = one_value(elc("audit", "permissions", "--json", home=Path(str(tmp_path))))
    assert told["wrong"] == 0
    assert told["checks"] >= 2000
    assert list(Path(str(tmp_path)).iterdir()) == []  # its own home is thrown away, and this one was not touched


@pytest.mark.parametrize("name", sorted({v.name for v in TABLE if "{" not in v.path}))
def test_every_answer_is_guarded(name: str, office: Client) -> None:
    response = office.get(some(name)[0].path)
    assert "no-store" in response.headers["Cache-Control"] or response.status_code == 405
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"


def test_a_role_that_has_ended_opens_nothing_from_the_next_click_on(office: Client) -> None:
    assert office.get("/events/").status_code == 200
    Membership.objects.filter(role="office").update(since=date(2015, 1, 1), until=date(2016, 1, 1))
    assert office.get("/events/").status_code == 403


def test_what_the_walk_changes_is_undone() -> None:
    before = Membership.objects.count()
    with transaction.atomic():
        cast = build_cast()
        transaction.set_rollback(True)
    assert cast.canaries
    assert Membership.objects.count() == before


@pytest.mark.parametrize(
    "path",
    [
        "/evaluation/nosuch/",
        "/evaluation/tallinn,nosuch/",
        "/evaluation/tallinn/?formula=nosuch",
        "/evaluation/,/",
        "/evaluation/%00/",
        "/evaluation/tallinn/?formula=%00",
        "/evaluation/tallinn,vilnius.pdf?formula=%27",
        "/instruments/nosuch/1/",
        "/instruments/quality-culture/99999999999999999999/",
        "/organisations/00000000-0000-0000-0000-000000000000/",
        "/organisations/%00/",
        "/join/nosuchlink/",
        "/nosuch/",
    ],
)
def test_what_is_not_there_is_a_kind_page(path: str, office: Client) -> None:
    response = office.get(path)
    assert response.status_code == 404
    assert b"<h1" in response.content


def test_the_language_switch_goes_nowhere_else(client: Client) -> None:
    response = client.post("/language/", {"language": "et", "next": "https://elsewhere.example/"})
    assert response.headers["Location"] == "/"
    assert client.post("/language/", {"language": "xx"}).status_code == 400
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "et"


def test_the_deployment_check_is_clean() -> None:
    import os
    import subprocess
    import sys

    environment = {**os.environ, "ELC_HTTPS": "1", "ELC_HOSTS": "elc.example"}
    found = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--database", "default", "--fail-level", "WARNING"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout + found.stderr
