"""Who may see what, as an organisation decided it. Read at reading time, never copied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


def decisions_of(organisation: Organisation) -> list[Consent]:
    """Every decision of an organisation, the earliest first."""
    return list(Consent.objects.filter(organisation=organisation).order_by("decided_at"))


def last_decision_on(decisions: Sequence[Consent], *, indicator: str, round_id: UUID | None) -> Consent | None:
    """The decision that counts for an indicator and a round, among all of one organisation, the earliest first.

    With `round_id` None: for rounds of which nothing was decided one by one. The rule is that of `consents_of`.
    """
    covering = [
        one
        for one in decisions
        if one.indicator in ("", indicator) and (one.round_id is None or one.round_id == round_id)
    ]
    return covering[-1] if covering else None
