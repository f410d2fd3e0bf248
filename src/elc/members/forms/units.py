"""What is asked about units: many at once from a spreadsheet, and each by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from elc.core.refusals import BadInput
from elc.members.actions.units import NewUnit
from elc.members.forms.fields import MOST_STAFF, Day, HowMany, OneLine
from elc.members.forms.pasting import LONGEST_TEXT, Line, key_named, lines_of, too_many_cells
from elc.members.models import Organisation, Unit
from elc.members.queries.units import SMALL_UNIT, may_stand_under, open_units
from elc.members.services import SERVICES
from elc.members.text import one_line

MOST_LINES: Final = 500
HEADING: Final = (later("Name"), later("Unit"), later("Service"), later("Staff"), later("Number of staff"))


@dataclass(frozen=True)
class UnitLine:
    """A line as it was understood, or the problem with it."""

    number: int
    name: str
    service: str = ""
    staff: int | None = None
    problem: str = ""

    @property
    def is_small(self) -> bool:
        """Whether so few work there that it is never shown alone."""
        return self.staff is not None and self.staff < SMALL_UNIT


class UnitsForm(forms.Form):
    """Units, one a line, with a place for all of them in the tree."""

    text = forms.CharField(
        label=later("Your units, one a line"),
        help_text=later(
            "Name; service; number of staff. Only the name is needed. Copy the columns from a spreadsheet, or type."
        ),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
    )
    parent = forms.ModelChoiceField(
        Unit.objects.none(),
        label=later("They are part of"),
        required=False,
        empty_label=later("the whole organisation"),
    )

    def __init__(self, *given: Any, organisation: Organisation, **more: Any) -> None:
        super().__init__(*given, **more)
        self.organisation = organisation
        self.fields["parent"].queryset = open_units(organisation)  # type: ignore[attr-defined]
        self.lines: list[UnitLine] = []

    def clean_text(self) -> str:
        """The text itself; `lines` is what was understood of it."""
        text: str = self.cleaned_data["text"]
        lines = lines_of(text, heading=HEADING)
        if not lines:
            raise ValidationError(_("There is no unit in what you wrote. Write one unit a line, its name first."))
        if len(lines) > MOST_LINES:
            raise ValidationError(_("These are too many lines: at most %(most)s at once.") % {"most": MOST_LINES})
        taken = {name.casefold() for name in open_units(self.organisation).values_list("name", flat=True)}
        self.lines = []
        for line in lines:
            read = _read(line, taken)
            taken.add(read.name.casefold())
            self.lines.append(read)
        return text

    @property
    def problems(self) -> list[UnitLine]:
        """The lines that cannot be saved as they are."""
        return [line for line in self.lines if line.problem]

    def new_units(self) -> list[NewUnit]:
        """What is to be added."""
        return [NewUnit(line.name, line.service, line.staff) for line in self.lines]


def _read(line: Line, taken: set[str]) -> UnitLine:
    typed = line.cell(0)[:120]
    try:
        name = one_line(line.cell(0), what=_("the unit"))
    except BadInput as refusal:
        return UnitLine(line.number, typed, problem=str(refusal))
    if name.casefold() in taken:
        return UnitLine(line.number, name, problem=_("There is a unit of that name already, here or among your units."))
    if problem := too_many_cells(line, 3):
        return UnitLine(line.number, name, problem=problem)
    service = key_named(line.cell(1), SERVICES) if line.cell(1) else ""
    if service is None:
        told = _("There is no such service: %(service)s. The list stands below.") % {"service": line.cell(1)[:60]}
        return UnitLine(line.number, name, problem=told)
    staff = line.cell(2)
    if staff and not (re.fullmatch(r"[0-9]{1,7}", staff) and int(staff) <= MOST_STAFF):
        return UnitLine(line.number, name, problem=_("The number of staff is no whole number."))
    return UnitLine(line.number, name, service, int(staff) if staff else None)


class UnitForm(forms.Form):
    """The name and the service of one unit."""

    name = OneLine(label=later("Name"))
    service = forms.ChoiceField(
        label=later("Service"), required=False, choices=lambda: [("", _("not said")), *SERVICES.items()]
    )


class StaffForm(forms.Form):
    """How many work in a unit."""

    staff = HowMany(label=later("People who work here"))
    on = Day(label=later("Counted on"))


class MoveForm(forms.Form):
    """Where a unit stands from a day on."""

    parent = forms.ModelChoiceField(
        Unit.objects.none(), label=later("Part of"), required=False, empty_label=later("the whole organisation")
    )
    on = Day(label=later("From"))

    def __init__(self, *given: Any, unit: Unit, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["parent"].queryset = may_stand_under(unit)  # type: ignore[attr-defined]


class MergeForm(forms.Form):
    """What a unit becomes part of."""

    into = forms.ModelChoiceField(Unit.objects.none(), label=later("Becomes part of"), empty_label=later("Choose"))
    on = Day(label=later("From"))

    def __init__(self, *given: Any, unit: Unit, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["into"].queryset = may_stand_under(unit)  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    """The last day of a unit."""

    on = Day(label=later("Last day"))
