"""Taking down what people are to be told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from elc.core.later import later
from elc.core.wall import EVERYTHING, within
from elc.members.models import Membership, Network, Notification, Person
from elc.members.notifying.kinds import KINDS
from elc.members.roles import ROLES, Span

GATHERED_FOR: Final = timedelta(minutes=10)
LONGEST_VALUE: Final = 300
_SPANNING: Final = [role.key for role in ROLES.values() if role.span is Span.NETWORK]


def notify(*, person: Person, kind: str, values: Mapping[str, str], address: str = "") -> Notification:
    """Have a person told something: in the next mail, which leaves some minutes after the first thing for it.

    `values` fill the places of the kind's sentence, `address` is the page of this site to go to. Whether the person
    wants to hear of it is asked when the mail is written. Part of the caller's transaction.
    """
    KINDS[kind].said(values)  # a place without a value fails here, where it can be found, and not in the worker
    made = Notification.objects.create(
        person_id=person.pk,
        kind=kind,
        values={place: value[:LONGEST_VALUE] for place, value in values.items()},
        address=address,
        made_at=timezone.now(),
    )
    later("members.send_notifications", str(person.pk), after=GATHERED_FOR, once=True)
    return made


def notify_by_id(*, person_id: UUID, kind: str, values: Mapping[str, str], address: str = "") -> Notification | None:
    """As `notify`, for somebody whom the reader may not see, or who has gone meanwhile (None)."""
    with within(EVERYTHING):
        person = Person.objects.filter(pk=person_id).first()
    return notify(person=person, kind=kind, values=values, address=address) if person else None


def notify_those_who_may(
    *, right: str, kind: str, values: Mapping[str, str], address: str = "", network: Network | None = None
) -> int:
    """Have everybody told who has a right today, over the whole of `network` or somewhere; returns how many."""
    roles = [role.key for role in ROLES.values() if right in role.rights]
    day = timezone.localdate()
    current = Q(until__isnull=True) | Q(until__gte=day)
    with within(EVERYTHING):  # whoever causes it may not see whom it concerns
        held = Membership.objects.filter(current, role__in=roles, since__lte=day)
        if network is not None:
            held = held.filter(role__in=_SPANNING, organisation__network__in=_with_those_around(network))
        people = list(Person.objects.filter(pk__in=held.values("person")))
    for person in people:
        notify(person=person, kind=kind, values=values, address=address)
    return len(people)


def _with_those_around(network: Network) -> list[UUID]:
    """A network and every network that it lies inside of: their offices reach it."""
    parents: dict[UUID, UUID | None] = dict(Network.objects.values_list("id", "parent"))
    found, outer = [network.pk], parents.get(network.pk)
    while outer is not None and outer not in found:
        found.append(outer)
        outer = parents.get(outer)
    return found
