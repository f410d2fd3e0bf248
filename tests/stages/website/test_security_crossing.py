"""Whatever changes something asks for the token of its own page: another site can have no form of ours sent."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import resolve

from elc.members.roles import MANAGER, OFFICE
from elc.website.audit.cast import build_cast
from elc.website.audit.table import read_verdicts
from elc.website.audit.walk import PLACEHOLDER

pytestmark = pytest.mark.django_db
# Mail programmes post here with the signed link alone; whoever holds it may do nothing else (RFC 8058).
WITHOUT = {"members:stop_notifications"}
NO_DEED = {403, 405}


def test_every_address_that_changes_something_asks_for_the_token() -> None:
    cast = build_cast()
    asked = 0
    for role in (MANAGER, OFFICE):
        client = Client(enforce_csrf_checks=True)
        client.force_login(cast.people[role])
        for verdict in read_verdicts():
            if verdict.method != "POST" or verdict.role != role or verdict.own == 405 or verdict.name in WITHOUT:
                continue
            path = PLACEHOLDER.sub(lambda found: cast.things["own"][found[1]], verdict.path)
            for headers in ({}, {"Origin": "https://evil.example"}, {"Origin": "null"}):
                response = client.post(path, {"csrfmiddlewaretoken": "x" * 64}, headers=headers)
                assert response.status_code == 403, (path, response.status_code)
                asked += 1
    assert asked > 150


def test_nothing_else_goes_without_it() -> None:
    exempt = set()
    for verdict in read_verdicts():
        view = resolve(PLACEHOLDER.sub("00000000-0000-4000-8000-000000000000", verdict.path)).func
        if getattr(view, "csrf_exempt", False):
            exempt.add(verdict.name)
    assert exempt == WITHOUT


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data; boundary=x", ""])
def test_no_content_type_goes_around_it(kind: str) -> None:
    client = Client(enforce_csrf_checks=True)
    for path in ("/sign-in/", "/language/", "/sign-in/link/"):
        assert client.generic("POST", path, b'{"a": 1}', content_type=kind).status_code == 403, path


def test_a_token_of_another_browser_is_of_no_use() -> None:
    one, other = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    token = one.get("/sign-in/").context["csrf_token"]
    other.get("/sign-in/")
    given = {"language": "et", "csrfmiddlewaretoken": str(token)}
    assert one.post("/language/", given).status_code == 302
    assert other.post("/language/", given).status_code == 403
