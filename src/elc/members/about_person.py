"""The ways from any row of the database to a person: what export and erasure of a person go by.

They follow from the models and their field classes, so that a new model is found without anybody thinking of it:

- a foreign key to a person, or a personal e-mail address: the row is about that person;
- an id of a person without a key, in a field that is called `…_by` or `actor`: the person did something with the row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps
from django.db import models
from django.db.models import QuerySet

from elc.core.privacy import FieldClass, class_of
from elc.members.models import Person

# Tables of libraries that hold something of a person, and what of it is no secret. A test knows that none is missing.
OF_LIBRARIES: Final = {
    "account.EmailAddress": ("email", "verified"),
    "mfa.Authenticator": ("type", "created_at"),
    "usersessions.UserSession": ("user_agent", "created_at"),
    "socialaccount.SocialAccount": ("provider", "uid"),
}
FOR_ALL: Final = (FieldClass.PUBLIC, FieldClass.MEMBERS)


@dataclass(frozen=True)
class Way:
    """A way from the rows of a model to a person, by one of its fields."""

    model: type[models.Model]
    field: str
    is_about: bool  # the row is about the person; otherwise the person only did something with it

    @property
    def label(self) -> str:
        """The model, as `stage.model`."""
        return self.model._meta.label_lower

    def rows(self, person: Person) -> QuerySet[Any]:
        """The rows that lead to a person."""
        field = self.model._meta.get_field(self.field)
        value: object = str(person.id) if isinstance(field, models.CharField) else person.id
        if isinstance(field, models.EmailField):
            return self.model._default_manager.filter(**{f"{self.field}__iexact": person.email})
        return self.model._default_manager.filter(**{self.field: value})

    @property
    def told(self) -> tuple[str, ...]:
        """The fields that the person is told: no secret, and of rows that are somebody else's no confidential word."""
        label = self.model._meta.label
        if label in OF_LIBRARIES:
            return OF_LIBRARIES[label]
        return tuple(field.name for field in self.model._meta.local_fields if self._is_told(field))

    def _is_told(self, field: models.Field[Any, Any]) -> bool:
        if field.primary_key or field.related_model is Person:
            return False
        if class_of(field) in FOR_ALL or (self.is_about and class_of(field) is FieldClass.PERSONAL):
            return True
        return not self.is_about and isinstance(field, models.DateField)


def ways() -> Iterator[Way]:
    """Every way, in the order of the models; that to the row of the person first."""
    yield Way(Person, "id", is_about=True)
    for model in apps.get_models():
        if model is not Person:
            yield from _ways_of(model)


def _ways_of(model: type[models.Model]) -> Iterator[Way]:
    for field in model._meta.local_fields:
        is_personal = class_of(field) is FieldClass.PERSONAL
        if field.related_model is Person or (is_personal and isinstance(field, models.EmailField)):
            yield Way(model, field.name, is_about=True)
        elif class_of(field) and (field.name.endswith("_by") or field.name == "actor"):
            yield Way(model, field.name, is_about=False)
