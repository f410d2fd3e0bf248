"""Attacks that somebody who has a role, or had one, tries on others: each is an attempt that must change nothing."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings
from tests.factories.organisations import (
    Place,
    member,
    national_network,
    national_office,
    signed_in_as,
    somebody,
    top_office,
)

from elc.core.action import INSTALLATION
from elc.members.actions import apply_to_join, found_network, invite_person
from elc.members.links import new_link
from elc.members.models import Application, Certificate, Invitation, Membership, Network, Organisation, Person, Unit
from elc.members.roles import (
    CONTRIBUTOR,
    FACILITATOR,
    MANAGER,
    NATIONAL_OFFICE,
    OFFICE,
    OFFICE_ROLES,
    PARTICIPANT,
    QUALITY_MANAGER,
)

pytestmark = pytest.mark.django_db
INVITEE = {"email": "new@example.org", "name": "", "unit": "", "language": "en"}


@pytest.fixture
def own() -> Place:
    cache.clear()
    return member(national_network("Own network"), "Own house")


@pytest.fixture
def foreign() -> Place:
    return member(national_network("Foreign network"), "Foreign house")


def roles_in(place: Place) -> list[str]:
    held = Membership.objects.filter(organisation=place.organisation, until=None)
    return sorted(held.values_list("role", flat=True))


# Climbing: a role that may more than one's own


@pytest.mark.parametrize("role", sorted(OFFICE_ROLES))
def test_a_manager_invites_nobody_to_an_office_role(own: Place, role: str) -> None:
    client = own.client(MANAGER)
    client.post(own.path("people/"), {**INVITEE, "role": role})
    client.post(own.path("people/new/"), {"text": f"new@example.org;;{role}", "language": "en", "save": "1"})
    assert not Invitation.objects.filter(organisation=own.organisation).exists()


@pytest.mark.parametrize("role", [QUALITY_MANAGER, CONTRIBUTOR, FACILITATOR, PARTICIPANT])
def test_nobody_below_a_manager_invites_a_manager(own: Place, role: str) -> None:
    client = own.client(role)
    assert client.post(own.path("people/"), {**INVITEE, "role": MANAGER}).status_code in (403, 404)
    told = {"text": "new@example.org;;manager", "language": "en", "save": "1"}
    assert client.post(own.path("people/new/"), told).status_code in (403, 404)
    assert not Invitation.objects.filter(organisation=own.organisation).exists()


@pytest.fixture
def mixed_office() -> Place:
    """An office in which one person has the higher role and another the lower."""
    top = found_network(name="Top", languages=["en"], by=INSTALLATION)
    place = top_office(top)
    place.people[NATIONAL_OFFICE] = somebody(place.organisation, NATIONAL_OFFICE)
    return place


def test_the_lower_office_role_takes_nothing_from_the_higher(mixed_office: Place) -> None:
    client, organisation = mixed_office.client(NATIONAL_OFFICE), mixed_office.organisation
    higher = Membership.objects.get(organisation=organisation, role=OFFICE)
    waiting = invite_person(organisation=organisation, role=OFFICE, email="x@example.org", link="x", by=INSTALLATION)
    base = mixed_office.path()
    assert client.post(f"{base}people/{higher.id}/end/").status_code == 403
    assert client.post(f"{base}invitations/{waiting.id}/withdraw/").status_code == 403
    erase = f"{base}people/{higher.person_id}/erase/"
    assert client.post(erase, {"address": higher.person.email}).status_code == 403
    assert client.post(f"{base}people/", {**INVITEE, "role": OFFICE}).status_code == 200
    assert roles_in(mixed_office) == [NATIONAL_OFFICE, OFFICE]
    assert Invitation.objects.get(organisation=organisation).withdrawn_at is None


def test_a_higher_role_that_has_ended_is_not_given_back_by_a_lower_one(mixed_office: Place) -> None:
    held = Membership.objects.get(organisation=mixed_office.organisation, role=OFFICE)
    Membership.objects.filter(id=held.id).update(until=timezone.localdate() - timedelta(days=1))
    client = mixed_office.client(NATIONAL_OFFICE)
    assert client.post(mixed_office.path(f"people/{held.id}/give-back/")).status_code == 404
    assert roles_in(mixed_office) == [NATIONAL_OFFICE]


def test_nobody_fills_mailboxes_by_inviting(own: Place, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "invite": "3/d/user"}
    client = own.client(MANAGER)
    lines = "\n".join(f"person{number}@example.org;;facilitator" for number in range(3))
    sent = {"text": lines, "language": "en"}
    assert client.post(own.path("people/new/"), sent).status_code == 200  # only shown: counts for nothing
    assert client.post(own.path("people/new/"), {**sent, "save": "1"}).status_code == 200
    assert client.post(own.path("people/"), {**INVITEE, "role": FACILITATOR}).status_code == 200
    assert Invitation.objects.filter(organisation=own.organisation).count() == 3


def test_the_higher_role_may_end_the_lower(mixed_office: Place) -> None:
    lower = Membership.objects.get(organisation=mixed_office.organisation, role=NATIONAL_OFFICE)
    assert mixed_office.client(OFFICE).post(mixed_office.path(f"people/{lower.id}/end/")).status_code == 302


def test_fields_that_no_form_asks_for_change_nothing(own: Place) -> None:
    """Mass assignment: what a person or an organisation is cannot be sent along with what they may say."""
    sent = {
        "name": "Own house",
        "country": "EE",
        "services": ["home"],
        "languages": ["et"],
        "staff": "5",
        "places": "",
        "is_office": "on",
        "network": str(Network.objects.exclude(id=own.organisation.network_id).first()),
        "id": "00000000-0000-4000-8000-000000000000",
        "verified_on": "2026-01-01",
    }
    before = Organisation.objects.filter(id=own.organisation.id).values("id", "network", "is_office").get()
    assert own.client(MANAGER).post(own.path("details/"), sent).status_code == 302
    assert Organisation.objects.filter(id=own.organisation.id).values("id", "network", "is_office").get() == before
    stated = {
        "level": "assurance",
        "valid_from": "2026-01-01",
        "valid_until": "2027-01-01",
        "verified_on": "2026-01-01",
    }
    own.client(MANAGER).post(own.path("certificates/"), stated)
    assert Certificate.objects.get(organisation=own.organisation).verified_on is None


def test_joining_takes_role_and_organisation_from_the_invitation_only(own: Place, foreign: Place) -> None:
    link = new_link()
    invite_person(
        organisation=own.organisation, role=PARTICIPANT, email="joins@example.org", link=link, by=INSTALLATION
    )
    sent = {
        "name": "Me",
        "language": "en",
        "role": OFFICE,
        "organisation": str(foreign.organisation.id),
        "email": "a@b.c",
    }
    assert Client().post(f"/join/{link}/", sent).status_code == 302
    held = Membership.objects.get(person__email="joins@example.org")
    assert (held.role, held.organisation) == (PARTICIPANT, own.organisation)


# Reaching over: things of others by their ids


def test_units_of_others_are_no_parents_and_no_goals(own: Place, foreign: Place) -> None:
    client, unit = own.client(MANAGER), own.unit
    day = timezone.localdate().isoformat()
    stranger = str(foreign.unit.id)
    assert client.post(own.path(f"units/{unit.id}/move/"), {"parent": stranger, "on": day}).status_code == 200
    assert client.post(own.path(f"units/{unit.id}/merge/"), {"into": stranger, "on": day}).status_code == 200
    assert client.post(own.path("units/new/"), {"text": "New", "parent": stranger, "save": "1"}).status_code == 200
    assert client.post(own.path("people/"), {**INVITEE, "role": CONTRIBUTOR, "unit": stranger}).status_code == 200
    assert not Unit.objects.filter(organisation=own.organisation, name="New").exists()
    assert not Invitation.objects.filter(organisation=own.organisation).exists()


def test_a_foreign_thing_under_the_own_organisation_does_not_exist(own: Place, foreign: Place) -> None:
    """The address names the own organisation, the id within it something of another."""
    client = own.client(MANAGER)
    membership = Membership.objects.filter(organisation=foreign.organisation).first()
    waiting = invite_person(
        organisation=foreign.organisation, role=MANAGER, email="x@example.org", link="f", by=INSTALLATION
    )
    assert membership is not None
    for rest in (
        f"people/{membership.id}/end/",
        f"people/{membership.id}/give-back/",
        f"invitations/{waiting.id}/withdraw/",
        f"units/{foreign.unit.id}/close/",
    ):
        assert client.post(own.path(rest)).status_code == 404, rest
    assert client.get(own.path(f"units/{foreign.unit.id}/")).status_code == 404
    assert len(roles_in(foreign)) == 6
    assert Invitation.objects.get(id=waiting.id).withdrawn_at is None


def test_a_national_office_does_nothing_in_another_network(own: Place, foreign: Place) -> None:
    client = national_office(own.organisation.network).client(NATIONAL_OFFICE)
    sent = {
        "network": str(foreign.organisation.network_id),
        "name": "A way in",
        "country": "EE",
        "contact_name": "Me",
        "email": "me@example.org",
        "language": "en",
    }
    assert client.post("/invite/", sent).status_code == 200
    assert not Organisation.objects.filter(name="A way in").exists()
    assert client.post(foreign.path("people/"), {**INVITEE, "role": MANAGER}).status_code == 404
    asked = apply_to_join(
        network=foreign.organisation.network,
        name="Asks",
        country="EE",
        contact_name="A",
        email="asks@example.org",
        language="en",
        message="",
        by=INSTALLATION,
    )
    for deed in ("admit", "decline"):
        assert client.post(f"/applications/{asked.id}/", {deed: "1"}).status_code == 404
    assert Application.objects.get(id=asked.id).decided_at is None


def test_ids_are_random(own: Place) -> None:
    """Nobody counts up to the next one: every id in an address is a UUID of the random kind."""
    rows = [
        own.organisation,
        own.unit,
        own.people[MANAGER],
        Membership.objects.filter(organisation=own.organisation)[0],
    ]
    assert all(row.pk.version == 4 for row in rows)


# Words that are no words


@pytest.mark.parametrize(
    "words", ["<img/src=x/onerror=alert(1)>", "<meta/http-equiv=refresh/content=0;//evil.example>", "{{request.user}}"]
)
def test_an_address_or_a_name_is_never_markup(own: Place, words: str) -> None:
    """A quoted part before the @ may hold anything by the standard; who has such an address is shown as text."""
    person = own.people[PARTICIPANT]
    Person.objects.filter(id=person.id).update(email=f'"{words}"@example.org', name=f"A {words}")
    office = national_office(own.organisation.network).client(NATIONAL_OFFICE)
    pages = [
        office.get(own.path(f"people/{person.id}/erase/")),
        office.get(own.path("people/")),
        signed_in_as(person).get("/your-data/"),
        signed_in_as(person).get("/your-data/erase/"),
        signed_in_as(person).get("/your-sign-in/"),
    ]
    for page in pages:
        assert page.status_code == 200
        assert ("<" not in words) == (words in page.content.decode())


@pytest.mark.parametrize("address", ['"<b>"@example.org', "a@[127.0.0.1]", '"a b"@example.org', "a\\b@example.org"])
def test_an_address_of_unusual_signs_is_not_invited(own: Place, address: str) -> None:
    assert (
        own.client(MANAGER).post(own.path("people/"), {**INVITEE, "email": address, "role": FACILITATOR}).status_code
        == 200
    )
    assert not Invitation.objects.filter(organisation=own.organisation).exists()


def test_names_in_the_file_of_the_trail_are_no_formulas(own: Place) -> None:
    person = own.people[MANAGER]
    Person.objects.filter(id=person.id).update(name='=cmd|"/C calc"!A0')
    own.client(MANAGER).post(own.path("principles/"), {"on": "2026-01-05"})
    words = own.client(MANAGER).get(own.path("trail/file/")).content.decode()
    cells = [cell.strip('"') for line in words.splitlines() for cell in re.split(r"[;,\t]", line)]
    assert any("=cmd" in cell for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


# Rights that have ended


def test_a_right_that_was_taken_away_is_gone_with_the_next_request(own: Place) -> None:
    client = own.client(MANAGER)
    assert client.get(own.path("people/")).status_code == 200
    Membership.objects.filter(person=own.people[MANAGER]).update(until=timezone.localdate() - timedelta(days=1))
    assert client.get(own.path("people/")).status_code == 404
    assert client.post(own.path("people/"), {**INVITEE, "role": MANAGER}).status_code == 404


def test_whoever_is_sent_away_lets_nobody_in_afterwards(own: Place) -> None:
    """A manager who sees it coming invites a friend; the link is worth nothing once the manager is gone."""
    second = own.people[QUALITY_MANAGER]
    Membership.objects.filter(person=second).update(role=MANAGER)
    first, link = own.people[MANAGER], new_link()
    invite_person(organisation=own.organisation, role=MANAGER, email="friend@example.org", link=link, by=first)
    held = Membership.objects.get(person=first, organisation=own.organisation)
    assert signed_in_as(second).post(own.path(f"people/{held.id}/end/")).status_code == 302
    assert Client().post(f"/join/{link}/", {"name": "Friend", "language": "en"}).status_code == 409
    assert not Membership.objects.filter(person__email="friend@example.org").exists()


def test_whoever_goes_by_themselves_leaves_their_invitations(own: Place) -> None:
    first, link = own.people[MANAGER], new_link()
    Membership.objects.filter(person=own.people[FACILITATOR]).update(role=MANAGER)  # somebody else can manage
    invite_person(organisation=own.organisation, role=FACILITATOR, email="new@example.org", link=link, by=first)
    held = Membership.objects.get(person=first, organisation=own.organisation)
    assert signed_in_as(first).post(own.path(f"people/{held.id}/end/")).status_code == 302
    assert Client().post(f"/join/{link}/", {"name": "New", "language": "en"}).status_code == 302


def test_somebody_who_was_erased_is_signed_out_everywhere(own: Place) -> None:
    person = own.people[PARTICIPANT]
    one, other = signed_in_as(person), signed_in_as(person)
    assert one.post("/your-data/erase/", {"address": person.email}).status_code == 302
    for client in (one, other):
        assert client.get("/").headers["Location"].startswith("/sign-in/")
