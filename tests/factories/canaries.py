"""A word that stands nowhere else in every personal field that leads to a person; and the text of a whole database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection, models
from django.utils import timezone

from elc.core.later import later
from elc.core.models import Work
from elc.core.privacy import FieldClass, class_of
from elc.members.about_person import Way, ways
from elc.members.models import Notification, Organisation, Person


def personal_fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return [field for field in model._meta.local_fields if class_of(field) is FieldClass.PERSONAL]


def plant(person: Person, organisation: Organisation) -> dict[str, str]:
    """Write a canary into each personal field of each model that leads to a person; by `model.field`, what was written.

    The values are raw: no action is asked, so a field that no action writes yet is planted as well.
    """
    planted: dict[str, str] = {}
    for way in ways():
        row = person if way.model is Person else _row(way, person, organisation)
        for field in personal_fields(way.model):
            name = f"{way.label}.{field.name}"
            if field.name == way.field or field.is_relation:
                continue  # by it the row is found
            planted[name] = _write(row, field, person)
        row.save()
    return planted


def _row(way: Way, person: Person, organisation: Organisation) -> models.Model:
    if way.model is Work:
        return later("members.send_notifications", str(person.id), by=person)
    row = way.model()
    for field in way.model._meta.local_fields:
        if field.name == way.field:
            value = person if field.is_relation else person.email if isinstance(field, models.EmailField) else person.id
            setattr(row, field.name, str(value) if isinstance(field, models.CharField) else value)
        elif not field.null and not field.has_default() and not field.primary_key:
            setattr(row, field.name, _filler(field, organisation))
    _keep_constraints(row)
    return row


def _keep_constraints(row: Any) -> None:
    """What must hold of a row although its fields are filled one by one."""
    if row._meta.label == "members.Certificate":
        row.verified_on = row.valid_until = row.valid_from
    if row._meta.label == "account.EmailAddress":
        row.primary = False


def _filler(field: models.Field[Any, Any], organisation: Organisation) -> Any:
    if field.is_relation:
        related: Any = field.related_model
        return organisation if related is Organisation else related._default_manager.all()[0]
    if field.flatchoices:
        return field.flatchoices[0][0]
    if isinstance(field, models.DateTimeField):
        return timezone.now()
    if isinstance(field, models.DateField):
        return timezone.localdate() - timedelta(days=uuid4().int % 9000)
    if isinstance(field, models.BooleanField):
        return False
    if isinstance(field, models.IntegerField):
        return 1 + uuid4().int % 9000
    if isinstance(field, models.GenericIPAddressField):
        return "::"
    return uuid4() if isinstance(field, models.UUIDField) else uuid4().hex[: getattr(field, "max_length", 0) or 30]


def _write(row: models.Model, field: models.Field[Any, Any], person: Person) -> str:
    word = f"kn{uuid4().hex[:10]}"
    value: Any = word
    if isinstance(field, models.EmailField):
        value = word = f"{word}@example.org" if row is person else person.email
    elif isinstance(field, models.JSONField):
        value = {"word": word}
    elif isinstance(field, models.DateTimeField):
        value = timezone.now() - timedelta(days=1 + int(word[2:6], 16) % 20, seconds=int(word[6:9], 16))
        word = value.isoformat(timespec="seconds")[:19]
    elif isinstance(field, models.BooleanField):
        value, word = True, "true"
    elif field.name in ("asked_by", "actor"):
        value = word = str(person.id)
    setattr(row, field.name, value)
    return word


def plant_elsewhere(person: Person, other: Person) -> None:
    """Where nobody looks for somebody by a field: what others were told, and sessions of one who has not signed in."""
    Notification.objects.create(
        person=other,
        kind="invitation_accepted",
        values={"organisation": "x", "person": person.name},
        made_at=timezone.now(),
    )
    for told in ({"_auth_user_id": str(person.id)}, {"login": {"email": person.email}}):
        session = SessionStore()
        session.update(told)
        session.create()


def whole_database() -> str:
    """Every value of every table, sessions opened."""
    return "\n".join(_texts())


def _texts() -> Iterator[str]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'select * from "{table}"')
            for row in cursor.fetchall():
                yield " ".join(value.isoformat() if isinstance(value, datetime) else str(value) for value in row)
    for session in Session.objects.all():
        yield str(session.get_decoded())


def every_model_with_personal_fields() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if personal_fields(model)]
