"""Offices of a real network need a second step; it is asked for at every sign-in, and its secret is encrypted."""

from __future__ import annotations

import json
import re
import time

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.test import Client
from tests.factories.mail import MailServer
from tests.factories.signing_in import PASSWORD, code_of_app, fresh_throttle, post, real_home, sign_in, somebody

from elc.members.models import Membership, Person
from elc.members.roles import MANAGER, NATIONAL_OFFICE, OFFICE, PARTICIPANT

__all__ = ["fresh_throttle", "post", "real_home"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_throttle", "real_home")]


def connect_app(client: Client) -> tuple[str, str]:
    """Connect an app as somebody does: read the key, type a code. Returns the key and the code that is spent."""
    page = client.get("/your-sign-in/app/").content.decode()
    found = re.search(r'<code translate="no">([A-Z2-7]{32})</code>', page)
    assert found
    assert '<svg class="qr"' in page
    code = code_of_app(found[1])
    assert client.post("/your-sign-in/app/", {"code": code}).status_code == 302
    return found[1], code


def recovery_codes(client: Client) -> list[str]:
    return re.findall(r"<code>(\d{8})</code>", client.get("/your-sign-in/recovery-codes/").content.decode())


@pytest.mark.parametrize("role", [OFFICE, NATIONAL_OFFICE])
def test_an_office_without_a_second_step_is_sent_to_the_set_up(client: Client, role: str) -> None:
    somebody(role=role)
    assert sign_in(client) == 302
    for path in ("/", "/events/", "/instruments/", "/your-sign-in/password/", "/your-sign-in/address/", "/gallery/"):
        for method in ("get", "post"):
            response = getattr(client, method)(path)
            assert (response.status_code, response.headers.get("Location")) == (302, "/your-sign-in/"), (method, path)
    assert b"You work for an office" in client.get("/your-sign-in/").content
    connect_app(client)
    assert client.get("/events/").status_code == 200
    assert b"You work for an office" not in client.get("/your-sign-in/").content


@pytest.mark.parametrize("role", [MANAGER, PARTICIPANT, None])
def test_nobody_else_has_to_have_one(client: Client, role: str | None) -> None:
    somebody(role=role)
    assert sign_in(client) == 302
    assert client.get("/").status_code == 200


def test_who_becomes_office_during_a_session_needs_one_at_the_next_request(client: Client) -> None:
    person = somebody(role=PARTICIPANT)
    sign_in(client)
    assert client.get("/events/").status_code == 200
    assert client.get("/gallery/").status_code == 403
    Membership.objects.filter(person=person).update(role=OFFICE)
    assert client.get("/events/").headers["Location"] == "/your-sign-in/"
    connect_app(client)
    assert client.get("/gallery/").status_code == 200
    Membership.objects.filter(person=person).update(role=PARTICIPANT)
    assert client.get("/gallery/").status_code == 403


def test_the_code_of_the_app_is_asked_for_and_works_once(monkeypatch: pytest.MonkeyPatch) -> None:
    somebody()
    first = Client()
    sign_in(first)
    key, _spent = connect_app(first)
    client = Client()
    response = client.post("/sign-in/", {"login": "some.body@example.org", "password": PASSWORD})
    assert response.headers["Location"] == "/sign-in/second-step/"
    assert client.get("/your-sign-in/").status_code == 302
    assert client.post("/sign-in/second-step/", {"code": "000000"}).status_code == 200
    assert client.get("/your-sign-in/").status_code == 302
    assert client.post("/sign-in/second-step/", {"code": code_of_app(key)}).status_code == 302
    assert client.get("/your-sign-in/").status_code == 200
    other = Client()
    sign_in(other)
    assert other.post("/sign-in/second-step/", {"code": code_of_app(key)}).status_code == 200, "spent already"


def test_guessing_codes_is_slowed_down() -> None:
    somebody()
    first = Client()
    sign_in(first)
    key, _spent = connect_app(first)
    client = Client()
    sign_in(client)
    for _ in range(5):
        client.post("/sign-in/second-step/", {"code": "000000"})
    response = client.post("/sign-in/second-step/", {"code": code_of_app(key)})
    assert b"tried too often" in response.content
    assert client.get("/your-sign-in/").status_code == 302


def test_a_recovery_code_takes_its_place_once(client: Client) -> None:
    somebody()
    sign_in(client)
    connect_app(client)
    codes = recovery_codes(client)
    assert len(set(codes)) == 10
    for expected in (302, 200):
        other = Client()
        sign_in(other)
        assert other.post("/sign-in/second-step/", {"code": codes[0]}).status_code == expected
    assert len(recovery_codes(client)) == 9
    client.post("/your-sign-in/recovery-codes/new/")
    assert not set(codes) & set(recovery_codes(client))


def test_secrets_in_the_database_are_of_no_use_without_the_home(client: Client) -> None:
    somebody()
    sign_in(client)
    key, _spent = connect_app(client)
    stored = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    assert key not in stored
    assert not set(recovery_codes(client)) & set(re.findall(r"\d{8}", stored))


def test_when_a_second_step_was_used_is_kept_nowhere(client: Client) -> None:
    person = somebody()
    sign_in(client)
    connect_app(client)
    other = Client()
    sign_in(other)
    codes = recovery_codes(client)
    other.post("/sign-in/second-step/", {"code": codes[0]})
    assert other.get("/your-sign-in/").status_code == 200
    used = Authenticator.objects.filter(user=person).values_list("last_used_at", flat=True)
    assert list(used) == [None, None]
    assert not hasattr(get_user_model(), "last_login") or Person.last_login is None


def test_removing_the_app_asks_for_the_second_step_again(client: Client) -> None:
    somebody(role=OFFICE)
    sign_in(client)
    connect_app(client)
    assert client.get("/your-sign-in/app/remove/").status_code == 200
    assert client.post("/your-sign-in/app/remove/").status_code == 302
    assert client.get("/events/").headers["Location"] == "/your-sign-in/"
    assert Authenticator.objects.count() == 0


def test_what_matters_is_asked_again_after_a_while(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    somebody()
    sign_in(client)
    assert client.get("/your-sign-in/app/").status_code == 200
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 301)
    for path in ("app/", "passkeys/add/", "recovery-codes/new/"):
        assert client.get(f"/your-sign-in/{path}").headers["Location"].startswith("/your-sign-in/again/")
    assert client.post("/your-sign-in/again/", {"password": "wrong"}).status_code == 200
    response = client.post("/your-sign-in/again/?next=/your-sign-in/app/", {"password": PASSWORD})
    assert response.headers["Location"] == "/your-sign-in/app/"
    assert client.get("/your-sign-in/app/").status_code == 200


def test_asking_again_keeps_nothing_of_what_was_sent(post: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    somebody()
    client = Client(REMOTE_ADDR="203.0.113.7")
    sign_in(client)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 301)
    response = client.post("/your-sign-in/address/", {"email": "new@example.org"})
    assert response.headers["Location"] == "/your-sign-in/again/?next=%2Fyour-sign-in%2Faddress%2F"
    kept = str(dict(client.session.items()))
    assert "203.0.113.7" not in kept
    assert "new@example.org" not in kept
    response = client.post(response.headers["Location"], {"password": PASSWORD})
    assert response.headers["Location"] == "/your-sign-in/address/"
    client.post("/your-sign-in/address/", {"email": "new@example.org"})
    assert [str(message["To"]) for message in post.taken] == ["new@example.org"]


@pytest.mark.parametrize("answer", ["", "[]", "1", '"x"', "{}", "null", "{", '{"id": 1}', '{"response": []}', "\0"])
def test_a_passkey_that_is_none_is_refused(client: Client, answer: str) -> None:
    somebody()
    anonymous = Client()
    anonymous.get("/sign-in/passkey/", headers={"accept": "application/json"})
    assert anonymous.post("/sign-in/passkey/", {"credential": answer}).status_code == 409
    sign_in(client)
    client.get("/your-sign-in/passkeys/add/")
    assert client.post("/your-sign-in/passkeys/add/", {"name": "x", "credential": answer}).status_code == 200
    assert Authenticator.objects.count() == 0
