"""People, and memberships: who has which role, where, from when to when."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from elc.core.models import Row
from elc.core.privacy import confidential, members, personal
from elc.members.models.organisation import Organisation
from elc.members.models.unit import Unit


class People(BaseUserManager["Person"]):
    """Finds people by their e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """The person with that address; `Person.DoesNotExist` where there is none."""
        return self.get(email__iexact=username or "")


class Person(Row, AbstractBaseUser):
    """Somebody who signs in. Respondents never need to: they are not people of this table."""

    email = personal(models.EmailField(unique=True))
    name = personal(models.CharField(max_length=200))
    language = personal(models.CharField(max_length=16, default="en"))
    password = confidential(models.CharField(max_length=128))
    last_login = None  # when somebody was here is nobody's business

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "email"

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="person_email_is_lower_case"),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(Row):
    """A role that a person has in an organisation, or in one of its units, from one day until another."""

    person = members(models.ForeignKey(Person, models.CASCADE, related_name="memberships"))
    organisation = members(models.ForeignKey(Organisation, models.PROTECT, related_name="memberships"))
    unit = members(models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="memberships"))
    role = members(models.CharField(max_length=32))
    since = members(models.DateField())
    until = members(models.DateField(null=True, blank=True))

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="membership_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.role}, {self.organisation}"
