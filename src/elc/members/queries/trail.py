"""The trail of an organisation, for those who may see it: who did what, and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from elc.core.action import INSTALLATION
from elc.core.models import AuditEntry
from elc.core.trail_words import sentence_of, verbs_about
from elc.core.wall import EVERYTHING, within
from elc.members.models import Invitation, Membership, Organisation, Person, Unit
from elc.members.queries.reach import Standing
from elc.members.roles import ROLES

PAGE: Final = 50
NOBODY: Final = UUID(int=0)  # asked for along with the others, so that each question is asked on every page


@dataclass(frozen=True)
class TrailLine:
    """One line: when, who in words (`is_name` where that is a name), what, and the thing where it has a name."""

    id: UUID
    at: datetime
    who: str
    is_name: bool
    what: str
    thing: str


@dataclass(frozen=True)
class Choice:
    """What somebody looks for in the trail; nothing of it is everything."""

    subject: str = ""
    person: UUID | None = None
    since: date | None = None
    until: date | None = None


def trail_of(organisation: Organisation, choice: Choice) -> QuerySet[AuditEntry]:
    """The lines that concern an organisation, the newest first."""
    lines = AuditEntry.objects.filter(about=organisation.id).order_by("-at", "-id")
    if choice.subject:
        lines = lines.filter(verb__in=verbs_about(choice.subject))
    if choice.person:
        lines = lines.filter(actor=str(choice.person))
    if choice.since:
        lines = lines.filter(at__gte=_beginning(choice.since))
    if choice.until:
        lines = lines.filter(at__lt=_beginning(choice.until + timedelta(days=1)))
    return lines


def older_than(lines: QuerySet[AuditEntry], key: UUID | None) -> QuerySet[AuditEntry]:
    """The lines that follow one of them; all of them where it is not there (any more)."""
    last = lines.filter(id=key).first() if key else None
    return lines.filter(Q(at__lt=last.at) | Q(at=last.at, id__lt=last.id)) if last else lines


def told(lines: Iterable[AuditEntry], organisation: Organisation, standing: Standing) -> list[TrailLine]:
    """Lines in words. The same number of queries for any number of lines."""
    entries = list(lines)
    actors = {key for entry in entries if (key := _key(entry.actor))}
    names = names_for(actors, standing)
    kinds = _kinds_of(actors - names.keys())
    things = _things({key for entry in entries if (key := _key(entry.thing_id))}, organisation)
    found = []
    for entry in entries:
        actor, thing = _key(entry.actor), _key(entry.thing_id)
        name = names.get(actor) if actor else None
        found.append(
            TrailLine(
                id=entry.id,
                at=entry.at,
                who=name or _who(actor, kinds),
                is_name=name is not None,
                what=sentence_of(entry.verb, entry.thing_kind),
                thing=things.get(thing, "") if thing else "",
            )
        )
    return found


def names_for(actors: Iterable[UUID], standing: Standing) -> dict[UUID, str]:
    """The names of those among some people whom the reader knows: with a role where the reader may see people."""
    where = standing.organisations("see people").values("id")
    known = Person.objects.filter(id__in={*actors, NOBODY}, memberships__organisation__in=where)
    return dict(known.values_list("id", "name").distinct())


def people_in(organisation: Organisation, standing: Standing) -> list[tuple[UUID, str]]:
    """Whoever stands in the trail of an organisation by name, in the order of their names."""
    actors = AuditEntry.objects.filter(about=organisation.id).order_by().values_list("actor", flat=True).distinct()
    names = names_for({key for actor in actors if (key := _key(actor))}, standing)
    return sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0]))


def _beginning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _kinds_of(people: Iterable[UUID]) -> dict[UUID, bool]:
    """Those who are there without a name for the reader: whether they work, or worked, for an office."""
    with within(EVERYTHING):  # it tells no name, and nothing of where they are
        there = Person.objects.filter(id__in={*people, NOBODY})
        rows = list(there.values_list("id", "memberships__organisation__is_office"))
    for_offices = {key for key, is_office in rows if is_office}
    return {key: key in for_offices for key, _is_office in rows}


def _who(actor: UUID | None, kinds: dict[UUID, bool]) -> str:
    if actor == INSTALLATION.id:
        return _("The installation")
    if actor not in kinds:
        return _("Somebody who has been erased")
    return _("An office") if kinds[actor] else _("Somebody from elsewhere")


def _things(keys: Iterable[UUID], organisation: Organisation) -> dict[UUID, str]:
    """What things are called that are still there: roles with their people, units, invitations. Three queries."""
    some = {*keys, NOBODY}
    found: dict[UUID, str] = {}
    for held in Membership.objects.filter(id__in=some, organisation=organisation).select_related("person"):
        role = ROLES.get(held.role)
        found[held.id] = _("%(name)s: %(role)s") % {"name": held.person.name, "role": role.name if role else held.role}
    found |= Unit.objects.filter(id__in=some, organisation=organisation).values_list("id", "name")
    found |= Invitation.objects.filter(id__in=some, organisation=organisation).values_list("id", "email")
    return found
