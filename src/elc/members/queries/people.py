"""Who has which role in an organisation, and who is invited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from elc.members.models import Invitation, Membership, Organisation, Person
from elc.members.queries.reach import Standing
from elc.members.roles import CONTRIBUTOR, MANAGER, OFFICE_ROLES, QUALITY_MANAGER, ROLES, Role


@dataclass(frozen=True)
class Held:
    """A membership with its role in words; a role that the table no longer knows is named by its key."""

    membership: Membership
    role: Role | None


def roles_held(organisation: Organisation, *, on: date | None = None) -> tuple[list[Held], list[Held]]:
    """Roles that hold today or will, by name of the person; and those that have ended, the last first. One query."""
    day = on or timezone.localdate()
    rows = Membership.objects.filter(organisation=organisation).select_related("person", "unit")
    held = [Held(row, ROLES.get(row.role)) for row in rows.order_by("person__name", "since")]
    now = [one for one in held if one.membership.until is None or one.membership.until >= day]
    ended = [one for one in held if one not in now]
    return now, sorted(ended, key=lambda one: one.membership.until or day, reverse=True)


def open_invitations(organisations: Iterable[Organisation] | QuerySet[Organisation]) -> list[Invitation]:
    """Invitations that can still be used, the earliest first."""
    usable = Invitation.objects.filter(used_at=None, withdrawn_at=None, expires_at__gt=timezone.now())
    return list(usable.filter(organisation__in=organisations).select_related("organisation", "unit"))


def lapsed_invitations(organisation: Organisation) -> list[Invitation]:
    """Invitations that ran out without being used, where none of the same came later: to be sent again, or not."""
    rows = Invitation.objects.filter(organisation=organisation).select_related("unit").order_by("invited_at")
    last = {(row.email, row.role, row.unit_id): row for row in rows}
    now = timezone.now()
    return [row for row in last.values() if not row.used_at and not row.withdrawn_at and row.expires_at <= now]


def names_of(organisation: Organisation, people: Iterable[UUID]) -> dict[UUID, str]:
    """The names of those among some people who have or had a role in an organisation. Others stay unnamed there."""
    known = Person.objects.filter(id__in=set(people), memberships__organisation=organisation)
    return dict(known.values_list("id", "name").distinct())


def roles_to_give(standing: Standing, organisation: Organisation) -> dict[str, Role]:
    """The roles that somebody can give in an organisation: in an office none that may more than they may themselves."""
    if not organisation.is_office:
        return {key: role for key, role in ROLES.items() if key not in OFFICE_ROLES}
    own = standing.rights_in(organisation)
    others = (MANAGER, QUALITY_MANAGER, CONTRIBUTOR)
    return {key: role for key, role in ROLES.items() if key not in others and role.rights <= own}


def is_last_of_its_kind(membership: Membership) -> bool:
    """Whether nobody else manages the organisation, or works for the office, once this role has ended."""
    kinds = OFFICE_ROLES if membership.organisation.is_office else {MANAGER}
    if membership.role not in kinds:
        return False
    today = timezone.localdate()
    others = Membership.objects.filter(
        Q(until__isnull=True) | Q(until__gt=today), organisation=membership.organisation_id, role__in=kinds
    )
    return not others.filter(since__lte=today).exclude(id=membership.id).exists()
