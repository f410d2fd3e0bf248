"""What nobody should type, in every form of the stage: each a clear refusal, never a 500, and nothing is kept of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from tests.factories.organisations import Place, member, national_network, national_office

from elc.core.action import INSTALLATION
from elc.members.actions import invite_person
from elc.members.links import new_link
from elc.members.models import Application, Context, Invitation, Organisation, Person, Unit
from elc.members.roles import MANAGER, NATIONAL_OFFICE

pytestmark = pytest.mark.django_db
BAD = {
    "a megabyte": "x" * 1_000_000,
    "a NUL": "A\x00house",
    "a change of direction": "A \u202ehouse",
    "an isolate": "\u2066A house\u2069",
    "an invisible space": "A\u200bhouse",
    "a line break": "A\nhouse",
    "a surrogate": "A \\ud800",
    "nothing but spaces": " \u2003 ",
    "a private letter": "A \ue000",
}
UTTERLY_BAD = [name for name in BAD if name not in ("a line break", "a surrogate")]  # a browser's field has no breaks


@pytest.fixture
def here() -> Place:
    cache.clear()
    return member(national_network(), "A house", roles=(MANAGER,))


def forms(here: Place) -> dict[str, tuple[Client, str, str, dict[str, Any]]]:
    """Client, address, the field to spoil, and everything else as it should be."""
    manager = here.client(MANAGER)
    network = here.organisation.network
    link = new_link()
    invite_person(organisation=here.organisation, role=MANAGER, email="new@example.org", link=link, by=INSTALLATION)
    office = Client()
    office.force_login(national_office(network).people[NATIONAL_OFFICE])
    organisation = {"name": "New", "country": "EE", "contact_name": "Me", "email": "me@example.org", "language": "en"}
    details = {"name": "A house", "country": "EE", "services": ["home"], "languages": [], "staff": "", "places": ""}
    person = {"email": "you@example.org", "name": "", "role": "facilitator", "language": "en"}
    return {
        "apply, name": (Client(), f"/apply/{network.id}/", "name", organisation),
        "apply, contact": (Client(), f"/apply/{network.id}/", "contact_name", organisation),
        "apply, address": (Client(), f"/apply/{network.id}/", "email", organisation),
        "apply, country": (Client(), f"/apply/{network.id}/", "country", organisation),
        "join, name": (Client(), f"/join/{link}/", "name", {"language": "en"}),
        "join, language": (Client(), f"/join/{link}/", "language", {"name": "Me"}),
        "invite, name": (office, "/invite/", "name", {**organisation, "network": str(network.id)}),
        "invite, network": (office, "/invite/", "network", organisation),
        "details, name": (manager, here.path("details/"), "name", details),
        "details, services": (manager, here.path("details/"), "services", details),
        "unit, name": (manager, here.path(f"units/{here.unit.id}/"), "name", {"service": ""}),
        "unit, service": (manager, here.path(f"units/{here.unit.id}/"), "service", {"name": "A home"}),
        "units, text": (manager, here.path("units/new/"), "text", {"save": "1"}),
        "units, parent": (manager, here.path("units/new/"), "parent", {"text": "North", "save": "1"}),
        "people, address": (manager, here.path("people/"), "email", person),
        "people, name": (manager, here.path("people/"), "name", person),
        "people, unit": (manager, here.path("people/"), "unit", {**person, "role": "contributor"}),
        "people, text": (manager, here.path("people/new/"), "text", {"language": "en", "save": "1"}),
        "certificate, level": (
            manager,
            here.path("certificates/"),
            "level",
            {"valid_from": "2026-01-01", "valid_until": "2027-01-01"},
        ),
        "principles, day": (manager, here.path("principles/"), "on", {}),
    }


def kept() -> list[int]:
    return [model._default_manager.count() for model in (Application, Context, Invitation, Organisation, Person, Unit)]


MAY_BE_BLANK = {"unit, service", "units, parent", "people, name"}


@pytest.mark.parametrize("bad", UTTERLY_BAD)
def test_every_field_refuses_in_words(here: Place, bad: str) -> None:
    for name, (client, path, field, told) in forms(here).items():
        if bad == "nothing but spaces" and name in MAY_BE_BLANK:
            continue
        before = kept()
        response = client.post(path, {**told, field: BAD[bad]})
        assert response.status_code == 200, (name, bad)
        assert 'role="alert"' in response.content.decode(), (name, bad)
        assert kept() == before, (name, bad)


@pytest.mark.parametrize("bad", ["a line break", "a surrogate"])
def test_what_a_browser_would_not_send_is_no_error_of_ours(here: Place, bad: str) -> None:
    for name, (client, path, field, told) in forms(here).items():
        # 409: somebody before has used the link, with a name that is fine
        assert client.post(path, {**told, field: BAD[bad]}).status_code in (200, 302, 409), (name, bad)


def test_a_form_with_too_much_in_it_is_refused(here: Place) -> None:
    client = here.client(MANAGER)
    large = client.post(here.path("units/new/"), {"text": "x" * 3_000_000})
    assert large.status_code == 413
    assert "What you sent is larger than this page takes." in large.content.decode()
    many = client.post(here.path("units/new/"), {f"field{number}": "1" for number in range(1500)})
    assert many.status_code == 400
    assert "This cannot be used as it was sent." in many.content.decode()
    assert Unit.objects.filter(organisation=here.organisation).count() == 2


@pytest.mark.parametrize(
    "path",
    [
        "/join/x/",
        f"/join/{'x' * 5000}/",
        "/join/%00/",
        "/join/%ff/",
        "/apply/00000000-0000-4000-8000-000000000000/",
        "/apply/nosuch/",
        "/apply/00000000-0000-4000-8000-000000000000/thanks/",
    ],
)
def test_addresses_that_lead_nowhere_are_kind_pages(client: Client, path: str, db: None) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert b"<h1" in response.content
    assert client.post(path, {"name": "x"}).status_code == (405 if path.endswith("/thanks/") else 404)


def test_a_name_that_is_right_to_left_by_nature_is_fine(here: Place) -> None:
    """Hebrew and Arabic letters are letters; only signs that nobody sees are refused."""
    client = here.client(MANAGER)
    client.post(here.path("units/new/"), {"text": "בית ליד הנהר\nبيت", "save": "1"})
    assert Unit.objects.filter(organisation=here.organisation).count() == 4


def test_a_huge_number_of_lines_is_refused(here: Place) -> None:
    client = here.client(MANAGER)
    units = client.post(here.path("units/new/"), {"text": "\n".join(f"u{n}" for n in range(501)), "save": "1"})
    assert "These are too many lines" in units.content.decode()
    people = "\n".join(f"u{n}@example.org;;facilitator" for n in range(51))
    page = client.post(here.path("people/new/"), {"text": people, "language": "en", "save": "1"})
    assert "These are too many lines" in page.content.decode()
    assert Unit.objects.filter(organisation=here.organisation).count() == 2
