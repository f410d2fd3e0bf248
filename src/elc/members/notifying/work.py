"""Telling of background work: whoever asked for it, and the office where it did not work."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from elc.core.action import INSTALLATION
from elc.core.models import Work
from elc.members.notifying.gathering import notify_by_id, notify_those_who_may

WATCHED: Final = timedelta(minutes=1)  # so long somebody waits before the page
OWN: Final = "members.send_notifications"  # mail cannot tell that mail does not work


def tell_of_work(work: Work, is_done: bool) -> None:
    """Listens to `elc.core.later.on_end`."""
    address = reverse("members:work_page", args=[work.pk])
    values = {"title": work.name}
    if is_done:
        if timezone.now() - work.asked_at > WATCHED:
            _tell_asker(work, "work_done", values, address)
    elif work.name != OWN:
        _tell_asker(work, "own_work_failed", values, address)
        notify_those_who_may(right="see work", kind="work_failed", values=values, address=address)


def _tell_asker(work: Work, kind: str, values: dict[str, str], address: str) -> None:
    if work.asked_by and UUID(work.asked_by) != INSTALLATION.id:
        notify_by_id(person_id=UUID(work.asked_by), kind=kind, values=values, address=address)
