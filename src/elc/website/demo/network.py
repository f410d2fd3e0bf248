"""The example network: clearly made up, 24 organisations in four countries, at any point of its life.

Everything happens through the actions of the product, in the order in which it would happen. Later stages of the
product add their part to `STEPS` of the world.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from elc.core.action import INSTALLATION
from elc.members.actions import (
    accept_agreement,
    accept_invitation,
    add_units,
    apply_to_join,
    close_unit,
    commit_to_principles,
    describe_context,
    found_network,
    give_consent,
    give_role,
    invite_organisation,
    leave_network,
    merge_unit,
    move_unit,
    register_organisation,
    register_person,
    state_certificate,
    verify_certificate,
)
from elc.members.agreements import current_version
from elc.members.demo import DemoSignIn
from elc.members.links import new_link
from elc.members.models import (
    Agreement,
    Certificate,
    ConsentLevel,
    Invitation,
    Network,
    Organisation,
    Person,
    Unit,
)
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
from elc.website.demo.made_up import COUNTRIES, MadeUp, made_up_organisations
from elc.website.demo.people import somebody_to_be

NAME: Final = "Example Network (made up)"
PLACE: Final = "network.demo.invalid"
FOUNDED, JOINED, DESCRIBED, CHANGED = date(2025, 9, 1), date(2025, 10, 6), date(2025, 10, 20), date(2026, 3, 2)
STILL_INVITED, HAS_LEFT = 23, 22  # their places in the list


@dataclass
class World:
    """What has been made so far, and how to sign in."""

    network: Network
    national: dict[str, Network]
    sign_ins: list[DemoSignIn] = field(default_factory=list)
    invitations: dict[int, Invitation] = field(default_factory=dict)
    managers: dict[int, Person] = field(default_factory=dict)

    def members(self) -> Iterator[tuple[MadeUp, Organisation, Person]]:
        """The organisations that have joined, each with its manager."""
        for made in made_up_organisations():
            if made.number in self.managers:
                yield made, self.invitations[made.number].organisation, self.managers[made.number]


def found() -> World:
    """The international network, four national ones, and their offices."""
    network = found_network(name=NAME, languages=["en", "et"], by=INSTALLATION)
    national = {
        code: found_network(
            name=f"Example Network {name} (made up)",
            languages=["et", "en"] if code == "EE" else ["en"],
            country=code,
            parent=network,
            by=INSTALLATION,
        )
        for code, name in COUNTRIES.items()
    }
    world = World(network, national)
    office = register_organisation(
        network=network, name="Example international office", is_office=True, by=INSTALLATION
    )
    world.sign_ins.append(somebody_to_be(OFFICE, "Example network office", office, since=FOUNDED, place=PLACE))
    for code, name in COUNTRIES.items():
        office = register_organisation(
            network=national[code], name=f"Example office {name}", country=code, is_office=True, by=INSTALLATION
        )
        if code == "EE":
            entry = somebody_to_be(NATIONAL_OFFICE, "Example office Estonia", office, since=FOUNDED, place=PLACE)
            world.sign_ins.append(entry)
    return world


def invite(world: World) -> None:
    """Every organisation is invited; one more applies by itself and waits."""
    for made in made_up_organisations():
        world.invitations[made.number] = invite_organisation(
            network=world.national[made.country],
            name=made.name,
            country=made.country,
            email=f"manager@{made.address}.{PLACE}",
            contact_name=f"Manager of {made.name}",
            language="et" if made.country == "EE" else "en",
            link=new_link(),
            by=INSTALLATION,
        )
    apply_to_join(
        network=world.national["EE"],
        name="Aspen House",
        country="EE",
        contact_name="Manager of Aspen House",
        email=f"manager@aspen-house.{PLACE}",
        language="et",
        message="",
        by=INSTALLATION,
    )


def join(world: World) -> None:
    """All but one accept their invitation, agree to how things are done here, and name their units."""
    for made in made_up_organisations():
        if made.number == STILL_INVITED:
            continue
        invitation = world.invitations[made.number]
        membership = accept_invitation(
            invitation=invitation, name=invitation.name, language=invitation.language, on=JOINED, by=INSTALLATION
        )
        world.managers[made.number] = membership.person
    for made, organisation, manager in world.members():
        for agreement in Agreement:
            accept_agreement(
                organisation=organisation, agreement=agreement, version=current_version(agreement), by=manager
            )
        add_units(organisation=organisation, units=made.units, on=JOINED, by=manager)
        commit_to_principles(organisation=organisation, on=JOINED, by=manager)
    _people(world)


def describe(world: World) -> None:
    """They say what they are like, decide who may see their figures, and life goes on: units merge, move and close."""
    for made, organisation, manager in world.members():
        describe_context(
            organisation=organisation,
            services=sorted({unit.service for unit in made.units}),
            staff=made.staff,
            places=made.staff * 2,
            since=DESCRIBED,
            by=manager,
        )
        give_consent(organisation=organisation, level=made.consent, by=manager)
        if made.number % 5 == 1:  # one dimension is nobody's business yet
            give_consent(
                organisation=organisation,
                level=ConsentLevel.OWN_ONLY,
                indicator="quality-culture.learn",
                by=manager,
            )
        if made.number % 3 != 2:
            _certify(made, organisation, manager)
    _change_units(world)
    left = world.invitations[HAS_LEFT].organisation
    leave_network(organisation=left, on=CHANGED, reason="Merged with another provider", by=world.managers.pop(HAS_LEFT))


def _people(world: World) -> None:
    first = world.invitations[0].organisation
    unit = Unit.objects.filter(organisation=first).order_by("name")[0]
    for role, name in (
        (MANAGER, f"Another manager of {first}"),
        (QUALITY_MANAGER, f"Quality manager of {first}"),
        (CONTRIBUTOR, f"Somebody of {unit}"),
        (REVIEWER, f"Plan reviewer of {first}"),
        (FACILITATOR, f"Facilitator of {first}"),
        (PARTICIPANT, f"Participant of {first}"),
    ):
        at = unit if role == CONTRIBUTOR else None
        world.sign_ins.append(somebody_to_be(role, name, first, since=JOINED, unit=at, place=PLACE))
    for made, organisation, manager in world.members():
        if made.number % 2:
            person = register_person(
                email=f"quality@{made.address}.{PLACE}",
                name=f"Quality manager of {made.name}",
                password=None,
                by=manager,
            )
            give_role(person=person, organisation=organisation, role=QUALITY_MANAGER, since=JOINED, by=manager)


def _certify(made: MadeUp, organisation: Organisation, manager: Person) -> None:
    """Three years from a day in 2022 to 2025: some have expired, and every second is verified."""
    begun = date(2022 + made.number % 4, 1 + made.number % 12, 15)
    certificate: Certificate = state_certificate(
        organisation=organisation,
        level="excellence" if made.number % 6 == 3 else "assurance",
        valid_from=begun,
        valid_until=begun.replace(year=begun.year + 3),
        by=manager,
    )
    if made.number % 2 == 0:
        verify_certificate(certificate=certificate, on=DESCRIBED, by=INSTALLATION)


def _change_units(world: World) -> None:
    for made, organisation, manager in world.members():
        units = list(Unit.objects.filter(organisation=organisation).order_by("name"))
        if made.number % 8 == 1:
            move_unit(unit=units[-1], parent=units[0], on=CHANGED, by=manager)
        elif made.number % 8 == 3:
            merge_unit(unit=units[-1], into=units[0], on=CHANGED, by=manager)
        elif made.number % 8 == 6:
            close_unit(unit=units[-1], on=CHANGED, by=manager)
