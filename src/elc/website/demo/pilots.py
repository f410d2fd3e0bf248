"""The pilots of 2015 and 2016: the article's own events, table and numbers. Their people are roles, not persons."""

from __future__ import annotations

from datetime import date

from elc.core.action import INSTALLATION
from elc.evaluation.actions import adopt_published_table
from elc.evaluation.pilots import PublishedPilots, load_pilots
from elc.events.actions import announce_event
from elc.events.models import Event
from elc.instruments.actions import add_instrument
from elc.instruments.loading import catalogue_definitions
from elc.members.actions import found_network, register_organisation
from elc.members.demo import DemoSignIn
from elc.members.models import Network
from elc.members.roles import OFFICE, PARTICIPANT
from elc.website.demo.people import somebody_to_be

PILOTS = "pilots-2016"
NETWORK_NAME = "EQUASS Learning Community, pilots of 2015 and 2016 (demo)"
OFFICE_NAME = "ELC network office (demo)"
BEGINNING = date(2015, 10, 1)


def build_pilots() -> tuple[DemoSignIn, ...]:
    """The network of the pilots with its evaluations; returns how to sign in there."""
    network = found_network(name=NETWORK_NAME, languages=["en", "et"], by=INSTALLATION)
    office = register_organisation(network=network, name=OFFICE_NAME, is_office=True, by=INSTALLATION)
    sign_ins = (
        somebody_to_be(OFFICE, "Demo network office", office, since=BEGINNING),
        somebody_to_be(PARTICIPANT, "Demo participant", office, since=BEGINNING),
    )
    instruments = {
        (definition.key, definition.version): add_instrument(definition=definition, by=INSTALLATION)
        for definition in catalogue_definitions()
    }
    pilots = load_pilots(PILOTS)
    adopt_published_table(
        key=PILOTS,
        pilots=pilots,
        events=_events(network, pilots),
        instrument=instruments[pilots.instrument, pilots.version],
        by=INSTALLATION,
    )
    return sign_ins


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
