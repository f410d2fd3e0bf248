"""What is done with events: announce one."""

from __future__ import annotations

from datetime import date

from elc.collection.actions import register_group
from elc.core.action import Actor, action
from elc.events.models import Event
from elc.members.models import Network


@action
def announce_event(
    *,
    network: Network,
    slug: str,
    name: str,
    country: str,
    held_on: date,
    is_month_only: bool,
    organisations: int,
    by: Actor,
) -> Event:
    """Add an event of a network, and the group that its evaluation will ask about."""
    return Event.objects.create(
        network=network,
        slug=slug,
        name=name,
        country=country,
        held_on=held_on,
        is_month_only=is_month_only,
        organisations=organisations,
        group=register_group(kind="event", label=name, by=by),
    )
