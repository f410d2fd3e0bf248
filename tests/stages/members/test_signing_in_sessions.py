"""Sessions are seen and ended, and nothing more is kept of them than helps to tell them apart."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.db import connection
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings
from tests.factories.signing_in import PASSWORD, fresh_throttle, sign_in, somebody

from elc.members.models import Person
from elc.members.signing_in.devices import device_of, told

__all__ = ["fresh_throttle"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_throttle")]
PHONE = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"
)
LAPTOP = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0"


def page_of(client: Client) -> str:
    return client.get("/your-sign-in/").content.decode()


def test_what_is_kept_of_a_session() -> None:
    client = Client(REMOTE_ADDR="203.0.113.7", HTTP_USER_AGENT=PHONE)
    person = somebody()
    sign_in(client)
    kept = UserSession.objects.get(user=person)
    assert kept.ip == "::"
    assert kept.user_agent == "Chrome/Android"
    midnight = datetime.combine(timezone.now().date(), datetime.min.time(), UTC)
    assert kept.created_at == kept.last_seen_at == midnight
    client.post("/your-sign-in/password/", {"oldpassword": PASSWORD, "password1": "x" * 3, "password2": "x" * 3})
    stored = " ".join(str(Session.objects.get(session_key=kept.session_key).get_decoded()))
    assert "203.0.113.7" not in stored


def test_a_session_is_ended_from_another_device() -> None:
    somebody()
    phone, laptop = Client(HTTP_USER_AGENT=PHONE), Client(HTTP_USER_AGENT=LAPTOP)
    sign_in(phone)
    sign_in(laptop)
    page = page_of(laptop)
    assert "Chrome on Android" in page
    assert "Firefox on Windows" in page
    found = re.search(r'name="session" value="(\d+)"', page)
    assert found
    laptop.post("/your-sign-in/sessions/end/", {"session": found[1]})
    assert phone.get("/your-sign-in/").status_code == 302
    assert laptop.get("/your-sign-in/").status_code == 200
    assert "Chrome on Android" not in page_of(laptop)


def test_all_others_are_ended_at_once() -> None:
    somebody()
    clients = [Client() for _ in range(3)]
    for client in clients:
        sign_in(client)
    clients[0].post("/your-sign-in/sessions/end/", {"session": "others"})
    assert [client.get("/your-sign-in/").status_code for client in clients] == [200, 302, 302]


@pytest.mark.parametrize("chosen", ["", "x", "-1", "0", "9" * 30, "٣", "1 or 1=1"])
def test_the_session_of_somebody_else_is_out_of_reach(chosen: str) -> None:
    somebody("other@example.org")
    somebody()
    other, client = Client(), Client()
    sign_in(other, "other@example.org")
    sign_in(client)
    theirs = UserSession.objects.get(user__email="other@example.org")
    for value in (chosen, str(theirs.pk)):
        assert client.post("/your-sign-in/sessions/end/", {"session": value}).status_code == 302
    assert other.get("/your-sign-in/").status_code == 200


def test_signing_out_leaves_nothing(client: Client) -> None:
    somebody()
    sign_in(client)
    client.post("/sign-out/")
    assert UserSession.objects.count() == 0


def test_sessions_that_are_over_are_not_shown() -> None:
    somebody()
    clients = [Client(HTTP_USER_AGENT=PHONE), Client(HTTP_USER_AGENT=LAPTOP)]
    for client in clients:
        sign_in(client)
    Session.objects.filter(session_key=clients[0].session.session_key).update(
        expire_date=timezone.now() - timedelta(seconds=1)
    )
    assert "Chrome on Android" not in page_of(clients[1])


def test_the_page_asks_as_many_questions_for_one_session_as_for_many(client: Client) -> None:
    person = somebody()
    sign_in(client)
    page_of(client)
    with CaptureQueriesContext(connection) as one:
        page_of(client)
    for number in range(30):
        other = Client()
        other.force_login(person)
        UserSession.objects.create(
            user=person, session_key=other.session.session_key, ip="203.0.113.7", user_agent=f"{PHONE} {number}"
        )
    with CaptureQueriesContext(connection) as many:
        assert page_of(client).count("Chrome on Android") == 30
    assert len(one) == len(many)


def test_a_session_from_before_is_not_carried_over_the_door(client: Client) -> None:
    """Whoever planted a session in a browser does not come in with it (fixation)."""
    somebody()
    client.get("/sign-in/")
    client.post("/sign-in/", {"login": "some.body@example.org", "password": "wrong"})
    session = client.session
    session["planted"] = True
    session.save()
    before = str(session.session_key)
    client.cookies["sessionid"] = before
    sign_in(client)
    after = client.cookies["sessionid"].value
    assert after != before
    stranger = Client()
    stranger.cookies["sessionid"] = before
    assert stranger.get("/your-sign-in/").status_code == 302


def test_guessing_a_password_is_slowed_down_for_that_address_only() -> None:
    somebody("other@example.org")
    somebody()
    for number in range(5):
        assert sign_in(Client(REMOTE_ADDR=f"203.0.113.{number}"), password="wrong") == 200
    response = Client().post("/sign-in/", {"login": "some.body@example.org", "password": PASSWORD})
    assert b"tried too often" in response.content
    assert sign_in(Client(), "other@example.org") == 302


def test_many_tries_from_one_place_get_a_kind_page() -> None:
    client = Client()
    answers = [client.post("/sign-in/", {"login": "x"}).status_code for _ in range(301)]
    assert set(answers[:300]) == {200}
    assert answers[300] == 429
    assert b"tried too often" in client.post("/sign-in/", {"login": "x"}).content
    assert Client(REMOTE_ADDR="203.0.113.9").post("/sign-in/", {"login": "x"}).status_code == 200
    # Whoever makes up where they come from is not believed.
    assert Client(HTTP_X_FORWARDED_FOR="203.0.113.9").post("/sign-in/", {"login": "x"}).status_code == 429


def test_behind_a_proxy_the_proxy_says_who_asks(settings: Settings) -> None:
    """What stands before the proxy's own word in X-Forwarded-For was made up by whoever asked."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "3/m/ip"}
    for number, expected in enumerate((200, 200, 200, 429)):
        told = f"198.51.100.{number}, 203.0.113.7"
        assert Client(HTTP_X_FORWARDED_FOR=told).post("/sign-in/", {"login": "x"}).status_code == expected
    other = Client(HTTP_X_FORWARDED_FOR="203.0.113.7, 203.0.113.8")
    assert other.post("/sign-in/", {"login": "x"}).status_code == 200


def test_what_throttling_remembers_names_no_address() -> None:
    somebody()
    sign_in(Client(REMOTE_ADDR="203.0.113.7"), password="wrong")
    names = list(vars(caches["default"])["_cache"])
    assert names
    assert all(re.fullmatch(r"[0-9a-f]{48}", name) for name in names), names


def test_an_address_follows_the_person() -> None:
    person = somebody()
    assert list(EmailAddress.objects.filter(user=person).values_list("email", "verified")) == [(person.email, True)]
    Person.objects.get(id=person.id).save()
    person.email = "another@example.org"
    person.save()
    assert list(EmailAddress.objects.filter(user=person).values_list("email", flat=True)) == ["another@example.org"]
    Person.objects.filter(id=person.id).update(email="past@example.org")  # past the receivers
    assert somebody("another@example.org").email == "another@example.org"


def test_admitting_somebody_who_was_invited(client: Client, rf: RequestFactory) -> None:
    from allauth.account.middleware import AccountMiddleware
    from django.contrib.auth.middleware import AuthenticationMiddleware
    from django.contrib.messages.middleware import MessageMiddleware
    from django.contrib.sessions.middleware import SessionMiddleware
    from django.http import HttpResponse

    from elc.members.signing_in.admission import admit

    person = Person(email="new@example.org", name="New", language="en")
    person.set_unusable_password()
    person.save()

    def join(request: HttpRequest) -> HttpResponse:
        return admit(request, person, onwards="/events/")

    answer: Any = join
    for middleware in (AccountMiddleware, MessageMiddleware, AuthenticationMiddleware, SessionMiddleware):
        answer = middleware(answer)
    response = answer(rf.post("/join/"))
    assert response.headers["Location"] == "/events/"
    client.cookies["sessionid"] = response.cookies["sessionid"].value
    assert client.get("/your-sign-in/").status_code == 200
    assert client.get("/your-sign-in/password/").headers["Location"] == "/your-sign-in/password/first/"
    assert UserSession.objects.filter(user=person).count() == 1


@pytest.mark.parametrize(
    ("header", "words"),
    [
        (PHONE, "Chrome on Android"),
        (LAPTOP, "Firefox on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile Safari/604.1", "Safari on iPhone"),
        (f"{PHONE} Edg/126.0", "Edge on Android"),
        ("", "A device that did not say what it is"),
        ("\u202e<script>", "A device that did not say what it is"),
    ],
)
def test_a_device_in_two_words(header: str, words: str) -> None:
    assert told(device_of(header)) == words
