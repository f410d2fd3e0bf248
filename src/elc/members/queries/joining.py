"""What was decided about organisations."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from elc.members.models import Admission, Decision


def last_decisions(organisations: Iterable[UUID]) -> dict[UUID, Decision]:
    """What was decided last about each of some organisations; those of which nothing was are not in it. One query."""
    rows = Admission.objects.filter(organisation__in=list(organisations)).order_by("decided_at")
    return {key: Decision(decision) for key, decision in rows.values_list("organisation", "decision")}
