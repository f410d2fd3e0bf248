"""The cast of the walk: one person for each role, and the same things in four organisations, each with its canaries.

The organisations stand at growing distance from the one whose people walk: `own`; `peer`, in the same national network;
`abroad`, in another national network of the same international one; `elsewhere`, in another network altogether.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from uuid import uuid4

from elc.core.action import INSTALLATION
from elc.core.privacy import FieldClass
from elc.events.actions import announce_event
from elc.events.models import Event
from elc.members.actions import found_network, give_role, register_organisation, register_person
from elc.members.models import Network, Person, Unit
from elc.members.roles import (
    CONTRIBUTOR,
    FACILITATOR,
    MANAGER,
    NATIONAL_OFFICE,
    OFFICE,
    PARTICIPANT,
    QUALITY_MANAGER,
    REVIEWER,
)
from elc.website.audit.furnishing import BEGINNING, Planting, furnish

ANONYMOUS: Final = "anonymous"
ROLES: Final = (
    ANONYMOUS, PARTICIPANT, FACILITATOR, REVIEWER, CONTRIBUTOR, QUALITY_MANAGER, MANAGER, NATIONAL_OFFICE, OFFICE,
)  # fmt: skip
PLACES: Final = ("own", "peer", "abroad", "elsewhere")
OWN_PLACES: Final = {NATIONAL_OFFICE: ("own", "peer"), OFFICE: ("own", "peer", "abroad")}  # the others: the own one


@dataclass(frozen=True)
class Canary:
    """A word that stands in the data of one place only, and the class of the field in which it stands."""

    word: str
    place: str
    field_class: FieldClass


@dataclass
class Cast:
    """Everybody and everything that the walk meets."""

    people: dict[str, Person] = field(default_factory=dict)
    things: dict[str, dict[str, str]] = field(default_factory=dict)
    canaries: list[Canary] = field(default_factory=list)

    def planting(self, place: str) -> Planting:
        """What makes canaries for a place."""

        def word(what: str, field_class: FieldClass) -> str:
            return self._kept(f"kn{place}{what}{uuid4().hex[:6]}", place, field_class)

        def number(field_class: FieldClass) -> int:
            return int(self._kept(str(731_000_017 + 1_001 * len(self.canaries)), place, field_class))

        return Planting(word, number)

    def _kept(self, word: str, place: str, field_class: FieldClass) -> str:
        self.canaries.append(Canary(word, place, field_class))
        return word


def build_cast() -> Cast:
    """Make the networks, the organisations and the people, by the real actions, in an empty or a living database."""
    cast = Cast()
    root, other = _network("whole"), _network("other")
    nation, abroad = _network("nation", "EE", root), _network("abroad", "LT", root)
    homes = dict(zip(PLACES, (nation, nation, abroad, other), strict=True))
    for place, network in homes.items():
        manager, cast.things[place] = furnish(network, cast.planting(place))
        if place == "own":
            cast.people[MANAGER] = manager.person
            _add_people(cast, Unit.objects.get(organisation=manager.organisation))
    _give_events(cast, homes)
    for role, network in ((NATIONAL_OFFICE, nation), (OFFICE, root)):
        office = register_organisation(
            network=network, name=f"Office {uuid4().hex[:6]}", is_office=True, by=INSTALLATION
        )
        cast.people[role] = _person(role)
        give_role(person=cast.people[role], organisation=office, role=role, since=BEGINNING, by=INSTALLATION)
    return cast


def _network(name: str, country: str = "", parent: Network | None = None) -> Network:
    return found_network(
        name=f"Network {name} {uuid4().hex[:6]}", languages=["en"], country=country, parent=parent, by=INSTALLATION
    )


def _person(name: str) -> Person:
    return register_person(email=f"{name}.{uuid4().hex[:6]}@walk.invalid", name=name, password=None, by=INSTALLATION)


def _give_events(cast: Cast, homes: dict[str, Network]) -> None:
    """Each network has an event; those near the walkers are the pilots of the demo, which have an evaluation to show.

    They are moved there past the actions: no action gives an event to another network, and none should.
    """
    slugs = {"own": "tallinn", "peer": "tallinn", "abroad": "vilnius", "elsewhere": f"elsewhere-{uuid4().hex[:6]}"}
    for place, slug in slugs.items():
        cast.things[place]["event"] = slug
        Event.objects.filter(slug=slug).update(network=homes[place])
    announce_event(
        network=homes["elsewhere"],
        slug=slugs["elsewhere"],
        name=cast.planting("elsewhere").word("event", FieldClass.PUBLIC),
        country="EE",
        held_on=BEGINNING,
        is_month_only=False,
        organisations=5,
        by=INSTALLATION,
    )


def _add_people(cast: Cast, unit: Unit) -> None:
    for role in (PARTICIPANT, FACILITATOR, REVIEWER, CONTRIBUTOR, QUALITY_MANAGER):
        cast.people[role] = _person(role)
        give_role(
            person=cast.people[role],
            organisation=unit.organisation,
            role=role,
            unit=unit if role == CONTRIBUTOR else None,
            since=BEGINNING,
            by=INSTALLATION,
        )
