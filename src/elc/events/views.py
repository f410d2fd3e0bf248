"""Shows events."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from elc.events.queries import events_of
from elc.members.queries import require, standing


@require_safe
def event_list(request: HttpRequest) -> HttpResponse:
    """The events of the reader's networks; later stages add to each of them through the slot `event_results`."""
    require(request.user, "see events")
    return render(request, "events/list.html", {"events": events_of(standing(request).visible_networks)})
