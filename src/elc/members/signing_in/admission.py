"""Letting somebody in who has just been invited: no password was asked for, the invitation is the proof."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse

from elc.members.models import Person


def admit(request: HttpRequest, person: Person, *, onwards: str | None = None) -> HttpResponse:
    """Sign in a person whose address was proven by opening an invitation; returns the way on.

    For the view of joining, and nothing else. Whoever has a second step is asked for it. `onwards` is a path of ours.
    """
    record_authentication(request, person, method="invitation", email=person.email)
    answer: HttpResponse = perform_login(request, Login(user=person, email=person.email, redirect_url=onwards))
    return answer
