"""Sessions: named anew with every proof, ended in time, and nothing of them stays behind."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from tests.factories.mail import MailServer
from tests.factories.signing_in import PASSWORD, code_of_app, fresh_throttle, post, real_home, sign_in, somebody

from elc.members.roles import OFFICE
from elc.members.signing_in.renewing import LASTS, LASTS_FOR_OFFICES

__all__ = ["fresh_throttle", "post", "real_home"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_throttle")]
HOUR = 3600


def is_in(client: Client) -> bool:
    return client.get("/your-sign-in/").status_code == 200


def later(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + seconds)


def test_a_sign_in_ends_after_two_weeks_however_busy_somebody_is(monkeypatch: pytest.MonkeyPatch) -> None:
    somebody()
    client = Client()
    sign_in(client)
    later(monkeypatch, LASTS.total_seconds() - 60)
    assert is_in(client)
    session = client.session
    session["touched"] = True
    session.save()  # as every message does, which moves the end that Django keeps
    later(monkeypatch, 120)
    assert not is_in(client)
    assert not Session.objects.filter(session_key=client.cookies["sessionid"].value).exists()


@pytest.mark.usefixtures("real_home")
def test_that_of_an_office_ends_the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    secret = generate_totp_secret()
    TOTP.activate(somebody(role=OFFICE), secret)
    client = Client()
    sign_in(client)
    client.post("/sign-in/second-step/", {"code": code_of_app(secret)})
    assert is_in(client)
    later(monkeypatch, LASTS_FOR_OFFICES.total_seconds() - 60)
    assert is_in(client)
    later(monkeypatch, 120)
    assert not is_in(client)
    answer = client.get("/members/")
    assert answer.headers["Location"].startswith("/sign-in/")


def test_proving_again_who_is_there_gives_the_session_another_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has stolen the name from before is not carried along."""
    somebody()
    client, thief = Client(), Client()
    sign_in(client)
    before = client.cookies["sessionid"].value
    later(monkeypatch, HOUR)
    assert client.get("/your-sign-in/app/").headers["Location"].startswith("/your-sign-in/again/")
    assert client.post("/your-sign-in/again/", {"password": PASSWORD}).status_code == 302
    assert client.cookies["sessionid"].value != before
    thief.cookies["sessionid"] = before
    assert not is_in(thief)
    assert client.get("/your-sign-in/app/").status_code == 200
    assert list(UserSession.objects.values_list("session_key", flat=True)) == [client.cookies["sessionid"].value]


def test_a_new_password_ends_all_other_sessions() -> None:
    somebody()
    one, other = Client(), Client()
    sign_in(one)
    sign_in(other)
    sent = {"oldpassword": PASSWORD, "password1": "another fine garden", "password2": "another fine garden"}
    before = one.cookies["sessionid"].value
    assert one.post("/your-sign-in/password/", sent).status_code == 302
    assert one.cookies["sessionid"].value != before
    assert is_in(one)
    assert not is_in(other)


def test_after_a_second_step_was_changed_the_page_offers_to_end_the_others() -> None:
    somebody()
    one, other = Client(), Client()
    sign_in(one)
    sign_in(other)
    page = one.get("/your-sign-in/").content.decode()
    assert 'value="others"' in page
    one.post("/your-sign-in/sessions/end/", {"session": "others"})
    assert not is_in(other)
    assert is_in(one)


def test_signing_out_ends_the_session_and_clears_the_browser() -> None:
    somebody()
    client, copy = Client(), Client()
    sign_in(client)
    copy.cookies["sessionid"] = client.cookies["sessionid"].value
    answer = client.post("/sign-out/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert not is_in(copy)
    assert client.get("/sign-out/").status_code == 302  # a link or an image signs nobody out


def test_every_page_inside_has_the_way_out() -> None:
    client = Client()
    somebody()
    sign_in(client)
    for path in ("/", "/your-sign-in/", "/your-data/", "/notifications/", "/how-long/"):
        assert re.search(r'<form method="post" action="/sign-out/">', client.get(path).content.decode()), path


def test_names_of_sessions_cannot_be_thought_of() -> None:
    """32 of 36 signs each: 165 bits; all different; none of them a name that somebody else chose."""
    somebody()
    names = set()
    for _ in range(20):
        client = Client()
        client.cookies["sessionid"] = "a" * 32
        sign_in(client)
        names.add(client.cookies["sessionid"].value)
    assert len(names) == 20
    assert all(re.fullmatch(r"[a-z0-9]{32}", name) for name in names)
    assert "a" * 32 not in names


def test_a_made_up_or_changed_session_is_nobody() -> None:
    somebody()
    client = Client()
    sign_in(client)
    session = Session.objects.get(session_key=client.cookies["sessionid"].value)
    session.session_data = session.session_data[:-2] + "xx"  # a row that somebody changed in the database
    session.save()
    assert not is_in(client)


def test_opening_a_link_begins_no_session(post: MailServer) -> None:
    """Neither a mail nor an address signs anybody in without a press of a button."""
    somebody()
    client = Client()
    client.post("/sign-in/link/", {"email": "some.body@example.org"})
    link = re.search(r"http://testserver(/sign-in/code/\S+)", str(post.taken[-1].get_content()))
    assert link is not None
    assert client.get(link[1]).status_code == 200
    assert not is_in(client)


def test_nothing_of_a_visit_is_kept_in_the_browser_but_names() -> None:
    """No storage in any script of ours; in cookies the session, the token and the language, and no sentence."""
    from tests.architecture.code import SRC

    for script in Path(SRC / "elc" / "static").rglob("*.js"):
        assert not re.search(r"localStorage|sessionStorage|indexedDB|document\.cookie", script.read_text("utf-8"))
    somebody()
    client = Client()
    sign_in(client)
    client.post("/notifications/", {})  # leaves a message for the next page
    client.post("/language/", {"language": "et"})
    assert set(client.cookies) <= {"sessionid", "csrftoken", "django_language"}


def test_codes_cannot_be_thought_of(post: MailServer) -> None:
    """At least 20 bits each, out of the system's source of chance."""
    somebody()
    codes = []
    from django.core.cache import cache

    for _ in range(12):
        cache.clear()
        Client().post("/sign-in/link/", {"email": "some.body@example.org"})
        found = re.search(r"Your code: (\S+)", str(post.taken[-1].get_content()))
        assert found is not None
        codes.append(found[1].replace("-", ""))
    signs = set("".join(codes))
    assert len(set(codes)) == 12
    assert min(map(len, codes)) >= 6
    assert len(signs) >= 12
