"""How long a sign-in lasts, and that its session gets another name whenever somebody proves again who they are."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import authentication_step_completed
from allauth.usersessions.models import UserSession
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from elc.members.models import Person
from elc.members.queries.reach import forget_standing, standing

# From signing in, whatever somebody does meanwhile. When somebody was here last is nobody's business, so the end of a
# sign-in is also the longest that it can lie unused.
LASTS: Final = timedelta(days=14)
LASTS_FOR_OFFICES: Final = timedelta(hours=12)


def connect() -> None:
    """Called once, when the stage starts."""
    authentication_step_completed.connect(_renew, dispatch_uid="elc.renewing")


def _renew(request: Any, **told: Any) -> None:
    """Whoever knows the name of a session from before cannot use what was just proven. Signing in does so by itself."""
    if not told.get("reauthenticated"):
        return
    before = request.session.session_key
    request.session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)


class SignInEnds:
    """Signs out whoever signed in too long ago."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """End the session where its time is over, then pass the request on."""
        if isinstance(request.user, Person) and _is_over(request, request.user):
            logout(request)
            forget_standing(request)
        return self.get_response(request)


def _is_over(request: HttpRequest, person: Person) -> bool:
    records = get_authentication_records(request, person)
    if not records:
        return False
    age = time.time() - records[0]["at"]
    if age <= LASTS_FOR_OFFICES.total_seconds():
        return False  # asked first: it needs no look at the roles
    is_office = any(place.role.is_office for place in standing(request).places)
    return is_office or age > LASTS.total_seconds()
