"""Which round evaluated which event, and the published table that an evaluation may come from."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from elc.collection.models import Round
from elc.core.models import Row
from elc.core.privacy import members
from elc.events.models import Event


class PublishedTable(Row):
    """A table of means and spreads that was printed somewhere before its answers reached ELC."""

    key = members(models.SlugField(max_length=64, unique=True))
    title = members(models.CharField(max_length=300))
    author = members(models.CharField(max_length=200))
    published = members(models.CharField(max_length=7))  # year and month, 2016-04

    def __str__(self) -> str:
        return self.title


class EventEvaluation(Row):
    """The round in which participants evaluated an event.

    Where the answers were reconstructed from a published table, `published_definition` is the SD that its spread column
    turned out to be (`sd_sample` or `sd_population`), `answers` the number of participants found, `other_answers` the
    numbers that would fit the table as well (empty: it is certain).
    """

    event = members(models.OneToOneField(Event, models.PROTECT, related_name="+"))
    round = members(models.OneToOneField(Round, models.PROTECT, related_name="+"))
    table = members(models.ForeignKey(PublishedTable, models.PROTECT, null=True, blank=True, related_name="+"))
    published_definition = members(models.CharField(max_length=16, blank=True))
    answers = members(models.PositiveIntegerField(null=True, blank=True))
    other_answers = members(models.JSONField(default=list))

    class Meta:
        ordering: ClassVar = ["event__held_on"]

    def __str__(self) -> str:
        return f"Evaluation of {self.event}"


class RetoldComment(Row):
    """What a participant said, retold in our own words; of no event and no author, because none is known."""

    table = members(models.ForeignKey(PublishedTable, models.CASCADE, related_name="comments"))
    position = members(models.PositiveIntegerField())
    words = members(models.JSONField())

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return f"comment {self.position}"
