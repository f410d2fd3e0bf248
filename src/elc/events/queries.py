"""Reads events."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from elc.core.refusals import NotThere
from elc.events.models import Event


def all_events() -> list[Event]:
    """Every event, the earliest first."""
    return list(Event.objects.select_related("group"))


def events_named(slugs: Sequence[str]) -> list[Event]:
    """The events of those slugs, in that order; `NotThere` names the first that does not exist."""
    found = {event.slug: event for event in Event.objects.filter(slug__in=slugs).select_related("group")}
    for slug in slugs:
        if slug not in found:
            raise NotThere(
                _("There is no event “%(event)s”.") % {"event": slug},
                _("Choose one of: %(events)s.")
                % {"events": ", ".join(Event.objects.values_list("slug", flat=True)) or "–"},
            )
    return [found[slug] for slug in dict.fromkeys(slugs)]
