"""Networks: the international one, and national ones inside it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from elc.core.models import Row
from elc.core.privacy import members, public


class Network(Row):
    """Organisations that compare themselves with each other; a national network lies inside the international one.

    `country` is an ISO 3166-1 alpha-2 code, blank for the international network. `languages` are the codes of the
    languages in which the network works, the first one for whoever has chosen none.
    """

    name = public(models.CharField(max_length=200, unique=True))
    country = public(models.CharField(max_length=2, blank=True))
    languages = members(models.JSONField(default=list))
    parent = public(models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="national_networks"))

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="network_lies_not_in_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name
