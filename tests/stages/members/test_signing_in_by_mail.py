"""A link and a code by mail: they open the door once, for a quarter of an hour, in the browser that asked."""

from __future__ import annotations

import re
import time
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils.translation import gettext, override
from pytest_django.fixtures import Settings
from tests.factories.mail import MailServer, code_in, link_in, text_of
from tests.factories.signing_in import PASSWORD, fresh_throttle, post, real_home, sign_in, somebody

from elc.config.mail import mail
from elc.members.models import Person

__all__ = ["fresh_throttle", "post", "real_home"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_throttle")]
EMAIL = "some.body@example.org"


def is_in(client: Client) -> bool:
    return client.get("/your-sign-in/").status_code == 200


def path_of(link: str) -> str:
    parts = urlsplit(link)
    return f"{parts.path}?{parts.query}"


def ask(client: Client, email: str = EMAIL, **more: str) -> None:
    response = client.post("/sign-in/link/", {"email": email, **more})
    assert response.status_code == 302, response.content
    assert response.headers["Location"].startswith("/sign-in/code/")


def test_opening_the_link_shows_a_button_and_spends_nothing(client: Client, post: MailServer) -> None:
    somebody()
    ask(client)
    link = path_of(link_in(post.taken[0]))
    for _ in range(5):  # programs that look into mail open links
        page = client.get(link)
        assert page.status_code == 200
        assert not is_in(client)
    response = client.post("/sign-in/code/", {"code": code_in(post.taken[0])})
    assert response.status_code == 302
    assert is_in(client)


def test_a_program_that_opens_the_link_elsewhere_spends_nothing(client: Client, post: MailServer) -> None:
    somebody()
    ask(client)
    elsewhere = Client()
    for method in ("get", "head", "post"):
        response = getattr(elsewhere, method)(path_of(link_in(post.taken[0])))
        assert response.status_code == 409
    assert not is_in(elsewhere)
    client.post("/sign-in/code/", {"code": code_in(post.taken[0])})
    assert is_in(client)


def test_the_way_on_survives_the_mail(client: Client, post: MailServer) -> None:
    somebody()
    ask(client, next="/your-sign-in/password/")
    page = client.get(path_of(link_in(post.taken[0]))).content.decode()
    assert 'name="next" value="/your-sign-in/password/"' in page
    response = client.post("/sign-in/code/", {"code": code_in(post.taken[0]), "next": "/your-sign-in/password/"})
    assert response.headers["Location"] == "/your-sign-in/password/"


def test_a_used_code_opens_nothing(client: Client, post: MailServer) -> None:
    somebody()
    ask(client)
    code = code_in(post.taken[0])
    client.post("/sign-in/code/", {"code": code})
    client.post("/sign-out/")
    assert client.post("/sign-in/code/", {"code": code}).status_code == 409
    assert not is_in(client)


def test_an_expired_code_opens_nothing(client: Client, post: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    somebody()
    ask(client)
    code, now = code_in(post.taken[0]), time.time()
    monkeypatch.setattr(time, "time", lambda: now + 10 * 60 - 5)
    assert client.get("/sign-in/code/").status_code == 200
    monkeypatch.setattr(time, "time", lambda: now + 10 * 60 + 5)
    assert client.post("/sign-in/code/", {"code": code}).status_code == 409
    assert not is_in(client)


def test_forged_codes_open_nothing_and_soon_the_right_one_neither(client: Client, post: MailServer) -> None:
    somebody()
    ask(client)
    for _ in range(3):
        client.post("/sign-in/code/", {"code": "BBBB-BBBB"})
    assert client.post("/sign-in/code/", {"code": code_in(post.taken[0])}).status_code == 409
    assert not is_in(client)


def test_the_mail_speaks_the_language_of_its_reader(client: Client, post: MailServer) -> None:
    somebody("et@example.org", language="et")
    somebody()
    client.cookies["django_language"] = "fr"
    ask(client, "et@example.org")
    ask(client)
    with override("et"):
        told = gettext("Sign in")
    assert told != "Sign in"
    assert [str(message["Subject"]) for message in post.taken] == [told, "Sign in"]
    assert {message.get_content_type() for message in post.taken} == {"text/plain"}


def test_whether_an_address_is_known_shows_nowhere(post: MailServer) -> None:
    """The same answers at every step, one mail each, and wrong codes are counted alike."""
    somebody()
    seen = []
    for email in (EMAIL, "no.body@example.org"):
        client = Client()
        steps = [client.post("/sign-in/link/", {"email": email}), client.get("/sign-in/code/")]
        steps += [client.post("/sign-in/code/", {"code": "BBBB-BBBB"}) for _ in range(4)]
        steps += [client.post("/sign-in/password/", {"email": email}), client.get("/sign-in/password/code/")]
        steps += [client.post("/sign-in/password/code/", {"code": "BBBB-BBBB"}) for _ in range(4)]
        steps.append(client.post("/sign-in/", {"login": email, "password": "wrong"}))
        seen.append([(step.status_code, step.headers.get("Location"), cleaned(step.content, email)) for step in steps])
    assert seen[0] == seen[1]
    assert [str(message["To"]) for message in post.taken] == [EMAIL] * 2 + ["no.body@example.org"] * 2


def cleaned(page: bytes, email: str) -> str:
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.decode())
    return text.replace(email, "ADDRESS")


def test_a_host_that_is_made_up_gets_no_mail(client: Client, post: MailServer) -> None:
    """Who asks under a false name would have the link lead to a place of theirs."""
    somebody()
    for path in ("/sign-in/link/", "/sign-in/password/"):
        assert client.post(path, {"email": EMAIL}, headers={"host": "evil.example"}).status_code == 400
        client.post(path, {"email": EMAIL}, headers={"x-forwarded-host": "evil.example"})
    assert [link_in(message).startswith("http://testserver/") for message in post.taken] == [True, True]


def test_a_forgotten_password(client: Client, post: MailServer) -> None:
    somebody()
    elsewhere = Client()
    sign_in(elsewhere)
    assert is_in(elsewhere)
    client.post("/sign-in/password/", {"email": EMAIL})
    code = code_in(post.taken[0])
    assert client.get(path_of(link_in(post.taken[0]))).status_code == 200
    assert client.post("/sign-in/password/code/", {"code": code}).status_code == 302
    new = "a pear tree behind the house"
    assert client.post("/sign-in/password/new/", {"password1": new, "password2": "another"}).status_code == 200
    assert client.post("/sign-in/password/new/", {"password1": "12345678", "password2": "12345678"}).status_code == 200
    response = client.post("/sign-in/password/new/", {"password1": new, "password2": new})
    assert response.headers["Location"] == "/sign-in/"
    assert b"Your password is changed." in client.get("/sign-in/").content
    assert not is_in(elsewhere)
    assert sign_in(Client(), password=PASSWORD) == 200
    assert sign_in(Client(), password=new) == 302
    assert client.post("/sign-in/password/code/", {"code": code}).status_code == 409
    assert "changed" in str(post.taken[-1]["Subject"])


def test_another_address_is_proven_before_it_counts(client: Client, post: MailServer) -> None:
    person = somebody()
    sign_in(client)
    client.post("/your-sign-in/address/", {"email": "New.Address@Example.org"})
    person.refresh_from_db()
    assert person.email == EMAIL
    client.post("/your-sign-in/address/code/", {"code": code_in(post.taken[0])})
    person.refresh_from_db()
    assert person.email == "new.address@example.org"
    assert str(post.taken[-1]["To"]) == EMAIL  # the old one is told
    assert sign_in(Client()) == 200
    assert sign_in(Client(), "new.address@example.org") == 302


def test_the_address_of_somebody_else_cannot_be_taken(client: Client, post: MailServer) -> None:
    somebody("other@example.org")
    person = somebody()
    sign_in(client)
    client.post("/your-sign-in/address/", {"email": "other@example.org"})
    response = client.post("/your-sign-in/address/code/", {"code": code_in(post.taken[0])})
    assert b"belongs to somebody else" in response.content
    person.refresh_from_db()
    assert person.email == EMAIL


def test_without_a_mail_server_the_pages_say_what_is_missing(client: Client) -> None:
    somebody()
    for path in ("/sign-in/link/", "/sign-in/password/"):
        assert b"ELC_MAIL" in client.get(path).content
        response = client.post(path, {"email": EMAIL})
        assert response.status_code == 409
        assert b"ELC_MAIL" in response.content
    assert b"Send me a link" not in client.get("/sign-in/").content


def test_a_mail_server_that_is_down_is_a_kind_page_for_everybody(client: Client, settings: Settings) -> None:
    somebody()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.MAIL = "127.0.0.1", 1, mail("smtp://127.0.0.1:1")
    answers = [client.post("/sign-in/link/", {"email": email}) for email in (EMAIL, "no.body@example.org")]
    assert [answer.status_code for answer in answers] == [409, 409]
    assert cleaned(answers[0].content, EMAIL) == cleaned(answers[1].content, EMAIL)


def test_nobody_comes_in_who_was_not_invited(client: Client, post: MailServer) -> None:
    before = Person.objects.count()
    client.post("/sign-in/invitation/", {"email": "no.body@example.org", "password1": PASSWORD})
    ask(client, "no.body@example.org")
    assert "invitation" in text_of(post.taken[0])
    assert Person.objects.count() == before
    assert not is_in(client)
