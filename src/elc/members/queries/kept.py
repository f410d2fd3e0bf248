"""What is kept about a person, table by table: for that person, to read and to take along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone

from elc.core.wall import EVERYTHING, within
from elc.members.about_person import Way, ways
from elc.members.models import Membership, Organisation, Person
from elc.members.queries.people import is_last_of_its_kind, roles_to_give
from elc.members.queries.reach import Standing
from elc.members.roles import OFFICE_ROLES

Value = str | int | float | bool | date | datetime | list[Any] | dict[str, Any] | None
NEWEST_FIRST: Final = ("at", "made_at", "asked_at", "since", "decided_at", "accepted_at", "invited_at")


@dataclass(frozen=True)
class KeptTable:
    """The rows of one table that lead to a person: the table and the way there, how many rows, and what they say."""

    label: str
    way: str
    is_about: bool
    total: int
    rows: tuple[dict[str, Value], ...]


def kept_about(person: Person, *, most: int | None = None) -> list[KeptTable]:
    """Everything that is kept about a person, and where the person did something; of a table at most `most` rows.

    Tables with nothing in them are left out. Read past the wall: what is about somebody is theirs, wherever it lies.
    """
    with within(EVERYTHING):
        found = [_table(way, person, most) for way in ways()]
    return [table for table in found if table.total]


def as_json(person: Person) -> dict[str, Any]:
    """The same for a file: whole, in the words of the programme, so that another programme can read it."""
    return {
        "written_at": timezone.now().isoformat(timespec="seconds"),
        "person": str(person.id),
        "tables": [
            {"table": table.label, "by": table.way, "is_about_you": table.is_about, "rows": list(table.rows)}
            for table in kept_about(person)
        ],
    }


JSON_ENCODER: Final = DjangoJSONEncoder


def current_memberships(person: Person) -> list[Membership]:
    """The roles that somebody has today or will have."""
    current = Q(until__isnull=True) | Q(until__gte=timezone.localdate())
    return list(Membership.objects.filter(current, person=person).select_related("organisation", "person"))


def needed_by(person: Person) -> Organisation | None:
    """An organisation that nobody could manage any more without this person; None where there is none."""
    with within(EVERYTHING):
        last = (one for one in current_memberships(person) if is_last_of_its_kind(one))
        return next((one.organisation for one in last), None)


def is_within_reach(person: Person, standing: Standing, right: str) -> bool:
    """Whether a right reaches every organisation in which somebody has a role, and no role is above the reader's."""
    own = set(standing.organisations(right).values_list("id", flat=True))
    with within(EVERYTHING):
        held = current_memberships(person)
        above = [
            one
            for one in held
            if one.role in OFFICE_ROLES and one.role not in roles_to_give(standing, one.organisation)
        ]
        return not above and {one.organisation_id for one in held} <= own


def _table(way: Way, person: Person, most: int | None) -> KeptTable:
    names = [field.name for field in way.model._meta.local_fields]
    order = next((f"-{name}" for name in NEWEST_FIRST if name in names), "pk")
    keys = [name for name in way.told if way.model._meta.get_field(name).is_relation]
    rows = way.rows(person).order_by(order, "pk")
    total = rows.count()
    chosen = rows.select_related(*keys) if keys else rows
    some = chosen if most is None else chosen[:most]
    told = tuple({name: _value(getattr(row, name)) for name in way.told} for row in some)
    return KeptTable(way.label, way.field, way.is_about, total, told)


_PLAIN: Final = (str, int, float, bool, date, datetime, list, dict, type(None))
_TOLD: Final[tuple[tuple[type, Callable[[Any], Value]], ...]] = ((models.Model, str), (UUID, str))


def _value(value: Any) -> Value:
    for kind, told in _TOLD:
        if isinstance(value, kind):
            return told(value)
    return value if isinstance(value, _PLAIN) else str(value)
