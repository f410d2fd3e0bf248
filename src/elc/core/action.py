"""An action is a sentence: verb_noun, keyword-only, `by=` the acting person, one transaction, written to the trail."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Final, ParamSpec, Protocol, TypeVar
from uuid import UUID

from django.db import models, transaction

from elc.core.trail import LOOKED, append

P = ParamSpec("P")
R = TypeVar("R", bound="models.Model")

MARK: Final = "elc_action"


class Actor(Protocol):
    """Whoever acts: a person, or the installation itself."""

    @property
    def id(self) -> UUID:
        """The random key that the trail keeps."""
        ...


class _Installation:
    """The programme acting on behalf of whoever runs it: first set-up and the demo network."""

    id = UUID(int=0)


INSTALLATION: Final[Actor] = _Installation()


def action(function: Callable[P, R]) -> Callable[P, R]:
    """Run `function` in one transaction and write it to the audit trail.

    Raises TypeError at import time where the function is not a sentence: every parameter keyword-only, `by` among them.
    """
    parameters = inspect.signature(function).parameters
    if "by" not in parameters or any(p.kind is not p.KEYWORD_ONLY for p in parameters.values()):
        raise TypeError(f"{function.__qualname__}: an action takes keyword-only parameters and by=")

    @wraps(function)
    def act(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            thing = function(*args, **kwargs)
            _write_entry(kwargs["by"], function.__name__, thing)
        return thing

    setattr(act, MARK, "audited")
    return act


def respondent_action(function: Callable[P, R]) -> Callable[P, R]:
    """Run `function` in one transaction and leave no entry: nobody is named, nothing is timed.

    For the paths of respondents only; by design and in writing (docs/decisions/0004-respondents-leave-no-trail.md).
    """

    @wraps(function)
    def act(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            return function(*args, **kwargs)

    setattr(act, MARK, "exempt")
    return act


def note_look(*, by: Actor, thing: models.Model) -> None:
    """Write down that somebody looked at something confidential. One line for each look: who, what, when."""
    with transaction.atomic():
        _write_entry(by, LOOKED, thing)


def _write_entry(by: object, verb: str, thing: models.Model) -> None:
    append(
        actor=str(by.id) if hasattr(by, "id") else str(by),
        verb=verb,
        thing_kind=thing._meta.label_lower,
        thing_id=str(thing.pk),
        about=_organisation_of(thing),
    )


def _organisation_of(thing: models.Model) -> UUID | None:
    """The organisation that a thing is, or belongs to by itself or through its unit; None for all others."""
    if thing._meta.model_name == "organisation":
        found = thing.pk
    else:
        found = getattr(thing, "organisation_id", None) or getattr(
            getattr(thing, "unit", None), "organisation_id", None
        )
    return found if isinstance(found, UUID) else None
