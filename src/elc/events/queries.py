"""Reads events."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from elc.core.refusals import NotThere
from elc.events.models import Event


def events_of(networks: Collection[UUID]) -> list[Event]:
    """Every event of some networks, the earliest first."""
    return list(_within(networks).select_related("group"))


def events_named(slugs: Sequence[str], *, networks: Collection[UUID] | None) -> list[Event]:
    """The events of those slugs, in that order, among those of some networks (None: of all).

    `NotThere` names the first that does not exist there.
    """
    among = _within(networks)
    found = {event.slug: event for event in among.filter(slug__in=slugs).select_related("group")}
    for slug in slugs:
        if slug not in found:
            raise NotThere(
                _("There is no event “%(event)s”.") % {"event": slug},
                _("Choose one of: %(events)s.") % {"events": ", ".join(among.values_list("slug", flat=True)) or "–"},
            )
    return [found[slug] for slug in dict.fromkeys(slugs)]


def _within(networks: Collection[UUID] | None) -> QuerySet[Event]:
    return Event.objects.all() if networks is None else Event.objects.filter(network__in=networks)
