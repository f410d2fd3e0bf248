"""Runs and the figures that they released. Pages and files print these rows; none of them computes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from elc.comparison.figures import Figure
from elc.core.models import Row
from elc.core.privacy import confidential, members
from elc.snapshots.models import Snapshot


class Run(Row):
    """One comparison released to one audience: of a snapshot, or of a snapshot against another."""

    snapshot = members(models.ForeignKey(Snapshot, models.PROTECT, related_name="+"))
    against = members(models.ForeignKey(Snapshot, models.PROTECT, null=True, blank=True, related_name="+"))
    audience = members(models.CharField(max_length=32))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["snapshot", "audience"],
                condition=Q(against__isnull=True),
                name="run_once_for_an_audience",
            ),
            models.UniqueConstraint(
                fields=["snapshot", "against", "audience"],
                condition=Q(against__isnull=False),
                name="contrast_once_for_an_audience",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.snapshot} for {self.audience}"


class StoredFigure(Row):
    """A released figure, as it was and stays."""

    run = members(models.ForeignKey(Run, models.CASCADE, related_name="figures"))
    position = members(models.PositiveIntegerField())
    group = confidential(models.CharField(max_length=420))
    measure = members(models.CharField(max_length=200))
    statistic = members(models.CharField(max_length=32))
    definition = members(models.CharField(max_length=200))
    n = confidential(models.PositiveIntegerField(null=True))
    value = confidential(models.FloatField(null=True))
    low = confidential(models.FloatField(null=True))
    high = confidential(models.FloatField(null=True))
    method = members(models.CharField(max_length=200))
    version = members(models.CharField(max_length=16))
    snapshot = members(models.CharField(max_length=129))
    audience = members(models.CharField(max_length=32))
    withheld = members(models.CharField(max_length=200, null=True))

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "position"], name="figure_has_its_own_position"),
            models.CheckConstraint(
                condition=Q(withheld__isnull=True) | Q(value__isnull=True),
                name="withheld_figure_has_no_value",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}, {self.measure}, {self.statistic}"

    @property
    def figure(self) -> Figure:
        """The row as a figure."""
        return Figure(**{key: getattr(self, key) for key in Figure.__dataclass_fields__})
