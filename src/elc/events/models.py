"""Bench-learning events."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from elc.collection.models import Group
from elc.core.models import Row
from elc.core.privacy import members, public
from elc.members.models import Network


class Event(Row):
    """A national or international bench-learning event.

    `network` is the one whose people see it.

    `held_on` is the first day of its month where only the month is known (`is_month_only`). `group` is what a round of
    evaluation asks about.
    """

    network = public(models.ForeignKey(Network, models.PROTECT, related_name="+"))
    slug = public(models.SlugField(max_length=64, unique=True))
    name = public(models.CharField(max_length=200))
    country = public(models.CharField(max_length=2))
    held_on = public(models.DateField())
    is_month_only = public(models.BooleanField(default=False))
    organisations = members(models.PositiveIntegerField())
    group = members(models.OneToOneField(Group, models.PROTECT, related_name="+"))

    class Meta:
        ordering: ClassVar = ["held_on", "name"]

    def __str__(self) -> str:
        return self.name
