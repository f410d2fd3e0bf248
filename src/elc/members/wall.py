"""Gives every request the reach of its person, so that the second wall knows whom it stands before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.db import connection
from django.http import HttpRequest, HttpResponse

from elc.core.wall import SIGNING_IN, Reach, within
from elc.members.models import Person
from elc.members.queries.reach import standing

# Where somebody is looked for who is not known yet: signing in, by whichever way.
SIGN_IN_ADDRESSES: Final = ("/sign-in/",)


class Wall:
    """Sets the reach before a view runs. On SQLite there is no second wall, so nothing to set."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find out who asks, then answer within their reach."""
        if connection.vendor != "postgresql":
            return self.get_response(request)
        with within(self._reach_of(request)):
            return self.get_response(request)

    def _reach_of(self, request: HttpRequest) -> Reach:
        with within(SIGNING_IN):
            person = request.user if request.user.is_authenticated else None
        if isinstance(person, Person):
            with within(Reach(person=person.id)):
                return standing(request).reach()
        return SIGNING_IN if request.path.startswith(SIGN_IN_ADDRESSES) else Reach()
