"""Who may open what: every address, every role, every method, against the table docs/access.toml."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.architecture.code import ROOT
from tests.factories.world import signed_in

pytestmark = pytest.mark.django_db

TABLE: list[dict[str, Any]] = tomllib.loads((ROOT / "docs" / "access.toml").read_text("utf-8"))["address"]
ROLES = ("anonymous", "participant", "office")
METHODS = ("GET", "POST", "PUT", "DELETE")
CHECKS = [(entry, method, role) for entry in TABLE for method in METHODS for role in ROLES]


def every_address(resolver: URLResolver, prefix: str = "") -> list[str]:
    found = []
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            found += every_address(pattern, space)
        elif isinstance(pattern, URLPattern):
            found.append(f"{prefix}{pattern.name}")
    return found


def test_every_address_has_a_verdict_and_no_verdict_is_left_over() -> None:
    assert sorted({entry["name"] for entry in TABLE}) == sorted(every_address(get_resolver()))


@pytest.mark.parametrize(("entry", "method", "role"), CHECKS, ids=[f"{e['name']}-{m}-{r}" for e, m, r in CHECKS])
def test_verdict(entry: dict[str, Any], method: str, role: str) -> None:
    client = Client() if role == "anonymous" else signed_in(role)
    response = client.generic(method, entry["path"])
    assert response.status_code == entry["methods"][method][role], response.headers
    if response.status_code == 302 and role == "anonymous" and method == "GET":
        assert response.headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("entry", TABLE, ids=[entry["name"] for entry in TABLE])
def test_every_answer_is_guarded(entry: dict[str, Any], office: Client) -> None:
    response = office.get(entry["path"])
    assert "no-store" in response.headers["Cache-Control"] or response.status_code == 405
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"


def test_a_role_that_has_ended_opens_nothing(office: Client) -> None:
    from datetime import date

    from elc.members.models import Membership

    Membership.objects.filter(role="office").update(until=date(2016, 1, 1))
    assert office.get("/events/").status_code == 403


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


def test_the_deployment_check_is_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    import os
    import subprocess
    import sys

    environment = {**os.environ, "ELC_HTTPS": "1", "ELC_HOSTS": "elc.example"}
    found = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout + found.stderr
