"""Instruments: one row a version, never changed once it is there."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from elc.core.models import Row
from elc.core.privacy import members, public
from elc.instruments.definition import Definition


class Instrument(Row):
    """One version of an instrument, with its definition as checked JSON."""

    key = public(models.CharField(max_length=200))
    version = public(models.PositiveIntegerField())
    definition_json = members(models.JSONField())

    class Meta:
        ordering: ClassVar = ["key", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "version"], name="instrument_version_is_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.key}, version {self.version}"

    @property
    def definition(self) -> Definition:
        """The definition, checked again on the way out."""
        return Definition.model_validate(self.definition_json)
