"""How far the rights of a person reach today: which networks, organisations and units.

The first wall between organisations. What lies beyond somebody's reach does not exist for them (`NotThere`); what lies
within it, but is not theirs to do, is refused (`NotAllowed`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import cast
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from elc.core.refusals import NotAllowed, NotThere
from elc.core.wall import Reach
from elc.members.models import Membership, Network, Organisation, Person
from elc.members.roles import ROLES, Role, Span


@dataclass(frozen=True)
class Place:
    """A role somewhere: in an organisation of a network, or in one of its units."""

    role: Role
    organisation: UUID
    network: UUID
    unit: UUID | None


@dataclass
class Standing:
    """Who somebody is today: the person and the places in which they have roles. Valid for one request."""

    person: Person | None
    places: tuple[Place, ...]

    @cached_property
    def rights(self) -> frozenset[str]:
        """Everything that the person may do somewhere."""
        return frozenset(right for place in self.places for right in place.role.rights)

    @cached_property
    def _parents(self) -> dict[UUID, UUID | None]:
        return dict(Network.objects.values_list("id", "parent")) if self.places else {}

    @cached_property
    def inner_networks(self) -> dict[UUID, frozenset[UUID]]:
        """Each network in which the person has a role, and it with all networks inside."""
        return {place.network: _inside(place.network, self._parents) for place in self.places}

    def networks(self, right: str) -> frozenset[UUID]:
        """The networks over the whole of which the person has a right."""
        spanning = [p for p in self.places if p.role.span is Span.NETWORK and right in p.role.rights]
        return (
            frozenset().union(*(self.inner_networks[place.network] for place in spanning)) if spanning else frozenset()
        )

    @cached_property
    def visible_networks(self) -> frozenset[UUID]:
        """The networks whose life the person sees: the own ones, those around them, and for offices those inside."""
        around = {key for place in self.places for key in _line_of(place.network, self._parents)}
        return self._spanned(self.places) | around

    def organisations(self, right: str) -> QuerySet[Organisation]:
        """The organisations for which the person has a right."""
        return Organisation.objects.filter(self._within(right))

    def rights_in(self, organisation: Organisation) -> frozenset[str]:
        """What the person may do in one organisation."""
        return frozenset(right for place in self._over(organisation) for right in place.role.rights)

    def units(self, right: str, organisation: Organisation) -> frozenset[UUID] | None:
        """The units of an organisation to which a right is limited; None where it holds for the whole of it."""
        places = [place for place in self._over(organisation) if right in place.role.rights]
        if any(place.role.span is not Span.UNIT for place in places):
            return None
        return frozenset(place.unit for place in places if place.unit)

    def organisation(self, right: str, key: UUID) -> Organisation:
        """One organisation; `NotThere` beyond the reach of the person, `NotAllowed` where the right is lacking."""
        found = Organisation.objects.filter(self._within(None), id=key).select_related("network").first()
        if found is None:
            raise NotThere(
                _("This page does not exist, or not for you."), _("Check the address, or go back to the first page.")
            )
        if not self.organisations(right).filter(id=key).exists():
            refuse()
        return found

    def reach(self) -> Reach:
        """What the second wall lets through for this person."""
        if self.person is None:
            return Reach()
        keys = Organisation.objects.filter(self._within(None)).values_list("id", flat=True) if self.places else ()
        return Reach(organisations=frozenset(keys), person=self.person.id)

    def _over(self, organisation: Organisation) -> list[Place]:
        """The places whose rights reach an organisation."""
        return [
            place
            for place in self.places
            if place.organisation == organisation.id
            or (place.role.span is Span.NETWORK and organisation.network_id in self.inner_networks[place.network])
        ]

    def _within(self, right: str | None) -> Q:
        places = [place for place in self.places if right is None or right in place.role.rights]
        single = [place.organisation for place in places if place.role.span is not Span.NETWORK]
        return Q(network__in=self._spanned(places)) | Q(id__in=single)

    def _spanned(self, places: Iterable[Place]) -> frozenset[UUID]:
        found: frozenset[UUID] = frozenset()
        for place in places:
            if place.role.span is Span.NETWORK:
                found |= self.inner_networks[place.network]
        return found


def standing_of(person: Person | AnonymousUser, *, on: date | None = None) -> Standing:
    """Where somebody stands on a day (default: today); nowhere, for whoever is not signed in. One query."""
    if not isinstance(person, Person):
        return Standing(None, ())
    day = on or timezone.localdate()
    rows = (
        Membership.objects.filter(Q(until__isnull=True) | Q(until__gte=day), person=person, since__lte=day)
        .order_by("since", "role")
        .values_list("role", "organisation", "organisation__network", "unit")
    )
    return Standing(person, tuple(Place(ROLES[row[0]], *row[1:]) for row in rows if row[0] in ROLES))


def standing(request: HttpRequest) -> Standing:
    """Where the reader stands; asked once a request, so that rights change with the next one."""
    found = getattr(request, "_elc_standing", None)
    if not isinstance(found, Standing):
        found = standing_of(getattr(request, "user", AnonymousUser()))
        request._elc_standing = found  # type: ignore[attr-defined]
    return found


def forget_standing(request: HttpRequest) -> None:
    """The reader is another one from here on: ask again."""
    request.__dict__.pop("_elc_standing", None)


def refuse() -> None:
    """Raise `NotAllowed`, in the words of every page."""
    raise NotAllowed(_("This page is not open to your role."), _("Ask your network office if you think it should be."))


def _inside(network: UUID, parents: dict[UUID, UUID | None]) -> frozenset[UUID]:
    found: set[UUID] = {network}
    while more := {key for key, parent in parents.items() if parent in found} - found:
        found |= more
    return frozenset(found)


def _line_of(network: UUID, parents: dict[UUID, UUID | None]) -> list[UUID]:
    line, key = [], cast("UUID | None", network)
    while key is not None and key not in line:
        line.append(key)
        key = parents.get(key)
    return line


def organisations_in(networks: Iterable[UUID]) -> QuerySet[Organisation]:
    """The organisations of some networks, offices left out."""
    return Organisation.objects.filter(network__in=list(networks), is_office=False)
