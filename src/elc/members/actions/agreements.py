"""Accepting the code of conduct and the data agreement."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from elc.core.action import Actor, action
from elc.core.refusals import NotNow
from elc.members.agreements import current_version
from elc.members.models import Acceptance, Agreement, Organisation


@action
def accept_agreement(*, organisation: Organisation, agreement: str, version: int, by: Actor) -> Acceptance:
    """Accept the current version of an agreement for an organisation; the first acceptance stands."""
    if version != current_version(Agreement(agreement)):
        raise NotNow(
            _("There is a newer version of this text."), _("Read the newer version, then accept it if you agree.")
        )
    return Acceptance.objects.get_or_create(
        organisation=organisation,
        agreement=agreement,
        version=version,
        defaults={"accepted_at": timezone.now(), "accepted_by": by.id},
    )[0]
