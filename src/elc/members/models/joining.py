"""Joining: applications, invitations, and the dated decisions from which membership follows."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from elc.core.models import Row
from elc.core.privacy import confidential, members, personal
from elc.members.models.network import Network
from elc.members.models.organisation import Organisation
from elc.members.models.unit import Unit


class Decision(models.TextChoices):
    """What was decided about an organisation."""

    INVITED = "invited", _("Invited")
    ADMITTED = "admitted", _("Member")
    DECLINED = "declined", _("Declined")
    LEFT = "left", _("Left")


class Admission(Row):
    """A dated decision; the status of an organisation is what its last one says."""

    organisation = members(models.ForeignKey(Organisation, models.CASCADE, related_name="admissions"))
    decision = members(models.CharField(max_length=16, choices=Decision))
    decided_at = members(models.DateTimeField())
    decided_by = confidential(models.UUIDField())  # a person; no key, so that erasure is free
    reason = confidential(models.CharField(max_length=500, blank=True))

    class Meta:
        ordering: ClassVar = ["decided_at"]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.decision}"


class Application(Row):
    """An organisation asks to join. Kept until it is decided, and then for as long as retention says.

    `organisation` is the one that was made of it, where it was admitted.
    """

    network = members(models.ForeignKey(Network, models.CASCADE, related_name="applications"))
    name = confidential(models.CharField(max_length=200))
    country = confidential(models.CharField(max_length=2))
    contact_name = personal(models.CharField(max_length=200))
    email = personal(models.EmailField())
    language = personal(models.CharField(max_length=16, default="en"))
    message = personal(models.TextField(max_length=2000, blank=True))
    applied_at = confidential(models.DateTimeField())
    decided_at = confidential(models.DateTimeField(null=True, blank=True))
    decided_by = confidential(models.UUIDField(null=True, blank=True))
    organisation = confidential(
        models.OneToOneField(Organisation, models.SET_NULL, null=True, blank=True, related_name="application")
    )

    class Meta:
        ordering: ClassVar = ["applied_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=True) | Q(decided_at__isnull=False),
                name="application_is_decided_before_admission",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Invitation(Row):
    """A link by which somebody joins an organisation in a role. Its secret is kept as a digest only.

    Whether it can be used follows from its times: not used, not withdrawn, not expired.
    """

    organisation = members(models.ForeignKey(Organisation, models.CASCADE, related_name="invitations"))
    unit = members(models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="invitations"))
    role = members(models.CharField(max_length=32))
    email = personal(models.EmailField())
    name = personal(models.CharField(max_length=200, blank=True))
    language = personal(models.CharField(max_length=16, default="en"))
    digest = confidential(models.CharField(max_length=64, unique=True))
    invited_at = confidential(models.DateTimeField())
    invited_by = confidential(models.UUIDField())
    expires_at = confidential(models.DateTimeField())
    used_at = confidential(models.DateTimeField(null=True, blank=True))
    withdrawn_at = confidential(models.DateTimeField(null=True, blank=True))

    class Meta:
        ordering: ClassVar = ["invited_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="invitation_is_used_or_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}, {self.role}, {self.organisation}"
