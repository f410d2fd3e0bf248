"""Units of an organisation: a tree with a history. Merging, moving and closing are dated facts, never edits."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from elc.core.models import Row
from elc.core.privacy import confidential, members
from elc.members.models.organisation import Organisation


class Unit(Row):
    """A part of an organisation, such as a home or a day centre, from the day it opened to the day it closed.

    `service` is a key of `elc.members.services`. A unit that became part of another is closed and names that other.
    """

    organisation = members(models.ForeignKey(Organisation, models.CASCADE, related_name="units"))
    name = members(models.CharField(max_length=200))
    service = members(models.CharField(max_length=32, blank=True))
    opened_on = members(models.DateField())
    closed_on = members(models.DateField(null=True, blank=True))
    merged_into = members(models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_units"))

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("name"),
                "organisation",
                condition=Q(closed_on__isnull=True),
                name="unit_name_once_an_organisation",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="unit_closes_after_it_opened",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | (Q(closed_on__isnull=False) & ~Q(merged_into=F("id"))),
                name="unit_that_merged_is_closed",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UnitPlace(Row):
    """Where a unit stands in the tree, from one day until another; without a parent it stands at the top."""

    unit = members(models.ForeignKey(Unit, models.CASCADE, related_name="places"))
    parent = members(models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="children"))
    since = members(models.DateField())
    until = members(models.DateField(null=True, blank=True))

    class Meta:
        ordering: ClassVar = ["since"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("unit")), name="unit_stands_not_under_itself"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="place_ends_after_it_begins"
            ),
            models.UniqueConstraint("unit", condition=Q(until__isnull=True), name="unit_has_one_place_today"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} < {self.parent or self.unit.organisation}"


class StaffCount(Row):
    """How many people worked in a unit on a day."""

    unit = members(models.ForeignKey(Unit, models.CASCADE, related_name="staff_counts"))
    counted_on = confidential(models.DateField())
    staff = confidential(models.PositiveIntegerField())

    class Meta:
        ordering: ClassVar = ["counted_on"]
        constraints: ClassVar = [
            models.UniqueConstraint("unit", "counted_on", name="staff_counted_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}, {self.counted_on}: {self.staff}"
