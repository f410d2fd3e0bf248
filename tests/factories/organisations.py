"""A network beside the demo's, with organisations and people in every role, made by the real actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

from elc.core.action import INSTALLATION
from elc.members.actions import (
    add_units,
    admit_organisation,
    found_network,
    give_role,
    register_organisation,
    register_person,
)
from elc.members.actions.units import NewUnit
from elc.members.models import Network, Organisation, Person, Unit
from elc.members.roles import CONTRIBUTOR, NATIONAL_OFFICE, OFFICE, ROLES

SINCE = date(2026, 1, 1)


@dataclass(frozen=True)
class Place:
    """An organisation and who is there, by role."""

    organisation: Organisation
    people: dict[str, Person]

    def client(self, role: str) -> Client:
        return signed_in_as(self.people[role])

    @property
    def unit(self) -> Unit:
        return Unit.objects.filter(organisation=self.organisation).earliest("opened_on", "name")

    def path(self, rest: str = "") -> str:
        return f"/organisations/{self.organisation.id}/{rest}"


def signed_in_as(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def national_network(name: str = "A national network") -> Network:
    """A network inside the demo's."""
    parent = Network.objects.filter(parent=None).exclude(name=name).first()
    return found_network(name=name, languages=["en", "et"], country="EE", parent=parent, by=INSTALLATION)


def member(network: Network, name: str, *, roles: tuple[str, ...] = ()) -> Place:
    """A member organisation with two units and somebody in each role that an organisation has."""
    made = register_organisation(network=network, name=name, country="EE", by=INSTALLATION)
    admit_organisation(organisation=made, by=INSTALLATION)
    add_units(
        organisation=made, units=[NewUnit("A home", "home", 12), NewUnit("A team", "", 3)], on=SINCE, by=INSTALLATION
    )
    unit = Unit.objects.get(organisation=made, name="A home")
    wanted = roles or tuple(key for key, role in ROLES.items() if not role.is_office)
    return Place(made, {role: somebody(made, role, unit if role == CONTRIBUTOR else None) for role in wanted})


def national_office(network: Network) -> Place:
    """The office of a national network."""
    made = register_organisation(network=network, name=f"Office: {network.name}", is_office=True, by=INSTALLATION)
    return Place(made, {NATIONAL_OFFICE: somebody(made, NATIONAL_OFFICE)})


def top_office(network: Network) -> Place:
    """The office of an international network, with the role that may most."""
    made = register_organisation(network=network, name=f"Office: {network.name}", is_office=True, by=INSTALLATION)
    return Place(made, {OFFICE: somebody(made, OFFICE)})


def somebody(organisation: Organisation, role: str, unit: Unit | None = None, since: date = SINCE) -> Person:
    """Somebody with a role since a day long ago; the demo's ending keeps the second step away."""
    email = f"{role}-{organisation.id.hex[:12]}@demo.invalid"
    person = register_person(
        email=email, name=f"{ROLES[role].name}, {organisation.name}", password=None, by=INSTALLATION
    )
    give_role(person=person, organisation=organisation, role=role, unit=unit, since=since, by=INSTALLATION)
    return person


def yesterday() -> date:
    return timezone.localdate() - timedelta(days=1)
