"""Single sign-on against a real provider on this machine: it lets in people who are known, and nobody else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client
from pytest_django.fixtures import Settings
from tests.factories.provider import claims, provider
from tests.factories.signing_in import fresh_throttle, real_home, sign_in, somebody
from tests.stages.members.test_signing_in_second_step import connect_app

from elc.config.single_sign_on import single_sign_on
from elc.members.models import Person

__all__ = ["fresh_throttle", "real_home"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_throttle", "single")]
KNOWN = (
    claims("somebody", "Some.Body@Example.org"),
    claims("stranger", "stranger@example.org"),
    claims("unproven", "some.body@example.org", is_verified=False),
)


class Stay(HTTPRedirectHandler):
    """Reads where an answer leads instead of going there."""

    def redirect_request(self, *_args: object, **_kwargs: object) -> None:
        return None


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with provider(*KNOWN) as found:
        yield found


@pytest.fixture
def single(settings: Settings, issuer: str) -> None:
    told = {"name": "Office", "issuer": issuer, "client_id": "elc", "secret": "secret"}
    settings.SINGLE_SIGN_ON = found = single_sign_on(json.dumps(told))
    assert found is not None
    settings.SOCIALACCOUNT_PROVIDERS = found.as_setting()


def at_the_provider(address: str, name: str | None) -> str:
    """Say there who one is, as its page asks; where it leads back to. None: break off."""
    answer = {"sub": name} if name else {"action": "deny"}
    request = Request(address, data=urlencode(answer).encode(), method="POST")  # noqa: S310 - an address of this machine
    try:
        build_opener(Stay).open(request, timeout=10)
    except HTTPError as answered:
        return str(answered.headers["Location"])
    raise AssertionError("the provider leads nowhere")


def come_back(client: Client, name: str | None, **given: str) -> Any:
    """The whole way: from the button to the provider and back."""
    response = client.post("/sign-in/with/office/", given)
    assert response.status_code == 302, response.content
    back = urlsplit(at_the_provider(response.headers["Location"], name))
    return client.get(f"{back.path}?{back.query}")


def is_in(client: Client) -> bool:
    return client.get("/your-sign-in/").status_code == 200


def test_somebody_who_is_known_comes_in(client: Client) -> None:
    person = somebody()
    assert b"Sign in with Office" in client.get("/sign-in/").content
    response = come_back(client, "somebody", next="/events/")
    assert response.status_code == 302
    assert response.headers["Location"] == "/events/"
    assert str(person.id) == client.session["_auth_user_id"]
    assert sign_in(Client()) == 302, "the password still works"


def test_nothing_of_the_provider_is_kept(client: Client) -> None:
    somebody()
    come_back(client, "somebody")
    assert is_in(client)
    assert SocialAccount.objects.count() == SocialToken.objects.count() == 0


def test_a_stranger_is_refused_kindly(client: Client) -> None:
    somebody()
    before = Person.objects.count()
    response = come_back(client, "stranger")
    assert response.status_code == 403
    assert b"invitation" in response.content
    assert not is_in(client)
    assert Person.objects.count() == before


def test_an_address_that_the_provider_has_not_checked_opens_nothing(client: Client) -> None:
    somebody()
    assert come_back(client, "unproven").status_code == 403
    assert not is_in(client)


def test_the_second_step_is_asked_for_all_the_same() -> None:
    somebody()
    first = Client()
    sign_in(first)
    connect_app(first)
    client = Client()
    assert come_back(client, "somebody").headers["Location"] == "/sign-in/second-step/"
    assert not is_in(client)


def test_breaking_off_is_no_fault(client: Client) -> None:
    response = come_back(client, None)
    assert response.status_code == 409
    assert b"sign in another way" in response.content


def test_an_answer_that_nobody_asked_for_opens_nothing(client: Client) -> None:
    """Neither a forged state, nor that of another browser, nor one that is used already."""
    somebody()
    assert client.get("/sign-in/with/office/back/", {"code": "x", "state": "x"}).status_code == 409
    response = client.post("/sign-in/with/office/")
    back = urlsplit(at_the_provider(response.headers["Location"], "somebody"))
    other = Client()
    assert other.get(f"{back.path}?{back.query}").status_code == 409
    assert client.get(f"{back.path}?{back.query}").status_code == 302
    client.post("/sign-out/")
    assert client.get(f"{back.path}?{back.query}").status_code == 409
    assert not is_in(client)
    assert not is_in(other)


def test_nobody_joins_another_sign_in_to_theirs(client: Client) -> None:
    """The library could connect any account there to whoever is signed in here; that is refused."""
    somebody()
    sign_in(client)
    assert come_back(client, "stranger", process="connect").status_code == 403
    assert SocialAccount.objects.count() == 0


def test_a_provider_that_does_not_answer(client: Client, settings: Settings) -> None:
    told = {"name": "Office", "issuer": "http://localhost:1", "client_id": "elc", "secret": "secret"}
    settings.SINGLE_SIGN_ON = found = single_sign_on(json.dumps(told))
    assert found is not None
    settings.SOCIALACCOUNT_PROVIDERS = found.as_setting()
    assert client.post("/sign-in/with/office/").status_code == 409


def test_only_the_one_provider_is_there(client: Client) -> None:
    assert client.post("/sign-in/with/another/").status_code == 404
    assert client.get("/sign-in/with/office/").status_code == 405
