"""A network that is no demo, a mail server, and people: for whatever is tried on signing in."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings
from tests.factories.mail import MailServer, mail_server

from elc.config.mail import mail
from elc.core.action import INSTALLATION
from elc.members.actions import give_role, register_person
from elc.members.models import Organisation, Person

PASSWORD = "a bench in the garden"


@pytest.fixture
def real_home(settings: Settings, tmp_path: Path) -> Path:
    """The home of a network that is no demo."""
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def fresh_throttle(settings: Settings) -> Iterator[None]:
    """Nobody has tried anything yet; and checking a password is quick, which by intent it is not elsewhere."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def post(settings: Settings) -> Iterator[MailServer]:
    """Mail really leaves, over SMTP."""
    with mail_server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.MAIL = mail(f"smtp://127.0.0.1:{server.port}")
        yield server


def somebody(email: str = "some.body@example.org", *, language: str = "en", role: str | None = None) -> Person:
    """A person with a password, and with a role in the office of the network where one is named."""
    person = register_person(email=email, name="Some Body", password=PASSWORD, language=language, by=INSTALLATION)
    if role:
        office = Organisation.objects.filter(is_office=True).order_by("name")[0]
        give_role(person=person, organisation=office, role=role, since=date(2016, 1, 1), by=INSTALLATION)
    return person


def sign_in(client: Client, email: str = "some.body@example.org", password: str = PASSWORD, **headers: str) -> int:
    """Sign in by address and password; the status of the answer: 302 is the way in."""
    return client.post("/sign-in/", {"login": email, "password": password}, headers=headers).status_code


def code_of_app(secret: str) -> str:
    """What an app for one-time codes shows now (RFC 6238, 30 seconds)."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
