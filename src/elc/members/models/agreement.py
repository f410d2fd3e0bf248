"""What organisations accept: the code of conduct and the data agreement, in versions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from elc.core.models import Row
from elc.core.privacy import confidential, members
from elc.members.models.organisation import Organisation


class Agreement(models.TextChoices):
    """The two texts that every organisation accepts; their wordings lie in the catalogue, one file a version."""

    CODE_OF_CONDUCT = "code-of-conduct", _("Code of conduct")
    DATA_AGREEMENT = "data-agreement", _("Data agreement")


class Acceptance(Row):
    """An organisation accepts one version of an agreement."""

    organisation = members(models.ForeignKey(Organisation, models.CASCADE, related_name="acceptances"))
    agreement = members(models.CharField(max_length=32, choices=Agreement))
    version = members(models.PositiveIntegerField())
    accepted_at = members(models.DateTimeField())
    accepted_by = confidential(models.UUIDField())  # a person; no key, so that erasure is free

    class Meta:
        ordering: ClassVar = ["accepted_at"]
        constraints: ClassVar = [
            models.UniqueConstraint("organisation", "agreement", "version", name="agreement_version_accepted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.agreement} {self.version}"
