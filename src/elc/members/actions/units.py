"""Units: adding them, and writing their history. The past is never edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from elc.core.action import Actor, action
from elc.core.refusals import BadInput, NotNow
from elc.members.models import Organisation, StaffCount, Unit, UnitPlace
from elc.members.services import SERVICES
from elc.members.text import one_line


@dataclass(frozen=True)
class NewUnit:
    """A unit to be added: its name, the key of its service or nothing, and how many work there, where known."""

    name: str
    service: str = ""
    staff: int | None = None


@action
def add_units(
    *, organisation: Organisation, units: Sequence[NewUnit], on: date, parent: Unit | None = None, by: Actor
) -> Organisation:
    """Open units from a day on, all of them or none; each with its number of staff, and under `parent` where given."""
    if not units:
        raise BadInput(_("There is no unit in what you wrote."), _("Write one unit a line, its name first."))
    if parent is not None:
        _check_open(parent, organisation)
    for new in units:
        name = _free_name(organisation, new.name)
        if new.service and new.service not in SERVICES:
            raise BadInput(_("There is no such service."), _("Choose from the list."))
        unit = Unit.objects.create(organisation=organisation, name=name, service=new.service, opened_on=on)
        UnitPlace.objects.create(unit=unit, parent=parent, since=on)
        if new.staff is not None:
            StaffCount.objects.create(unit=unit, counted_on=on, staff=new.staff)
    return organisation


@action
def rename_unit(*, unit: Unit, name: str, service: str, by: Actor) -> Unit:
    """Correct the name or the service of a unit; what it is stays the same."""
    _check_open(unit, unit.organisation)
    if service and service not in SERVICES:
        raise BadInput(_("There is no such service."), _("Choose from the list."))
    unit.name, unit.service = _free_name(unit.organisation, name, but=unit), service
    unit.save(update_fields=["name", "service"])
    return unit


@action
def count_staff(*, unit: Unit, staff: int, on: date, by: Actor) -> StaffCount:
    """Say how many work in a unit on a day; said again for the same day, the last counts."""
    _check_open(unit, unit.organisation)
    return StaffCount.objects.update_or_create(unit=unit, counted_on=on, defaults={"staff": staff})[0]


@action
def move_unit(*, unit: Unit, parent: Unit | None, on: date, by: Actor) -> UnitPlace:
    """Put a unit under another from a day on, or at the top; where it stood before stays known."""
    _check_open(unit, unit.organisation)
    if parent is not None:
        _check_open(parent, unit.organisation)
        if unit.id in _line_of(parent):
            raise BadInput(_("A unit cannot lie in a part of itself."), _("Choose another unit."))
    here = UnitPlace.objects.filter(unit=unit, until__isnull=True).first()
    if here is not None and here.parent_id == (parent.id if parent else None):
        return here
    return _put(unit, here, parent, on)


@action
def merge_unit(*, unit: Unit, into: Unit, on: date, by: Actor) -> Unit:
    """A unit becomes part of another: it closes, its own parts move along, and its history stays."""
    _check_open(unit, unit.organisation)
    _check_open(into, unit.organisation)
    if unit.id in _line_of(into):
        raise BadInput(_("A unit cannot become part of itself or of one of its parts."), _("Choose another unit."))
    for place in UnitPlace.objects.filter(parent=unit, until__isnull=True).select_related("unit"):
        _put(place.unit, place, into, on)
    _close(unit, on, into)
    return unit


@action
def close_unit(*, unit: Unit, on: date, by: Actor) -> Unit:
    """A unit closes; it stays in every result that it was part of."""
    _check_open(unit, unit.organisation)
    if UnitPlace.objects.filter(parent=unit, until__isnull=True).exists():
        raise NotNow(
            _("This unit still has parts: %(name)s.") % {"name": unit.name}, _("Move or close its parts first.")
        )
    _close(unit, on, None)
    return unit


def _close(unit: Unit, on: date, into: Unit | None) -> None:
    if on < unit.opened_on:
        raise BadInput(_("A unit cannot close before it opened."), _("Check the date."))
    UnitPlace.objects.filter(unit=unit, until__isnull=True, since__gt=on).delete()
    UnitPlace.objects.filter(unit=unit, until__isnull=True).update(until=on)
    unit.closed_on, unit.merged_into = on, into
    unit.save(update_fields=["closed_on", "merged_into"])


def _put(unit: Unit, here: UnitPlace | None, parent: Unit | None, on: date) -> UnitPlace:
    if here is not None and here.since >= on:  # moved twice on one day: only the last place was one
        if here.since > on:
            raise BadInput(_("This unit was moved later than that already."), _("Check the date."))
        here.parent = parent
        here.save(update_fields=["parent"])
        return here
    if here is not None:
        here.until = on - timedelta(days=1)
        here.save(update_fields=["until"])
    return UnitPlace.objects.create(unit=unit, parent=parent, since=on)


def _line_of(unit: Unit) -> set[UUID]:
    """The unit and all above it today."""
    parents = dict(
        UnitPlace.objects.filter(unit__organisation=unit.organisation_id, until__isnull=True).values_list(
            "unit", "parent"
        )
    )
    line: set[UUID] = set()
    key: UUID | None = unit.id
    while key is not None and key not in line:
        line.add(key)
        key = parents.get(key)
    return line


def _check_open(unit: Unit, organisation: Organisation) -> None:
    if unit.organisation_id != organisation.id:
        raise BadInput(_("This unit is not open in this organisation."), _("Choose a unit from the list."))
    if unit.closed_on:
        raise NotNow(_("This unit is closed: %(name)s.") % {"name": unit.name}, _("Choose a unit that is open."))


def _free_name(organisation: Organisation, name: str, *, but: Unit | None = None) -> str:
    kept = one_line(name, what=_("the unit"))
    same = Unit.objects.filter(organisation=organisation, closed_on__isnull=True, name__iexact=kept)
    if (same.exclude(id=but.id) if but else same).exists():
        raise NotNow(_("There is a unit of that name already: %(name)s.") % {"name": kept}, _("Choose another name."))
    return kept
