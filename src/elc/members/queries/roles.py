"""Who may do what today."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AnonymousUser

from elc.members.models import Person
from elc.members.queries.reach import refuse, standing_of
from elc.members.roles import Role


def roles_of(person: Person | AnonymousUser, *, on: date | None = None) -> list[Role]:
    """The roles that a person has on a day (default: today), the earliest first; none for somebody not signed in."""
    return list(dict.fromkeys(place.role for place in standing_of(person, on=on).places))


def may(person: Person | AnonymousUser, right: str, *, on: date | None = None) -> bool:
    """Whether a person has a right somewhere on a day (default: today)."""
    return right in standing_of(person, on=on).rights


def require(person: Person | AnonymousUser, right: str) -> None:
    """Raise `NotAllowed` where a person has a right nowhere."""
    if not may(person, right):
        refuse()
