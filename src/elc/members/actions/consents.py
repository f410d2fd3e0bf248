"""Giving and withdrawing consent."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from elc.core.action import Actor, action
from elc.core.events import ConsentChanged, publish
from elc.core.refusals import BadInput
from elc.members.models import Consent, ConsentLevel, Organisation


@action
def give_consent(
    *, organisation: Organisation, level: int, indicator: str = "", round_id: UUID | None = None, by: Actor
) -> Consent:
    """Decide who may see the figures of an organisation from now on; withdrawing is to decide for fewer.

    A blank `indicator` means all of them, no `round_id` every round. The last decision that covers something counts.
    """
    if level not in ConsentLevel.values:
        raise BadInput(_("There is no such choice."), _("Choose from the list."))
    made = Consent.objects.create(
        organisation=organisation,
        indicator=indicator,
        round_id=round_id,
        level=level,
        decided_at=timezone.now(),
        decided_by=by.id,
    )
    publish(ConsentChanged(organisation=organisation.id))
    return made
