"""The base of all rows, the audit trail, and background work."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from elc.core.privacy import confidential, members, personal, public


class Row(models.Model):
    """A row under a random key: nothing can be counted, guessed or put in order from its id."""

    id = public(models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False))

    class Meta:
        abstract = True


class AuditEntry(Row):
    """Who did what to which thing, and when.

    Without foreign keys on purpose: the trail outlives what it describes. Respondents leave no entry. How the lines
    prove themselves and hang together is in `elc.core.trail`, the only module that writes them.
    """

    at = members(models.DateTimeField(default=timezone.now))
    actor = personal(models.CharField(max_length=64))
    verb = members(models.CharField(max_length=64))
    thing_kind = members(models.CharField(max_length=64))
    thing_id = confidential(models.CharField(max_length=64))
    about = confidential(models.UUIDField(null=True, blank=True, db_index=True))  # the organisation that it concerns
    how_many = members(models.PositiveIntegerField(null=True, blank=True))  # things, where a deed is about several
    proof = confidential(models.CharField(max_length=64, blank=True))  # of all of the above
    number = confidential(models.PositiveBigIntegerField(null=True, blank=True))  # in its chain; None: not chained yet
    digest = confidential(models.CharField(max_length=64, blank=True))  # of the proof and of the line before

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["about", "-at", "-id"], name="trail_of_organisation"),
            models.Index(fields=["number"], name="trail_by_number"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint("number", condition=Q(verb="looked_at"), name="look_has_one_number"),
            models.UniqueConstraint("number", condition=~Q(verb="looked_at"), name="change_has_one_number"),
        ]

    def __str__(self) -> str:
        return f"{self.actor} {self.verb} {self.thing_kind} {self.thing_id}"


class TrailHead(Row):
    """Where a chain of the audit trail ends, and where it begins since its oldest lines are no longer kept."""

    chain = members(models.CharField(max_length=16, unique=True))
    number = members(models.PositiveBigIntegerField(default=0))
    digest = confidential(models.CharField(max_length=64, blank=True))
    first_number = members(models.PositiveBigIntegerField(default=0))  # of the last line that was removed
    first_digest = confidential(models.CharField(max_length=64, blank=True))
    proof = confidential(models.CharField(max_length=64, blank=True))

    def __str__(self) -> str:
        return f"{self.chain} {self.first_number}–{self.number}"


class Work(Row):
    """A piece of background work, as people see it; under the same id it stands in the queue (elc.core.later).

    Its state is the queue's and is not kept twice. Without foreign keys: the core knows no persons.
    """

    name = confidential(models.CharField(max_length=100))  # of the task, such as reports.build_pdf
    asked_by = personal(models.CharField(max_length=64, blank=True))  # the id of a person; blank: the installation
    asked_at = confidential(models.DateTimeField(auto_now_add=True))
    language = confidential(models.CharField(max_length=16))  # of whoever asked: the work speaks it
    done = confidential(models.PositiveBigIntegerField(default=0))
    total = confidential(models.PositiveBigIntegerField(default=0))
    heard_at = confidential(
        models.DateTimeField(null=True, blank=True)
    )  # the last sign of life, by the database's clock
    failures = confidential(models.PositiveSmallIntegerField(default=0))
    interruptions = confidential(models.PositiveSmallIntegerField(default=0))
    said = confidential(models.TextField(blank=True))  # why it was refused, with the remedy
    result = confidential(models.TextField(blank=True))  # an address of this site, or a sentence

    class Meta:
        ordering: ClassVar = ["-asked_at"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(done__lte=models.F("total")), name="work_done_is_within_total"),
        ]

    def __str__(self) -> str:
        return self.name
