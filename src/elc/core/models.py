"""The base of all rows, and the audit trail."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from elc.core.privacy import confidential, members, personal, public


class Row(models.Model):
    """A row under a random key: nothing can be counted, guessed or put in order from its id."""

    id = public(models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False))

    class Meta:
        abstract = True


class AuditEntry(Row):
    """Who did what to which thing, and when.

    Without foreign keys on purpose: the trail outlives what it describes. Respondents leave no entry.
    """

    at = members(models.DateTimeField(auto_now_add=True))
    actor = personal(models.CharField(max_length=64))
    verb = members(models.CharField(max_length=64))
    thing_kind = members(models.CharField(max_length=64))
    thing_id = confidential(models.CharField(max_length=64))

    class Meta:
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return f"{self.actor} {self.verb} {self.thing_kind} {self.thing_id}"
