"""The demo world, stage by stage. Later issues add their stage here; nothing is written past the actions.

The pilots are the article's own: their events, table and numbers. People of the demo are roles, not persons.
"""

from __future__ import annotations

import secrets
from datetime import date

from elc.core.action import INSTALLATION
from elc.evaluation.actions import adopt_published_table
from elc.evaluation.pilots import PublishedPilots, load_pilots
from elc.events.actions import announce_event
from elc.events.models import Event
from elc.instruments.actions import add_instrument
from elc.instruments.loading import catalogue_definitions
from elc.instruments.models import Instrument
from elc.members.actions import found_network, give_role, register_organisation, register_person
from elc.members.demo import DemoSignIn
from elc.members.models import Network
from elc.members.roles import OFFICE, PARTICIPANT

PILOTS = "pilots-2016"
NETWORK_NAME = "EQUASS Learning Community, pilots of 2015 and 2016 (demo)"
OFFICE_NAME = "ELC network office (demo)"


def build_world() -> tuple[DemoSignIn, ...]:
    """Everything the demo network holds; returns how to sign in. Run once, in an empty database."""
    network = found_network(name=NETWORK_NAME, languages=["en", "et"], by=INSTALLATION)
    sign_ins = _people(network)
    instruments = _instruments()
    pilots = load_pilots(PILOTS)
    adopt_published_table(
        key=PILOTS,
        pilots=pilots,
        events=_events(network, pilots),
        instrument=instruments[pilots.instrument, pilots.version],
        by=INSTALLATION,
    )
    return sign_ins


def _people(network: Network) -> tuple[DemoSignIn, ...]:
    office = register_organisation(network=network, name=OFFICE_NAME, is_office=True, by=INSTALLATION)
    sign_ins = []
    for role, name in ((OFFICE, "Demo network office"), (PARTICIPANT, "Demo participant")):
        entry = DemoSignIn(email=f"{role}@demo.invalid", password=f"demo-{secrets.token_hex(4)}", name=name, role=role)
        person = register_person(email=entry.email, name=name, password=entry.password, by=INSTALLATION)
        give_role(person=person, organisation=office, role=role, since=date(2015, 10, 1), by=INSTALLATION)
        sign_ins.append(entry)
    return tuple(sign_ins)


def _instruments() -> dict[tuple[str, int], Instrument]:
    return {
        (definition.key, definition.version): add_instrument(definition=definition, by=INSTALLATION)
        for definition in catalogue_definitions()
    }


def _events(network: Network, pilots: PublishedPilots) -> list[Event]:
    return [
        announce_event(
            network=network,
            slug=event.slug,
            name=event.name,
            country=event.country,
            held_on=date.fromisoformat(f"{event.held}-01"),
            is_month_only=True,
            organisations=event.organisations,
            by=INSTALLATION,
        )
        for event in pilots.events
    ]
