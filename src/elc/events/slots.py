"""What this stage puts on the pages of others."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from elc.core.slots import NextStep
from elc.events.queries import events_of
from elc.members.queries import standing


def steps(request: HttpRequest) -> list[NextStep]:
    """On the home page: the way to the list of events."""
    stands = standing(request)
    if "see events" not in stands.rights or not events_of(stands.visible_networks):
        return []
    return [
        NextStep(
            order=2,
            title=_("See which events there were"),
            text=_("Where and when members met to compare and to learn, and how each event was rated."),
            url=reverse("events:list"),
        )
    ]
