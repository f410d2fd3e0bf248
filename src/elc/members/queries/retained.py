"""The rules of retention for people: how long, in words, and what was removed last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from elc.core.models import AuditEntry
from elc.core.retention import VERB, RetentionRule
from elc.core.wall import EVERYTHING, within

DAYS_OF_A_YEAR: Final = 365


@dataclass(frozen=True)
class Removal:
    """When a rule removed something last, and how much."""

    at: datetime
    how_many: int


def told_period(rule: RetentionRule) -> str:
    """How long, in the largest unit that says it exactly."""
    days = rule.kept_for.days
    if days == 0:
        return _("Removed at once")
    if days % DAYS_OF_A_YEAR == 0:
        years = days // DAYS_OF_A_YEAR
        return ngettext("%(count)s year", "%(count)s years", years) % {"count": years}
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": days}


def last_removals() -> dict[str, Removal]:
    """What each rule removed last, by its key. One query."""
    with within(EVERYTHING):  # these lines concern no organisation; they hold a number and a day
        lines = AuditEntry.objects.filter(verb=VERB).order_by("at").values_list("thing_id", "at", "how_many")
        return {key: Removal(at, how_many or 0) for key, at, how_many in lines}
