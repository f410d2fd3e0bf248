"""Every sentence of signing in is ours and can be translated: on pages, and in mails."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.factories.mail import MailServer, link_in
from tests.factories.signing_in import fresh_throttle, post, real_home, sign_in, somebody
from tests.stages.members.test_signing_in_by_mail import path_of
from tests.stages.members.test_signing_in_second_step import connect_app
from tests.stages.website.test_languages import PSEUDO, pseudo_language, untranslatable

from elc.members.roles import OFFICE

__all__ = ["fresh_throttle", "post", "pseudo_language", "real_home"]
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("fresh_throttle", "post", "pseudo_language", "real_home"),
]


def words_left(client: Client, path: str) -> list[str]:
    response = client.get(path)
    assert response.status_code == 200, path
    html = response.content.decode()
    assert "⟦" in html
    return untranslatable(html)


def reader() -> Client:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = PSEUDO
    return client


def test_pages_before_the_door(post: MailServer) -> None:
    somebody(language=PSEUDO)
    client = reader()
    for path in ("/sign-in/", "/sign-in/invitation/", "/sign-in/link/", "/sign-in/password/"):
        assert words_left(client, path) == []
    for path in ("/sign-in/link/", "/sign-in/password/"):
        client.post(path, {"email": "some.body@example.org"})
        link = path_of(link_in(post.taken[-1]))
        assert words_left(client, link) == []
        assert words_left(client, link.partition("?")[0]) == []


def test_pages_behind_the_door() -> None:
    somebody(role=OFFICE)
    client = reader()
    sign_in(client)
    assert words_left(client, "/your-sign-in/") == []
    assert words_left(client, "/your-sign-in/app/") == []
    assert words_left(client, "/your-sign-in/passkeys/add/") == []
    connect_app(client)
    for path in ("", "address/", "password/", "recovery-codes/", "recovery-codes/new/", "app/remove/", "again/"):
        assert words_left(client, f"/your-sign-in/{path}") == []
    assert words_left(client, "/your-sign-in/again/code/") == []
    second = reader()
    sign_in(second)
    assert words_left(second, "/sign-in/second-step/") == []


def test_mails(post: MailServer, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    """Each paragraph stands between the marks, and so do the refusals beside them."""
    somebody(language=PSEUDO)
    client = reader()
    client.post("/sign-in/link/", {"email": "some.body@example.org"})
    client.post("/sign-in/password/", {"email": "some.body@example.org"})
    client.post("/sign-in/link/", {"email": "no.body@example.org"})
    sign_in(client)
    with django_capture_on_commit_callbacks(execute=True):
        connect_app(client)
    client.post("/your-sign-in/address/", {"email": "new@example.org"})
    assert len(post.taken) == 5
    for message in post.taken:
        paragraphs = [str(message["Subject"]), *str(message.get_content()).strip().split("\n\n")]
        assert [words for words in paragraphs if not (words.startswith("⟦") and words.strip().endswith("⟧"))] == []
