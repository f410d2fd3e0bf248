"""Rounds, groups and submissions. Dates only: nothing here knows an hour."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from elc.core.models import Row
from elc.core.privacy import confidential, members
from elc.instruments.models import Instrument

SALT_BYTES = 32


def new_salt() -> bytes:
    """A round's salt, made when it opens and never shown: without it a digest of few answers could be guessed."""
    return secrets.token_bytes(SALT_BYTES)


class Group(Row):
    """Whatever a round asks about: a unit, an event, a plan. That thing holds the foreign key to its group."""

    kind = members(models.CharField(max_length=32))
    label = members(models.CharField(max_length=200))

    def __str__(self) -> str:
        return self.label


class Round(Row):
    """Who is asked, with which instrument, about what kind of group, and when."""

    title = members(models.JSONField())
    instrument = members(models.ForeignKey(Instrument, models.PROTECT, related_name="+"))
    groups = members(models.ManyToManyField(Group, through="RoundGroup", related_name="+"))
    opened_on = members(models.DateField())
    closed_on = members(models.DateField(null=True, blank=True))
    salt = confidential(models.BinaryField(default=new_salt, editable=False))

    class Meta:
        ordering: ClassVar = ["opened_on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="round_closes_after_it_opens",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument} from {self.opened_on}"


class RoundGroup(Row):
    """One group that a round asks about."""

    round = members(models.ForeignKey(Round, models.CASCADE, related_name="+"))
    group = members(models.ForeignKey(Group, models.PROTECT, related_name="+"))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "group"], name="round_asks_about_a_group_once"),
        ]

    def __str__(self) -> str:
        return f"{self.round}, {self.group}"


class Submission(Row):
    """The answers of one respondent about one group, checked against the instrument.

    `answers`: item key -> a value of its scale, "don't know" or "not applicable"; an absent key is a missing answer.
    `comments`: open question key -> words.
    """

    round = confidential(models.ForeignKey(Round, models.CASCADE, related_name="+"))
    group = confidential(models.ForeignKey(Group, models.PROTECT, related_name="+"))
    answers = confidential(models.JSONField())
    comments = confidential(models.JSONField(default=dict))

    def __str__(self) -> str:
        return "a submission"
