"""Who may do what today."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from elc.core.refusals import NotAllowed
from elc.members.models import Membership, Person
from elc.members.roles import ROLES, Role


def roles_of(person: Person | AnonymousUser, *, on: date | None = None) -> list[Role]:
    """The roles that a person has on a day (default: today), the earliest first; none for somebody not signed in."""
    if not isinstance(person, Person):
        return []
    day = on or timezone.localdate()
    current = Membership.objects.filter(Q(until__isnull=True) | Q(until__gte=day), person=person, since__lte=day)
    keys = current.order_by("since", "role").values_list("role", flat=True)
    return [ROLES[key] for key in dict.fromkeys(keys) if key in ROLES]


def may(person: Person | AnonymousUser, right: str, *, on: date | None = None) -> bool:
    """Whether a person has a right on a day (default: today)."""
    return any(right in role.rights for role in roles_of(person, on=on))


def require(person: Person | AnonymousUser, right: str) -> None:
    """Raise `NotAllowed` where a person lacks a right."""
    if not may(person, right):
        raise NotAllowed(
            _("This page is not open to your role."),
            _("Ask your network office if you think it should be."),
        )
