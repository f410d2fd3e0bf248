"""What this stage puts on the pages of others."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from elc.core.slots import NextStep
from elc.evaluation.queries import MOST_EVENTS, evaluated_slugs
from elc.events.models import Event
from elc.members.queries import may, standing


def event_results(request: HttpRequest, event: Event) -> str:
    """On an event: the way to its evaluation, where there is one."""
    if event.slug not in _slugs_once(request) or not may(request.user, "see evaluations"):
        return ""
    context = {"event": event, "url": reverse("evaluation:page", args=[event.slug])}
    return render_to_string("evaluation/event_results.html", context, request)


def events_together(request: HttpRequest, events: object) -> str:
    """Under the list of events: the way to the evaluation of all of them together, where there are several."""
    slugs = _slugs_once(request)[:MOST_EVENTS]
    if len(slugs) < 2 or not may(request.user, "see evaluations"):
        return ""
    context = {"url": reverse("evaluation:page", args=[",".join(slugs)])}
    return render_to_string("evaluation/events_together.html", context, request)


def steps(request: HttpRequest) -> list[NextStep]:
    """On the home page: read the evaluation of all evaluated events."""
    slugs = _slugs_once(request)
    if not slugs or not may(request.user, "see evaluations"):
        return []
    return [
        NextStep(
            order=1,
            title=_("Read how participants rated the events"),
            text=_("Score and spread of every criterion, every answer as a dot, and what is clear and what is not."),
            url=reverse("evaluation:page", args=[",".join(slugs[:MOST_EVENTS])]),
        )
    ]


def _slugs_once(request: HttpRequest) -> list[str]:
    """The evaluated events, read once a request however many events a page lists."""
    if not hasattr(request, "elc_evaluated_slugs"):
        request.elc_evaluated_slugs = evaluated_slugs(standing(request).visible_networks)  # type: ignore[attr-defined]
    return request.elc_evaluated_slugs  # type: ignore[attr-defined,no-any-return]
