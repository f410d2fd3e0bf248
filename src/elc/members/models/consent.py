"""Consent: who may see an organisation's figures, decided by itself, indicator by indicator and round by round."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from elc.core.models import Row
from elc.core.privacy import confidential
from elc.members.models.organisation import Organisation


class ConsentLevel(models.IntegerChoices):
    """From the fewest to the most who may see; each level includes those before it."""

    OWN_ONLY = 0, _("Only we ourselves")
    CODED_PEER = 1, _("Other members, without our name")
    NAMED_TO_PEERS = 2, _("Members similar to us, with our name")
    NAMED_IN_ROOM = 3, _("Everybody in the room at an event, with our name")
    PUBLIC = 4, _("Everybody")


class Consent(Row):
    """One decision. It covers one indicator or all (blank), in one round or all (none), from its moment on.

    Rows are added, never changed: the last decision that covers an indicator and a round counts, and the earlier ones
    stay to be read. `round_id` is no foreign key: rounds belong to a later stage.
    """

    organisation = confidential(models.ForeignKey(Organisation, models.CASCADE, related_name="consents"))
    indicator = confidential(models.CharField(max_length=128, blank=True))
    round_id = confidential(models.UUIDField(null=True, blank=True))
    level = confidential(models.PositiveSmallIntegerField(choices=ConsentLevel))
    decided_at = confidential(models.DateTimeField())
    decided_by = confidential(models.UUIDField())  # a person; no key, so that erasure is free

    class Meta:
        ordering: ClassVar = ["decided_at"]
        indexes: ClassVar = [models.Index(fields=["organisation", "decided_at"], name="consent_by_organisation")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(level__in=[level.value for level in ConsentLevel]), name="consent_level_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_level_display()}"
