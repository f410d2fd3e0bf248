"""Who is in the networks: what members may know of each other, and what offices have to decide."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from elc.core.wall import Reach, current_reach, within
from elc.members.models import Admission, Application, Certificate, Context, Decision, Network
from elc.members.queries.reach import organisations_in


@dataclass(frozen=True)
class MemberRow:
    """What members know of each other: fields of the classes public and members, and nothing else."""

    id: UUID
    name: str
    country: str
    network: str
    services: tuple[str, ...]
    status: Decision | None


def members_of(networks: Collection[UUID]) -> list[MemberRow]:
    """The organisations of some networks, offices left out, by name. The same number of queries for any number.

    The walls around admissions and contexts stand per organisation. Members see the status and the services of each
    other, so this one reading reaches all organisations of the networks; what it reads is named column by column.
    """
    organisations = organisations_in(networks)
    keys = frozenset(organisations.values_list("id", flat=True))
    last = Admission.objects.filter(organisation=OuterRef("id")).order_by("-decided_at")
    context = Context.objects.filter(organisation=OuterRef("id")).order_by("-since")
    rows = organisations.annotate(
        status=Subquery(last.values("decision")[:1]), services=Subquery(context.values("services")[:1])
    ).order_by("name", "id")
    with within(Reach(organisations=keys, person=current_reach().person)):
        found = list(rows.values_list("id", "name", "country", "network__name", "services", "status"))
    return [
        MemberRow(key, name, country, network, tuple(services or ()), Decision(status) if status else None)
        for key, name, country, network, services, status in found
    ]


def applications_to_decide(networks: Collection[UUID]) -> list[Application]:
    """The applications that wait for a decision, the earliest first."""
    waiting = Application.objects.filter(network__in=list(networks), decided_at=None)
    return list(waiting.select_related("network").order_by("applied_at"))


def certificates_to_verify(networks: Collection[UUID]) -> list[Certificate]:
    """The certificates that were stated and not verified, and that still hold or will."""
    stated = Certificate.objects.filter(
        organisation__network__in=list(networks), verified_on=None, valid_until__gte=timezone.localdate()
    )
    return list(stated.select_related("organisation").order_by("organisation__name", "valid_from"))


def networks_named(keys: Collection[UUID]) -> list[Network]:
    """Some networks, by name."""
    return list(Network.objects.filter(id__in=list(keys)))
