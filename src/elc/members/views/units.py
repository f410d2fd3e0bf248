"""Units: the tree, many at once from a spreadsheet, and the history of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from elc.core.action import note_look
from elc.members.actions import add_units, close_unit, count_staff, merge_unit, move_unit, rename_unit
from elc.members.forms.units import CloseForm, MergeForm, MoveForm, StaffForm, UnitForm, UnitsForm
from elc.members.models import StaffCount, Unit, UnitPlace
from elc.members.queries import standing
from elc.members.queries.units import SMALL_UNIT, closed_units, unit_events, unit_tree
from elc.members.services import SERVICES
from elc.members.views.reaching import METHODS, bound, member_of, reader, show, tried, unit_of


@require_safe
def unit_list(request: HttpRequest, key: UUID) -> HttpResponse:
    """The units as a tree, and those that have closed."""
    organisation = member_of(request, "see units", key)
    note_look(by=reader(request), thing=organisation)  # the numbers of staff are confidential
    only = standing(request).units("see units", organisation)
    rows = [(row, SERVICES.get(row.unit.service, "")) for row in unit_tree(organisation, only)]
    return show(request, "units", organisation, rows=rows, closed=closed_units(organisation, only), least=SMALL_UNIT)


@require_http_methods(METHODS)
def new_units(request: HttpRequest, key: UUID) -> HttpResponse:
    """Units from a spreadsheet: first what was understood is shown, then all of it is saved or nothing."""
    organisation = member_of(request, "manage units", key)
    form = bound(request, UnitsForm, organisation=organisation)
    is_read = form.is_bound and form.is_valid()
    if is_read and not form.problems and "save" in request.POST:
        made = tried(
            form,
            lambda: add_units(
                organisation=organisation,
                units=form.new_units(),
                parent=form.cleaned_data["parent"],
                on=timezone.localdate(),
                by=reader(request),
            ),
        )
        if made:
            count = len(form.lines)
            told = ngettext("%(count)s unit is saved.", "%(count)s units are saved.", count) % {"count": count}
            messages.success(request, told)
            return redirect("members:units", key=key)
    rows = [(line, SERVICES.get(line.service, "")) for line in form.lines] if is_read else []
    return show(
        request, "new_units", organisation, form=form, rows=rows, least=SMALL_UNIT, services=list(SERVICES.values())
    )


@require_http_methods(METHODS)
def unit_page(request: HttpRequest, key: UUID, unit: UUID) -> HttpResponse:
    """A unit with its history; its name and service are corrected here."""
    found = unit_of(request, "manage units" if request.method == "POST" else "see units", key, unit)
    if request.method != "POST":
        note_look(by=reader(request), thing=found)
        return _show(request, found)
    return _change(
        request,
        found,
        "rename",
        UnitForm(request.POST),
        lambda told: rename_unit(unit=found, by=reader(request), **told),
        _("The unit is saved."),
    )


@require_POST
def unit_staff(request: HttpRequest, key: UUID, unit: UUID) -> HttpResponse:
    """How many work in a unit, from a day on."""
    found = unit_of(request, "manage units", key, unit)
    form = StaffForm(request.POST)
    return _change(
        request,
        found,
        "staff",
        form,
        lambda told: count_staff(unit=found, by=reader(request), **told),
        _("The number of staff is saved."),
    )


@require_POST
def unit_move(request: HttpRequest, key: UUID, unit: UUID) -> HttpResponse:
    """A unit moves under another, or to the top."""
    found = unit_of(request, "manage units", key, unit)
    form = MoveForm(request.POST, unit=found)
    return _change(
        request,
        found,
        "move",
        form,
        lambda told: move_unit(unit=found, by=reader(request), **told),
        _("The unit is moved."),
    )


@require_POST
def unit_merge(request: HttpRequest, key: UUID, unit: UUID) -> HttpResponse:
    """A unit becomes part of another."""
    found = unit_of(request, "manage units", key, unit)
    form = MergeForm(request.POST, unit=found)
    return _change(
        request,
        found,
        "merge",
        form,
        lambda told: merge_unit(unit=found, by=reader(request), **told),
        _("The unit is part of the other one now."),
    )


@require_POST
def unit_close(request: HttpRequest, key: UUID, unit: UUID) -> HttpResponse:
    """A unit closes."""
    found = unit_of(request, "manage units", key, unit)
    form = CloseForm(request.POST)
    return _change(
        request,
        found,
        "close",
        form,
        lambda told: close_unit(unit=found, by=reader(request), **told),
        _("The unit is closed."),
    )


def _change(
    request: HttpRequest, unit: Unit, name: str, form: Any, deed: Callable[[dict[str, Any]], object], done: str
) -> HttpResponse:
    """Do one thing with a unit, or show its page with what stood in the way."""
    if form.is_valid() and tried(form, lambda: deed(form.cleaned_data)):
        messages.success(request, done)
        return redirect("members:unit", key=unit.organisation_id, unit=unit.id)
    unit.refresh_from_db()
    return _show(request, unit, wrong=form, **{name: form})


def _show(request: HttpRequest, unit: Unit, wrong: Any = None, **forms: Any) -> HttpResponse:
    today = timezone.localdate()
    place = UnitPlace.objects.filter(unit=unit, until__isnull=True).select_related("parent").first()
    counted = StaffCount.objects.filter(unit=unit).order_by("-counted_on").first()
    context: dict[str, Any] = {
        "rename": UnitForm(initial={"name": unit.name, "service": unit.service}, prefix=None),
        "staff": StaffForm(initial={"staff": counted.staff if counted else None, "on": today}, auto_id="staff_%s"),
        "move": MoveForm(
            unit=unit, initial={"parent": place.parent_id if place else None, "on": today}, auto_id="move_%s"
        ),
        "merge": MergeForm(unit=unit, initial={"on": today}, auto_id="merge_%s"),
        "close": CloseForm(initial={"on": today}, auto_id="close_%s"),
    }
    for name, form in forms.items():
        form.auto_id = f"{name}_%s"
        context[name] = form
    return show(
        request,
        "unit",
        unit.organisation,
        unit=unit,
        service=SERVICES.get(unit.service, ""),
        parent=place.parent if place else None,
        counted=counted,
        least=SMALL_UNIT,
        events=unit_events(unit),
        wrong=wrong,
        **context,
    )
