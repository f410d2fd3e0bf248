"""Notifications: what somebody is to be told by e-mail, and what they chose not to be told."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from elc.core.models import Row
from elc.core.privacy import confidential, personal
from elc.members.models.person import Person


class Notification(Row):
    """Something to tell a person. It waits until the mail with it was taken by the mail server, whatever happens.

    `batch` and `taken_until` keep two workers from sending the same: who has written its batch there sends it, and
    whoever is not heard of again loses it.
    """

    person = personal(models.ForeignKey(Person, models.CASCADE, related_name="notifications"))
    kind = personal(models.CharField(max_length=64))
    values = personal(models.JSONField(default=dict))
    address = personal(models.CharField(max_length=300, blank=True))  # of a page of this site
    made_at = personal(models.DateTimeField())
    batch = confidential(models.UUIDField(null=True, blank=True))
    taken_until = confidential(models.DateTimeField(null=True, blank=True))
    sent_at = personal(models.DateTimeField(null=True, blank=True))

    class Meta:
        ordering: ClassVar = ["made_at", "id"]
        indexes: ClassVar = [
            models.Index(fields=["person"], condition=Q(sent_at=None), name="notification_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.person_id}"


class NotificationChoice(Row):
    """A person's own choice for one kind of notification. Without one, the kind is sent."""

    person = personal(models.ForeignKey(Person, models.CASCADE, related_name="notification_choices"))
    kind = personal(models.CharField(max_length=64))
    is_wanted = personal(models.BooleanField())

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("person", "kind", name="choice_once_for_a_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.kind} {self.is_wanted}"
