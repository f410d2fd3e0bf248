"""Field classes: who a field is for, said beside its definition.

    name = public(models.CharField(max_length=200))

A test walks every model and fails where a field carries no class, so that exports, retention and erasure can rely on
it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, TypeVar

from django.db.models import Field

F = TypeVar("F", bound="Field[Any, Any]")


class FieldClass(StrEnum):
    """From the least to the most protected."""

    PUBLIC = "public"  # anybody may read it
    MEMBERS = "members"  # signed-in members of the network
    CONFIDENTIAL = "confidential"  # the organisation or round it belongs to, through the gate
    PERSONAL = "personal"  # about a living person: exported and erased with that person


ATTRIBUTE = "elc_field_class"


def _mark(field: F, field_class: FieldClass) -> F:
    setattr(field, ATTRIBUTE, field_class)
    return field


def public(field: F) -> F:
    """Anybody may read this field."""
    return _mark(field, FieldClass.PUBLIC)


def members(field: F) -> F:
    """Signed-in members may read this field."""
    return _mark(field, FieldClass.MEMBERS)


def confidential(field: F) -> F:
    """Only the organisation, round or office that it belongs to may read this field."""
    return _mark(field, FieldClass.CONFIDENTIAL)


def personal(field: F) -> F:
    """The field is about a living person."""
    return _mark(field, FieldClass.PERSONAL)


def class_of(field: object) -> FieldClass | None:
    """The class given to a model field, or None where nobody gave one."""
    found = getattr(field, ATTRIBUTE, None)
    return found if isinstance(found, FieldClass) else None
