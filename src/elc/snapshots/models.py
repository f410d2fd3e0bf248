"""Snapshots: the row that says where a round's snapshot is and what its digest must be."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.db import models

from elc.collection.models import Round
from elc.core.models import Row
from elc.core.privacy import confidential, members
from elc.snapshots.freezing import FrozenSnapshot, open_snapshot


class Snapshot(Row):
    """The snapshot of a round. Written once, never changed."""

    round = members(models.OneToOneField(Round, models.PROTECT, related_name="+"))
    digest = members(models.CharField(max_length=64))
    rows = confidential(models.PositiveIntegerField())
    frozen_on = members(models.DateField())

    class Meta:
        ordering: ClassVar = ["frozen_on", "id"]

    def __str__(self) -> str:
        return self.digest[:12]

    @property
    def folder(self) -> Path:
        """Where its files are: a folder of the home named after the round."""
        return snapshot_folder(self.round_id)

    def open(self) -> FrozenSnapshot:
        """The snapshot itself."""
        return open_snapshot(self.folder)


def snapshot_folder(round_id: object) -> Path:
    """The folder in which the snapshot of a round is kept."""
    return Path(settings.HOME) / "snapshots" / str(round_id)
