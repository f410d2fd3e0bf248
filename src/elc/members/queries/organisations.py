"""One organisation: what it stated of itself, what holds today, what is still to be set up."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Count, Q
from django.utils import timezone

from elc.members.agreements import current_version
from elc.members.models import (
    Acceptance,
    Admission,
    Agreement,
    Certificate,
    Commitment,
    Consent,
    Context,
    Invitation,
    Membership,
    Organisation,
    Unit,
)

# What an organisation sets up, in this order; each is done or not, and nothing waits for another.
SET_UP: Final = ("code-of-conduct", "data-agreement", "details", "units", "people", "consent", "standing")


def context_of(organisation: Organisation, *, on: date | None = None) -> Context | None:
    """What made the organisation like others on a day (default: today); None where it had said nothing."""
    day = on or timezone.localdate()
    return Context.objects.filter(organisation=organisation, since__lte=day).order_by("-since").first()


def certificates_of(organisation: Organisation) -> list[Certificate]:
    """Every certificate that was ever stated, the last first."""
    return list(Certificate.objects.filter(organisation=organisation).order_by("-valid_until", "level"))


def certificate_on(organisation: Organisation, *, on: date) -> Certificate | None:
    """The verified certificate that held on a day. What came later, and what expired since, changes nothing of it."""
    held = Certificate.objects.filter(
        organisation=organisation, verified_on__isnull=False, valid_from__lte=on, valid_until__gte=on
    )
    return held.order_by("-valid_until").first()


def commitments_of(organisation: Organisation) -> list[Commitment]:
    """Every commitment to the principles, the first first."""
    return list(Commitment.objects.filter(organisation=organisation))


def acceptances_of(organisation: Organisation, agreement: str) -> list[Acceptance]:
    """Every version of an agreement that was accepted, the last first."""
    return list(Acceptance.objects.filter(organisation=organisation, agreement=agreement).order_by("-version"))


def status_of(organisation: Organisation) -> Admission | None:
    """The last decision about an organisation; None for one of which nothing was decided, such as an office."""
    return Admission.objects.filter(organisation=organisation).order_by("-decided_at").first()


def left_to_set_up(organisations: Collection[UUID]) -> dict[UUID, list[str]]:
    """What of `SET_UP` each organisation has not done yet. The same number of queries for any number of them."""
    keys, today = list(organisations), timezone.localdate()
    accepted = set(Acceptance.objects.filter(organisation__in=keys).values_list("organisation", "agreement", "version"))
    certified = Certificate.objects.filter(organisation__in=keys, valid_until__gte=today)
    committed = Commitment.objects.filter(organisation__in=keys)
    done = {
        **{
            agreement.value: {key for key in keys if (key, agreement, current_version(agreement)) in accepted}
            for agreement in Agreement
        },
        "details": set(
            Context.objects.filter(organisation__in=keys).exclude(services=[]).values_list("organisation", flat=True)
        ),
        "units": set(
            Unit.objects.filter(organisation__in=keys, closed_on__isnull=True).values_list("organisation", flat=True)
        ),
        "people": _with_colleagues(keys, today),
        "consent": set(Consent.objects.filter(organisation__in=keys).values_list("organisation", flat=True)),
        "standing": {
            *certified.values_list("organisation", flat=True),
            *committed.values_list("organisation", flat=True),
        },
    }
    return {key: [step for step in SET_UP if key not in done[step]] for key in keys}


def _with_colleagues(keys: list[UUID], today: date) -> set[UUID]:
    """Organisations in which more than one person has a role, or somebody is invited."""
    held = Membership.objects.filter(Q(until__isnull=True) | Q(until__gte=today), organisation__in=keys)
    several = held.values("organisation").annotate(people=Count("person", distinct=True)).filter(people__gt=1)
    open_ones = Invitation.objects.filter(organisation__in=keys, used_at=None, withdrawn_at=None)
    return {
        *several.values_list("organisation", flat=True),
        *open_ones.values_list("organisation", flat=True),
    }
