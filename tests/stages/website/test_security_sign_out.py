"""`elc sign-out`: whoever runs the installation ends what was stolen or lost."""

from __future__ import annotations

import argparse
import json
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from tests.factories.signing_in import fresh_throttle, sign_in, somebody

from elc.core.models import AuditEntry
from elc.core.refusals import BadInput, NotThere
from elc.website import sign_out

__all__ = ["fresh_throttle"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_throttle")]


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> None:
    """Django runs already, on the database of the tests."""
    monkeypatch.setattr(sign_out, "start_here", lambda: None)


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    sign_out.SIGN_OUT.add_arguments(parser)
    parser.add_argument("--json", action="store_true")
    return sign_out.SIGN_OUT.run(parser.parse_args([*words, "--json"]))


def is_in(client: Client) -> bool:
    return client.get("/your-sign-in/").status_code == 200


def test_one_person_is_signed_out_everywhere_and_nobody_else(capsys: Any) -> None:
    person, other = somebody(), somebody("other@example.org")
    phone, desk, theirs = Client(), Client(), Client()
    sign_in(phone)
    sign_in(desk)
    sign_in(theirs, other.email)
    assert run("Some.Body@example.org ") == 0
    assert json.loads(capsys.readouterr().out) == {"signed_out": 1}
    assert (is_in(phone), is_in(desk), is_in(theirs)) == (False, False, True)
    assert AuditEntry.objects.filter(verb="end_sign_ins", thing_id=str(person.id)).count() == 1


def test_everybody_is_signed_out(capsys: Any) -> None:
    somebody()
    client = Client()
    sign_in(client)
    assert run("--everybody") == 0
    assert not is_in(client)


def test_a_lost_second_step_is_removed_and_the_password_still_asked_for(capsys: Any) -> None:
    person = somebody()
    TOTP.activate(person, generate_totp_secret())
    assert run(person.email, "--second-step") == 0
    assert not Authenticator.objects.filter(user=person).exists()
    assert sign_in(Client(), password="not this one") == 200
    assert sign_in(Client()) == 302


@pytest.mark.parametrize("words", [(), ("a@example.org", "--everybody"), ("--everybody", "--second-step")])
def test_what_is_not_clear_is_refused(words: tuple[str, ...]) -> None:
    with pytest.raises(BadInput):
        run(*words)


def test_a_stranger_is_told_so() -> None:
    with pytest.raises(NotThere):
        run("nobody@example.org")
