"""The three events of the product: what happened upstream, told to stages downstream without knowing them.

    subscribe(PersonErased, forget_registrations)        in the `AppConfig.ready` of a later stage
    publish(PersonErased(person=person.id, email=…))     in the action

Whoever subscribes is called at once, inside of the action's transaction: what it does belongs to the deed, and what it
raises undoes the deed. Slow work is enqueued (`elc.core.later`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID


@dataclass(frozen=True)
class ResultsReleased:
    """Figures of a snapshot were released to an audience."""

    snapshot: UUID
    audience: str


@dataclass(frozen=True)
class PersonErased:
    """A person is being erased. Whatever is kept under the id or the address has to go, now."""

    person: UUID
    email: str


@dataclass(frozen=True)
class ConsentChanged:
    """An organisation has decided anew who may see its figures."""

    organisation: UUID


E = TypeVar("E", ResultsReleased, PersonErased, ConsentChanged)

_subscribers: defaultdict[type[Any], list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(event: type[E], listener: Callable[[E], None]) -> None:
    """Have `listener` called with every event of a kind; called from `AppConfig.ready`, once a stage."""
    if listener not in _subscribers[event]:
        _subscribers[event].append(listener)


def publish(event: ResultsReleased | PersonErased | ConsentChanged) -> None:
    """Tell everybody who has subscribed, in the order of the stages."""
    for listener in _subscribers[type(event)]:
        listener(event)
