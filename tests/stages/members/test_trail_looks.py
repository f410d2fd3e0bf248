"""Every look at confidential data is on the trail: once, with who and of what; what is not confidential is not."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.factories.organisations import Place, member, national_network, national_office

from elc.core.action import INSTALLATION
from elc.core.models import AuditEntry
from elc.core.trail import LOOKED
from elc.members.actions import apply_to_join
from elc.members.roles import MANAGER, NATIONAL_OFFICE

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Place:
    return member(national_network(), "Kask")


def looks(client: Client, path: str) -> list[tuple[str, str, object]]:
    before = set(AuditEntry.objects.values_list("id", flat=True))
    assert client.get(path).status_code == 200
    new = AuditEntry.objects.exclude(id__in=before)
    assert {entry.verb for entry in new} <= {LOOKED}
    return [(entry.actor, entry.thing_kind, entry.about) for entry in new]


@pytest.mark.parametrize("rest", ["people/", "consent/", "units/", "units/{unit}/", "details/", "trail/file/"])
def test_a_page_with_confidential_data_notes_the_look(place: Place, rest: str) -> None:
    path = place.path(rest.format(unit=place.unit.id))
    kind = {"trail/file/": "core.auditentry", "units/{unit}/": "members.unit"}.get(rest, "members.organisation")
    expected = [(str(place.people[MANAGER].id), kind, place.organisation.id)]
    assert looks(place.client(MANAGER), path) == expected


def test_an_application_is_looked_at_by_the_office(place: Place) -> None:
    office = national_office(place.organisation.network)
    asked = apply_to_join(
        network=place.organisation.network,
        name="Kuusk",
        country="EE",
        contact_name="A Person",
        email="a@example.org",
        language="en",
        message="",
        by=INSTALLATION,
    )
    expected = [(str(office.people[NATIONAL_OFFICE].id), "members.application", None)]
    assert looks(office.client(NATIONAL_OFFICE), f"/applications/{asked.id}/") == expected


def test_what_is_open_to_members_is_not_noted(place: Place) -> None:
    for path in ("/", "/members/", "/events/", place.path("trail/"), place.path("certificates/"), "/your-data/"):
        assert looks(place.client(MANAGER), path) == []


def test_somebody_who_is_refused_leaves_no_look(place: Place) -> None:
    other = member(place.organisation.network, "Tamm")
    before = AuditEntry.objects.count()
    assert other.client(MANAGER).get(place.path("people/")).status_code == 404
    assert AuditEntry.objects.count() == before
