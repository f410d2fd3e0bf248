"""Units as a tree, and what happened to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from elc.members.models import Organisation, StaffCount, Unit, UnitPlace

SMALL_UNIT: Final = 5  # with fewer staff the results of a unit alone would say too much about single people


@dataclass(frozen=True)
class UnitRow:
    """An open unit with its place in the tree and its last number of staff."""

    unit: Unit
    depth: int
    parent: Unit | None
    staff: int | None
    counted_on: date | None

    @property
    def is_small(self) -> bool:
        """Whether so few work there that it is never shown alone."""
        return self.staff is not None and self.staff < SMALL_UNIT


@dataclass(frozen=True)
class UnitEvent:
    """What happened to a unit: opened, under, top, joined (by `other`), merged (into `other`), closed, staff."""

    day: date
    what: str
    other: Unit | None = None
    staff: int | None = None


def open_units(organisation: Organisation, only: Collection[UUID] | None = None) -> QuerySet[Unit]:
    """The units that are open today; `only` some of them, where somebody sees no others."""
    units = Unit.objects.filter(organisation=organisation, closed_on__isnull=True)
    return units if only is None else units.filter(id__in=only)


def closed_units(organisation: Organisation, only: Collection[UUID] | None = None) -> list[Unit]:
    """The units that have closed, the last first."""
    units = Unit.objects.filter(organisation=organisation, closed_on__isnull=False)
    among = units if only is None else units.filter(id__in=only)
    return list(among.select_related("merged_into").order_by("-closed_on", "name"))


def unit_tree(organisation: Organisation, only: Collection[UUID] | None = None) -> list[UnitRow]:
    """The open units in the order of the tree: each before its parts, by name. Three queries."""
    units = {unit.id: unit for unit in open_units(organisation, only)}
    places = UnitPlace.objects.filter(unit__in=units, until__isnull=True).values_list("unit", "parent")
    parents = {key: parent for key, parent in places if parent in units}
    counts = StaffCount.objects.filter(unit__in=units).order_by("counted_on")
    staff = {key: (number, day) for key, number, day in counts.values_list("unit", "staff", "counted_on")}
    parts: defaultdict[UUID | None, list[Unit]] = defaultdict(list)
    for unit in units.values():
        parts[parents.get(unit.id)].append(unit)
    found: list[UnitRow] = []
    waiting = [(unit, 0) for unit in reversed(parts[None])]
    while waiting:
        unit, depth = waiting.pop()
        parent = parents.get(unit.id)
        number, day = staff.get(unit.id, (None, None))
        found.append(UnitRow(unit, depth, units[parent] if parent else None, number, day))
        waiting += [(part, depth + 1) for part in reversed(parts[unit.id])]
    return found


def unit_events(unit: Unit) -> list[UnitEvent]:
    """Everything that happened to a unit, the earliest first."""
    events = [UnitEvent(unit.opened_on, "opened")]
    for place in UnitPlace.objects.filter(unit=unit).select_related("parent").order_by("since"):
        if place.parent is not None:
            events.append(UnitEvent(place.since, "under", other=place.parent))
        elif place.since > unit.opened_on:
            events.append(UnitEvent(place.since, "top"))
    events += [UnitEvent(other.closed_on or unit.opened_on, "joined", other) for other in unit.merged_units.all()]
    events += [UnitEvent(c.counted_on, "staff", staff=c.staff) for c in StaffCount.objects.filter(unit=unit)]
    if unit.closed_on:
        is_merged = unit.merged_into is not None
        events.append(UnitEvent(unit.closed_on, "merged" if is_merged else "closed", other=unit.merged_into))
    return sorted(events, key=lambda event: event.day)


def may_stand_under(unit: Unit) -> QuerySet[Unit]:
    """The open units under which a unit may be put, or which it may become part of: not itself, none of its parts."""
    places = UnitPlace.objects.filter(unit__organisation=unit.organisation_id, until__isnull=True)
    parts: set[UUID] = {unit.id}
    rows = list(places.values_list("unit", "parent"))
    while more := {key for key, parent in rows if parent in parts} - parts:
        parts |= more
    return Unit.objects.filter(Q(organisation=unit.organisation_id, closed_on__isnull=True)).exclude(id__in=parts)
