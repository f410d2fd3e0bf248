"""Who opens which page of an organisation: every address, every role, both methods, the own organisation and others'.

The table is written by hand. One letter a role: Office, National office, Manager, Quality manager, Contributor,
Reviewer, Facilitator, Participant. Whoever is not named gets 403 in the own organisation; beyond the reach it is 404
for everybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.organisations import Place, member, national_network, national_office, top_office

from elc.core.action import INSTALLATION
from elc.members.actions import apply_to_join, found_network, invite_person, state_certificate
from elc.members.models import Application, Certificate, Invitation, Membership
from elc.members.roles import ROLES

pytestmark = pytest.mark.django_db
LETTERS = dict(zip("ONMQCRFP", ROLES, strict=True))

# address, path, who reads, who sends, and what an empty form of theirs gets
TABLE = [
    ("organisation", "", "ONMQC", None, 405),
    ("details", "details/", "M", "M", 200),
    ("certificates", "certificates/", "ONMQC", "M", 200),
    ("verify", "certificates/{certificate}/verify/", None, "ON", 302),
    ("take_back", "certificates/{certificate}/take-back/", None, "M", 302),
    ("principles", "principles/", "ONMQC", "M", 200),
    ("agreement", "agreements/code-of-conduct/", "ONMQC", "M", 409),
    ("units", "units/", "ONMQC", None, 405),
    ("new_units", "units/new/", "MQ", "MQ", 200),
    ("unit", "units/{unit}/", "ONMQC", "MQ", 200),
    ("unit_staff", "units/{unit}/staff/", None, "MQ", 200),
    ("unit_move", "units/{unit}/move/", None, "MQ", 200),
    ("unit_merge", "units/{unit}/merge/", None, "MQ", 200),
    ("unit_close", "units/{unit}/close/", None, "MQ", 200),
    ("people", "people/", "ONMQ", "ONM", 200),
    ("new_people", "people/new/", "ONM", "ONM", 200),
    ("end_role", "people/{membership}/end/", None, "ONM", 302),
    ("give_back_role", "people/{membership}/give-back/", None, "ONM", 302),
    ("withdraw_invitation", "invitations/{invitation}/withdraw/", None, "ONM", 302),
    ("consent", "consent/", "ONMQ", "M", 200),
    ("leave", "leave/", "M", "M", 302),
]


@dataclass(frozen=True)
class World:
    """An organisation, the offices above it, and everything that an address may name."""

    here: Place
    clients: dict[str, Client]

    def path(self, rest: str) -> str:
        organisation = self.here.organisation
        return self.here.path(
            rest.format(
                unit=self.here.unit.id,
                certificate=Certificate.objects.get(organisation=organisation).id,
                membership=Membership.objects.get(organisation=organisation, role="participant").id,
                invitation=Invitation.objects.get(organisation=organisation).id,
            )
        )


def furnished(name: str) -> World:
    top = found_network(name=f"Top {name}", languages=["en"], by=INSTALLATION)
    inner = found_network(name=f"Inner {name}", languages=["en"], parent=top, by=INSTALLATION)
    here, day = member(inner, f"House {name}"), timezone.localdate()
    organisation = here.organisation
    invite_person(organisation=organisation, role="participant", email="x@example.org", link=name, by=INSTALLATION)
    state_certificate(organisation=organisation, level="assurance", valid_from=day, valid_until=day, by=INSTALLATION)
    places = [top_office(top), national_office(inner), here]
    people = {role: person for place in places for role, person in place.people.items()}
    clients = {letter: Client() for letter in LETTERS}
    for letter, client in clients.items():
        client.force_login(people[LETTERS[letter]])
    return World(here, clients)


@pytest.fixture
def own() -> World:
    return furnished("own")


@pytest.mark.parametrize(("name", "rest", "readers", "senders", "sent"), TABLE, ids=[row[0] for row in TABLE])
@pytest.mark.parametrize("letter", LETTERS)
def test_in_the_own_organisation(
    own: World, letter: str, name: str, rest: str, readers: str | None, senders: str | None, sent: int
) -> None:
    client, path = own.clients[letter], own.path(rest)
    get = 405 if readers is None else 200 if letter in readers else 403
    post = 405 if senders is None else sent if letter in senders else 403
    assert (client.get(path).status_code, client.post(path).status_code) == (get, post)


@pytest.mark.parametrize("letter", LETTERS)
def test_beyond_the_reach_nothing_exists(own: World, letter: str) -> None:
    foreign = furnished("foreign")
    for name, rest, readers, senders, _sent in TABLE:
        path = foreign.path(rest)
        for method, who in (("get", readers), ("post", senders)):
            response = getattr(own.clients[letter], method)(path)
            assert response.status_code == (405 if who is None else 404), (name, method)
            assert "foreign" not in response.content.decode().replace(path, "")


@pytest.mark.parametrize("letter", LETTERS)
def test_things_of_others_do_not_exist_in_the_own_organisation(own: World, letter: str) -> None:
    """The address names the own organisation and somebody else's unit, certificate, membership or invitation."""
    foreign = furnished("foreign")
    for name, rest, readers, senders, _sent in TABLE:
        if "{" not in rest:
            continue
        path = foreign.path(rest).replace(str(foreign.here.organisation.id), str(own.here.organisation.id))
        for method, who in (("get", readers), ("post", senders)):
            response = getattr(own.clients[letter], method)(path)
            wanted = 405 if who is None else 404 if letter in who else 403
            assert response.status_code == wanted, (name, method)
            assert "foreign" not in response.content.decode()


def test_whoever_is_not_signed_in_is_sent_to_the_sign_in_page(own: World, client: Client) -> None:
    for name, rest, _readers, _senders, _sent in TABLE:
        for response in (client.get(own.path(rest)), client.post(own.path(rest))):
            assert response.status_code == 302, name
            assert response.headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("letter", LETTERS)
def test_pages_that_belong_to_no_organisation(own: World, letter: str) -> None:
    network = own.here.organisation.network
    told = {"name": "Asker", "country": "EE", "contact_name": "A", "language": "en", "message": ""}
    asked = apply_to_join(network=network, email="a@example.org", by=INSTALLATION, **told)
    foreign = apply_to_join(network=national_network(), email="b@example.org", by=INSTALLATION, **told)
    client, is_office = own.clients[letter], letter in "ON"
    for path in (f"/applications/{asked.id}/", "/invite/"):
        assert client.get(path).status_code == client.post(path).status_code == (200 if is_office else 403)
    for key in (foreign.id, uuid4()):
        for response in (client.get(f"/applications/{key}/"), client.post(f"/applications/{key}/", {"admit": "1"})):
            assert response.status_code == (404 if is_office else 403)
    assert client.get("/members/").status_code == (403 if letter == "P" else 200)
    assert Application.objects.get(id=foreign.id).decided_at is None


def test_every_address_of_an_organisation_stands_in_the_table() -> None:
    from elc.members.urls import urlpatterns

    others = {"trail", "trail_file", "erase"}  # their own tests say who opens them
    addresses = {one.name for one in urlpatterns if str(one.pattern).startswith("organisations/")}
    assert addresses - others == {row[0] for row in TABLE}
