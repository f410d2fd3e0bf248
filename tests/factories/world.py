"""The stages are tested in a world that is alive: the demo network, built once by the real actions."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoDbBlocker

from elc.members.demo import DemoSignIn, write_demo_sign_ins
from elc.members.models import Person
from elc.website.demo.world import build_world


@pytest.fixture(scope="session")
def sign_ins() -> dict[str, DemoSignIn]:
    return {}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker, sign_ins: dict[str, DemoSignIn]) -> None:
    with django_db_blocker.unblock():
        built = build_world()
    for entry in built:
        sign_ins.setdefault(entry.role, entry)  # the pilots come first
    write_demo_sign_ins(settings.HOME, built)


def signed_in(role: str) -> Client:
    client = Client()
    client.force_login(Person.objects.get(email=f"{role}@demo.invalid"))
    return client


@pytest.fixture
def office(db: None) -> Client:
    return signed_in("office")


@pytest.fixture
def participant(db: None) -> Client:
    return signed_in("participant")
