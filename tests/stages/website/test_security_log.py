"""The log: what concerns security stands in it, and nothing that tells who somebody is or what they sent."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.factories.mail import MailServer
from tests.factories.organisations import member, national_network
from tests.factories.signing_in import PASSWORD, fresh_throttle, post, sign_in, somebody

from elc.core.log import OneLine, mark_of, note_security
from elc.members.roles import MANAGER, PARTICIPANT

__all__ = ["fresh_throttle", "post"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_throttle")]
UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (INFO|WARNING|ERROR) [\w.]+ ")


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    """As they would stand on standard error."""
    return [OneLine().format(record) for record in caplog.records]


@pytest.fixture
def noting(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, "elc.security")
    for name in ("django", "django.request", "django.security"):  # so that the test sees what they say as well
        logging.getLogger(name).addHandler(caplog.handler)
    return caplog


@pytest.fixture(autouse=True)
def let_go(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    for name in ("django", "django.request", "django.security"):
        logging.getLogger(name).removeHandler(caplog.handler)


def test_every_way_in_and_out_is_noted(noting: pytest.LogCaptureFixture, post: MailServer) -> None:
    person = somebody()
    client = Client()
    sign_in(client, password="wrong wrong")
    sign_in(client)
    sent = {"oldpassword": PASSWORD, "password1": "another fine garden", "password2": "another fine garden"}
    client.post("/your-sign-in/password/", sent)
    client.post("/sign-out/")
    other = Client()
    other.post("/sign-in/link/", {"email": person.email})
    other.post("/sign-in/code/", {"code": "WRONG1"})
    who = mark_of(person.pk)
    said = [line.split("elc.security ")[1] for line in lines(noting) if "elc.security" in line]
    assert said == [
        f"password-refused tried={mark_of(person.email)}",
        f"signed-in who={who} by=password",
        f"password-changed who={who}",
        f"signed-out who={who}",
        f"code-refused who={who}",
    ]


def test_what_is_refused_is_noted_by_its_page(noting: pytest.LogCaptureFixture) -> None:
    place = member(national_network(), "A house", roles=(MANAGER, PARTICIPANT))
    client = place.client(PARTICIPANT)
    noting.clear()
    client.get("/background/")
    client.get(place.path("people/"))
    Client(enforce_csrf_checks=True).post("/sign-in/", {})
    Client().get("/sign-in/", headers={"Host": "evil.example"})
    client.get("/nosuch/")  # no page of ours: nothing to note
    who = mark_of(place.people[PARTICIPANT].pk)
    said = [line.split("elc.security ")[1] for line in lines(noting) if "elc.security" in line]
    assert said == [
        f"refused status=403 page=members:work_list who={who}",
        f"refused status=403 page=members:people who={who}",
        "refused status=403 page=members:sign_in who=nobody",
        "refused status=400 page=none who=nobody",
    ]


def test_throttling_is_noted(noting: pytest.LogCaptureFixture, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "1/m/ip"}
    sign_in(Client())
    sign_in(Client())
    assert any("refused status=429" in line for line in lines(noting))


def test_no_line_tells_who_where_from_or_what(
    noting: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where something breaks: neither the address of the page, nor the message of the error, nor the form."""
    person = somebody()
    client = Client(raise_request_exception=False, REMOTE_ADDR="198.51.100.7", HTTP_USER_AGENT="canary-agent")
    client.post("/sign-in/", {"login": person.email, "password": "canary-password"})
    client.post("/sign-in/", {"login": person.email, "password": PASSWORD})

    def fail(*_given: object, **_more: object) -> None:
        raise RuntimeError(f"canary-message {person.email}")

    monkeypatch.setattr("elc.website.views.next_steps", fail)
    assert client.get("/?canary-query=1").status_code == 500
    client.get("/join/canary-link-secret/")
    client.get("/sign-in/", headers={"Host": "canary-host.example"})
    said = lines(noting)
    assert any("RuntimeError" in line and "page=website:home" in line for line in said)
    for line in said:
        assert UTC.match(line)
        for word in ("canary", person.email, person.name, str(person.pk), "198.51.100.7", "/join/", PASSWORD):
            assert word not in line, line


def test_a_mark_is_the_same_within_a_process_and_tells_nothing() -> None:
    import subprocess
    import sys

    assert mark_of("A@example.org ") == mark_of("a@example.org")
    assert mark_of("a@example.org") != mark_of("b@example.org")
    program = "from elc.core.log import mark_of; print(mark_of('a@example.org'))"
    elsewhere = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert elsewhere.strip() != mark_of("a@example.org")


@pytest.mark.parametrize(
    "words", ["x\n2026-01-01T00:00:00.000Z INFO elc.security signed-in", "x\r\0\x1b[2Jy", "x\u2028y\u202ez"]
)
def test_no_line_can_be_forged(noting: pytest.LogCaptureFixture, words: str) -> None:
    note_security(words, said=words)
    logging.getLogger("elc.members.mails").error("The mail server: %s", words)
    for line in lines(noting):
        assert line.isprintable()
        assert len(line.splitlines()) == 1


def test_errors_of_the_installation_are_noted(noting: pytest.LogCaptureFixture, post: MailServer) -> None:
    somebody()
    post.is_busy = True
    Client().post("/sign-in/link/", {"email": "some.body@example.org"})
    assert any("ERROR elc.members.signing_in.mails" in line for line in lines(noting))
