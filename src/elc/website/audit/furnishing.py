"""The same things in each organisation of the walk: a row in every table that belongs to one, with canaries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from elc.core.action import INSTALLATION
from elc.core.later import later
from elc.core.privacy import FieldClass
from elc.members.actions import (
    accept_agreement,
    accept_invitation,
    add_units,
    apply_to_join,
    commit_to_principles,
    describe_context,
    give_consent,
    invite_organisation,
    invite_person,
    state_certificate,
)
from elc.members.actions.units import NewUnit
from elc.members.agreements import current_version
from elc.members.links import new_link
from elc.members.models import Agreement, Application, Invitation, Membership, Network, Organisation, Person, Unit
from elc.members.roles import QUALITY_MANAGER

BEGINNING: Final = date(2026, 1, 5)


@dataclass(frozen=True)
class Planting:
    """Makes canaries for one place: words and numbers that stand nowhere else."""

    word: Callable[[str, FieldClass], str]
    number: Callable[[FieldClass], int]

    def person(self, what: str) -> str:
        """A word that is about a person."""
        return self.word(what, FieldClass.PERSONAL)

    def address(self, what: str) -> str:
        """An e-mail address."""
        return f"{self.person(what)}@walk.invalid"

    def size(self) -> int:
        """A number that is the organisation's own business."""
        return self.number(FieldClass.CONFIDENTIAL)


def furnish(network: Network, planting: Planting) -> tuple[Membership, dict[str, str]]:
    """An organisation in a network; its manager, and the keys of its things by the names that paths use."""
    membership = _join(network, planting)
    organisation, manager = membership.organisation, membership.person
    _describe(organisation, manager, planting)
    certificate = state_certificate(
        organisation=organisation,
        level="assurance",
        valid_from=BEGINNING,
        valid_until=date(2029, 1, 4),
        by=manager,
    )
    link = new_link()
    things = {
        "network": network,
        "organisation": organisation,
        "unit": Unit.objects.get(organisation=organisation),
        "membership": membership,
        "person": manager,
        "invitation": _invite(organisation, manager, planting, link),
        "certificate": certificate,
        "application": _apply(network, planting),
        "work": later("members.send_notifications", str(manager.id), by=manager),
    }
    return membership, {name: str(thing.pk) for name, thing in things.items()} | {"link": link}


def _join(network: Network, planting: Planting) -> Membership:
    invitation = invite_organisation(
        network=network,
        name=planting.word("name", FieldClass.PUBLIC),
        country="EE",
        email=planting.address("address"),
        contact_name=planting.person("manager"),
        language="en",
        link=new_link(),
        by=INSTALLATION,
    )
    return accept_invitation(invitation=invitation, name=invitation.name, language="en", on=BEGINNING, by=INSTALLATION)


def _describe(organisation: Organisation, manager: Person, planting: Planting) -> None:
    unit = NewUnit(planting.word("unit", FieldClass.MEMBERS), "home", planting.size())
    add_units(organisation=organisation, units=[unit], on=BEGINNING, by=manager)
    for agreement in Agreement:
        accept_agreement(organisation=organisation, agreement=agreement, version=current_version(agreement), by=manager)
    commit_to_principles(organisation=organisation, on=BEGINNING, by=manager)
    describe_context(
        organisation=organisation,
        services=["home"],
        staff=planting.size(),
        places=planting.size(),
        since=BEGINNING,
        by=manager,
    )
    indicator = planting.word("indicator", FieldClass.CONFIDENTIAL)
    give_consent(organisation=organisation, level=1, indicator=indicator, by=manager)


def _invite(organisation: Organisation, manager: Person, planting: Planting, link: str) -> Invitation:
    return invite_person(
        organisation=organisation,
        role=QUALITY_MANAGER,
        email=planting.address("invited"),
        name=planting.person("invitee"),
        link=link,
        by=manager,
    )


def _apply(network: Network, planting: Planting) -> Application:
    return apply_to_join(
        network=network,
        name=planting.word("applicant", FieldClass.CONFIDENTIAL),
        country="EE",
        contact_name=planting.person("asking"),
        email=planting.address("asker"),
        language="en",
        message=planting.person("message"),
        by=INSTALLATION,
    )
