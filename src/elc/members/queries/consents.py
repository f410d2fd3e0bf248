"""Who may see what, as an organisation decided it. Read at reading time, never copied."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from elc.members.models import Consent, ConsentLevel, Organisation


def consent_of(
    organisation: Organisation, *, indicator: str, round_id: UUID | None = None, at: datetime | None = None
) -> ConsentLevel:
    """How far an organisation lets its figure of an indicator in a round be seen; only by itself where it said nothing.

    The last decision that covers both counts, however wide it was: who withdraws everything has withdrawn everything.
    `at` asks how it was at a moment.
    """
    return consents_of([organisation.id], indicator=indicator, round_id=round_id, at=at)[organisation.id]


def consents_of(
    organisations: Iterable[UUID], *, indicator: str, round_id: UUID | None = None, at: datetime | None = None
) -> dict[UUID, ConsentLevel]:
    """The same for several organisations, in one query."""
    found = dict.fromkeys(organisations, ConsentLevel.OWN_ONLY)
    decisions = Consent.objects.filter(
        Q(indicator="") | Q(indicator=indicator), Q(round_id=None) | Q(round_id=round_id), organisation__in=list(found)
    )
    if at is not None:
        decisions = decisions.filter(decided_at__lte=at)
    for key, level in decisions.order_by("decided_at").values_list("organisation", "level"):
        found[key] = ConsentLevel(level)
    return found
