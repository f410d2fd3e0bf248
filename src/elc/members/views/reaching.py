"""What the views of this stage share: finding things within the reader's reach, and showing refusals beside a form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from elc.core.refusals import BadInput, NotNow, NotThere
from elc.members.models import Organisation, Person, Unit
from elc.members.queries import standing

T = TypeVar("T")
METHODS: Final = ["GET", "HEAD", "POST"]


def reader(request: HttpRequest) -> Person:
    """The person who is signed in."""
    assert isinstance(request.user, Person)  # noqa: S101 - nobody else comes past LoginRequiredMiddleware
    return request.user


def organisation_of(request: HttpRequest, right: str, key: UUID) -> Organisation:
    """An organisation within the reader's reach, for which the reader has a right."""
    return standing(request).organisation(right, key)


def member_of(request: HttpRequest, right: str, key: UUID) -> Organisation:
    """As `organisation_of`; an office has no such page, because it is never compared."""
    organisation = organisation_of(request, right, key)
    if organisation.is_office:
        raise NotThere(
            _("An office has no such page, because it is never compared."), _("Go back to the page of the office.")
        )
    return organisation


def unit_of(request: HttpRequest, right: str, key: UUID, unit: UUID) -> Unit:
    """A unit of an organisation within the reader's reach; those whose right is limited find their own units only."""
    organisation = member_of(request, right, key)
    among = standing(request).units(right, organisation)
    units = Unit.objects.filter(organisation=organisation).select_related("organisation__network", "merged_into")
    found = (units if among is None else units.filter(id__in=among)).filter(id=unit).first()
    if found is None:
        raise not_there()
    return found


def not_there() -> NotThere:
    """In the words of every page beyond the reader's reach."""
    return NotThere(
        _("This page does not exist, or not for you."), _("Check the address, or go back to the first page.")
    )


def show(request: HttpRequest, template: str, organisation: Organisation, **context: Any) -> HttpResponse:
    """A page of an organisation, with what the reader may do there."""
    more = {
        "organisation": organisation,
        "rights": standing(request).rights_in(organisation),
        "today": timezone.localdate(),
        "page_name": request.resolver_match.url_name if request.resolver_match else "",
    }
    return render(request, f"members/{template}.html", {**more, **context})


def tried(form: forms.Form, deed: Callable[[], T]) -> T | None:
    """What a deed gives; what was refused stands above the form instead, with everything that was typed."""
    try:
        return deed()
    except (BadInput, NotNow) as refusal:
        form.add_error(None, str(refusal))
        return None


def bound(request: HttpRequest, form: type[forms.Form], **given: Any) -> Any:
    """A form with what was sent, or with its first values where nothing was."""
    return form(request.POST if request.method == "POST" else None, **given)
