"""Who and what does not come in: demo sign-ins elsewhere, ways to other sites, and entries that nobody types."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from django.test import Client
from tests.architecture.code import SRC, python_files
from tests.factories.mail import MailServer
from tests.factories.signing_in import PASSWORD, fresh_throttle, post, real_home, sign_in, somebody

from elc.config.mail import Mail, mail
from elc.config.single_sign_on import single_sign_on
from elc.core.action import INSTALLATION
from elc.core.refusals import BadInput
from elc.members.actions import register_person
from elc.members.demo import DemoSignIn

__all__ = ["fresh_throttle", "post", "real_home"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_throttle")]
ENTRIES = ["", " ", "\0", "a\0b@example.org", "\u202egro.elpmaxe@a", "x" * 1_000_000, "<script>", "a@b", "é@é.é", "🙂"]
FORMS = [
    ("/sign-in/", ("login", "password", "next")),
    ("/sign-in/link/", ("email", "next")),
    ("/sign-in/password/", ("email", "next")),
    ("/sign-in/code/", ("code", "next")),
    ("/sign-in/password/code/", ("code", "next")),
    ("/sign-in/second-step/", ("code", "credential")),
]
FORMS_INSIDE = [
    ("/your-sign-in/address/", ("email",)),
    ("/your-sign-in/password/", ("oldpassword", "password1", "password2")),
    ("/your-sign-in/app/", ("code",)),
    ("/your-sign-in/passkeys/add/", ("name", "credential")),
    ("/your-sign-in/again/", ("password", "next")),
    ("/your-sign-in/sessions/end/", ("session",)),
]


@pytest.mark.parametrize("entry", ENTRIES, ids=range(len(ENTRIES)))
def test_whatever_is_typed_is_taken_or_refused(post: MailServer, entry: str) -> None:
    somebody()
    inside = Client()
    sign_in(inside)
    inside.get("/your-sign-in/app/")
    for client, forms in ((Client(), FORMS), (inside, FORMS_INSIDE)):
        for path, fields in forms:
            response = client.post(path, dict.fromkeys(fields, entry))
            assert response.status_code in (200, 302, 400, 409, 413), (path, response.status_code)


def test_a_link_with_whatever_as_its_code_shows_a_kind_page(post: MailServer) -> None:
    somebody()
    client = Client()
    client.post("/sign-in/link/", {"email": "some.body@example.org"})
    for code in ("<script>", "x" * 5000, "\u202e", "%27"):
        response = client.get("/sign-in/code/", {"code": code})
        assert response.status_code == 200
        assert b"<script>" not in response.content


@pytest.mark.parametrize(
    "next_url", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_the_way_on_leads_nowhere_else(next_url: str) -> None:
    somebody()
    response = Client().post("/sign-in/", {"login": "some.body@example.org", "password": PASSWORD, "next": next_url})
    assert response.headers["Location"] == "/"


def test_the_way_on_is_kept() -> None:
    somebody()
    given = {"login": "Some.Body@Example.ORG ", "password": PASSWORD, "next": "/events/"}
    assert Client().post("/sign-in/", given).headers["Location"] == "/events/"


def test_demo_sign_ins_work_in_a_demo_home_only(client: Client, sign_ins: dict[str, DemoSignIn]) -> None:
    demo = sign_ins["office"]
    assert demo.email.encode() in client.get("/sign-in/").content
    assert sign_in(client, demo.email, demo.password) == 302


@pytest.mark.usefixtures("real_home")
def test_demo_sign_ins_open_nothing_elsewhere(
    client: Client, sign_ins: dict[str, DemoSignIn], post: MailServer
) -> None:
    """Not even where the database of a demo is taken for a real network."""
    demo = sign_ins["office"]
    assert b"demo.invalid" not in client.get("/sign-in/").content
    assert sign_in(client, demo.email, demo.password) == 403
    register_person(email="made.up@demo.invalid", name="Made up", password=PASSWORD, by=INSTALLATION)
    assert sign_in(client, "made.up@demo.invalid") == 403
    assert client.get("/your-sign-in/").status_code == 302


def test_nothing_but_building_a_demo_makes_demo_sign_ins() -> None:
    """They stand in a file of the home, and one function writes it."""
    callers = [file for file in python_files("src") if "write_demo_sign_ins(" in file.read_text("utf-8")]
    assert [str(file.relative_to(SRC / "elc")) for file in callers] == ["members/demo.py", "website/demo/home.py"]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        (None, None),
        ("", None),
        ("smtp://post.example", Mail("post.example", 25)),
        (
            "smtp://me%40here:p%2Fw@post.example:587?from=elc@here.example&tls=1",
            Mail("post.example", 587, "me@here", "p/w", is_starting_tls=True, sender="elc@here.example"),
        ),
        ("smtps://post.example", Mail("post.example", 465, is_tls=True)),
    ],
)
def test_the_address_of_a_mail_server(address: str | None, found: Mail | None) -> None:
    assert mail(address) == found


@pytest.mark.parametrize("address", ["post.example", "http://post.example", "smtp://", "smtp://x:y", "smtp://h:99999"])
def test_what_is_no_address_of_a_mail_server(address: str) -> None:
    with pytest.raises(BadInput, match="ELC_MAIL"):
        mail(address)


GOOD = {"name": "Office", "issuer": "https://id.example/realm", "client_id": "elc", "secret": "s"}


def test_a_provider_of_single_sign_on() -> None:
    found = single_sign_on(json.dumps(GOOD))
    assert found is not None
    assert found.origin == "https://id.example"
    assert single_sign_on(None) is None


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "[]",
        "{}",
        *(
            json.dumps({**GOOD, **other})
            for other in (
                {"issuer": "http://id.example"},
                {"issuer": "https://["},
                {"secret": ""},
                {"name": 1},
                {"more": "x"},
            )
        ),
    ],
)
def test_what_is_no_provider_of_single_sign_on(text: str) -> None:
    with pytest.raises(BadInput, match="ELC_OIDC"):
        single_sign_on(text)


def test_settings_of_a_server_behind_a_proxy() -> None:
    """One proxy is believed, mail leaves by the named server, and forms may lead to the provider."""
    script = (
        "from django.conf import settings as s; import json; print(json.dumps([s.ALLAUTH_TRUSTED_PROXY_COUNT,"
        "s.EMAIL_HOST, s.EMAIL_USE_TLS, s.EMAIL_BACKEND, s.DEFAULT_FROM_EMAIL, s.SESSION_COOKIE_SECURE,"
        "s.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action']]))"
    )
    environment = {
        **os.environ,
        "ELC_HTTPS": "1",
        "ELC_MAIL": "smtp://post.example:587?tls=1&from=elc@here.example",
        "ELC_OIDC": json.dumps(GOOD),
    }
    ran = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    backend = "django.core.mail.backends.smtp.EmailBackend"
    told = [1, "post.example", True, backend, "elc@here.example", True, ["'self'", "https://id.example"]]
    assert json.loads(ran.stdout) == told
