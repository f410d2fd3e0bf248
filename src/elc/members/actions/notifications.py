"""What people choose to be told by e-mail."""

from __future__ import annotations

from collections.abc import Collection

from elc.core.action import Actor, action
from elc.members.models import NotificationChoice, Person
from elc.members.notifying.kinds import KINDS


@action
def choose_notifications(*, person: Person, kinds: Collection[str], by: Actor) -> Person:
    """A person wants to be told of these kinds, and of no other that can be stopped."""
    _keep(person, kinds)
    return person


@action
def stop_notifications(*, person: Person, by: Actor) -> Person:
    """A person wants no e-mail that can be stopped. Done twice, it is the same."""
    _keep(person, ())
    return person


def _keep(person: Person, wanted: Collection[str]) -> None:
    for kind in KINDS.values():
        if kind.can_stop:
            NotificationChoice.objects.update_or_create(
                person=person, kind=kind.key, defaults={"is_wanted": kind.key in wanted}
            )
