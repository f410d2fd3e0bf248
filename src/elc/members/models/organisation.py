"""Organisations, and what is known of them from one day on: commitment, certificates, context."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from elc.core.models import Row
from elc.core.privacy import confidential, members, public
from elc.members.models.network import Network


class Organisation(Row):
    """A member of a network, or its office. Whether it belongs to the network follows from its admissions.

    `country` is an ISO 3166-1 alpha-2 code; blank for an international office. An office is never compared.
    """

    network = public(models.ForeignKey(Network, models.PROTECT, related_name="organisations"))
    name = public(models.CharField(max_length=200))
    country = public(models.CharField(max_length=2, blank=True))
    languages = members(models.JSONField(default=list))
    is_office = public(models.BooleanField(default=False))

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("name"), "network", name="organisation_name_once_a_network"),
        ]

    def __str__(self) -> str:
        return self.name


class Commitment(Row):
    """An organisation commits itself to the ten principles, from a day on."""

    organisation = members(models.ForeignKey(Organisation, models.CASCADE, related_name="commitments"))
    committed_on = members(models.DateField())

    class Meta:
        ordering: ClassVar = ["committed_on"]
        constraints: ClassVar = [
            models.UniqueConstraint("organisation", "committed_on", name="commitment_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.committed_on}"


class CertificateLevel(models.TextChoices):
    """The levels of the quality mark."""

    ASSURANCE = "assurance", _("Assurance")
    EXCELLENCE = "excellence", _("Excellence")


class Certificate(Row):
    """A certificate as the organisation states it, and who verified it when.

    Its expiry changes what the organisation may take part in from then on, never what it took part in.
    """

    organisation = members(models.ForeignKey(Organisation, models.CASCADE, related_name="certificates"))
    level = members(models.CharField(max_length=16, choices=CertificateLevel))
    valid_from = members(models.DateField())
    valid_until = members(models.DateField())
    verified_on = members(models.DateField(null=True, blank=True))
    verified_by = confidential(models.UUIDField(null=True, blank=True))  # a person; no key, so that erasure is free

    class Meta:
        ordering: ClassVar = ["valid_from", "level"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("valid_from")), name="certificate_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(verified_on__isnull=True, verified_by__isnull=True)
                | Q(verified_on__isnull=False, verified_by__isnull=False),
                name="certificate_is_verified_by_somebody",
            ),
            models.UniqueConstraint("organisation", "level", "valid_from", name="certificate_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.level}, {self.valid_from}–{self.valid_until}"


class Context(Row):
    """What makes organisations alike, as it was from a day on: for groups of similar organisations.

    `services` are keys of `elc.members.services`; `staff` counts persons, `places` the people supported at one time.
    """

    organisation = members(models.ForeignKey(Organisation, models.CASCADE, related_name="contexts"))
    since = confidential(models.DateField())
    services = members(models.JSONField(default=list))
    staff = confidential(models.PositiveIntegerField(null=True, blank=True))
    places = confidential(models.PositiveIntegerField(null=True, blank=True))

    class Meta:
        ordering: ClassVar = ["since"]
        constraints: ClassVar = [
            models.UniqueConstraint("organisation", "since", name="context_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.since}"
