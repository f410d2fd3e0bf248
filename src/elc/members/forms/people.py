"""What is asked about people: one to invite, or many from a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from elc.core.refusals import Refusal
from elc.members.actions.joining import NewInvitation
from elc.members.actions.people import an_address, check_role
from elc.members.forms.fields import Address, Language, OneLine
from elc.members.forms.pasting import LONGEST_TEXT, Line, key_named, lines_of, too_many_cells
from elc.members.models import Organisation, Unit
from elc.members.queries.units import open_units
from elc.members.roles import Role
from elc.members.text import one_line

MOST_LINES: Final = 50  # their mails leave while the inviter waits
HEADING: Final = (later("E-mail address"), later("E-mail"), later("Name"), later("Role"), later("Unit"))


class InvitationForm(forms.Form):
    """Somebody to invite: address, name, role, and the unit for whoever has to do with one."""

    email = Address()
    name = OneLine(label=later("Name (if you know it)"), required=False)
    role = forms.ChoiceField(label=later("Role"), widget=forms.RadioSelect)
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=later("Unit"),
        required=False,
        empty_label=later("none"),
        help_text=later("For a unit contributor only."),
    )
    language = Language(label=later("Language of the invitation"))

    def __init__(self, *given: Any, organisation: Organisation, roles: dict[str, Role], **more: Any) -> None:
        super().__init__(*given, **more)
        self.organisation = organisation
        self.fields["role"].choices = [(key, role.name) for key, role in roles.items()]  # type: ignore[attr-defined]
        units = open_units(organisation)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        if organisation.is_office or not units.exists():
            del self.fields["unit"]

    def clean(self) -> dict[str, Any]:
        """A role and a unit that go together."""
        told = super().clean() or {}
        told.setdefault("unit", None)
        if "role" in told:
            try:
                check_role(told["role"], self.organisation, told["unit"])
            except Refusal as refusal:
                self.add_error("unit" if "unit" in self.fields else "role", str(refusal))
        return told


@dataclass(frozen=True)
class PersonLine:
    """A line as it was understood, or the problem with it."""

    number: int
    email: str
    name: str = ""
    role: str = ""
    role_name: str = ""
    unit: Unit | None = None
    problem: str = ""


class PeopleForm(forms.Form):
    """People to invite, one a line."""

    text = forms.CharField(
        label=later("People, one a line"),
        help_text=later("E-mail address; name; role; unit. Copy the columns from a spreadsheet, or type."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
    )
    language = Language(label=later("Language of the invitations"))

    def __init__(self, *given: Any, organisation: Organisation, roles: dict[str, Role], **more: Any) -> None:
        super().__init__(*given, **more)
        self.organisation, self.roles = organisation, roles
        self.lines: list[PersonLine] = []

    def clean_text(self) -> str:
        """The text itself; `lines` is what was understood of it."""
        text: str = self.cleaned_data["text"]
        lines = lines_of(text, heading=HEADING)
        if not lines:
            raise ValidationError(_("There is nobody in what you wrote. Write one person a line, the address first."))
        if len(lines) > MOST_LINES:
            raise ValidationError(_("These are too many lines: at most %(most)s at once.") % {"most": MOST_LINES})
        units = {unit.name.casefold(): unit for unit in open_units(self.organisation)}
        seen: set[tuple[str, str, object]] = set()
        self.lines = [self._read(line, units, seen) for line in lines]
        return text

    def _read(self, line: Line, units: dict[str, Unit], seen: set[tuple[str, str, object]]) -> PersonLine:
        try:
            email = an_address(line.cell(0))
            name = one_line(line.cell(1), what=_("the person")) if line.cell(1) else ""
            role = key_named(line.cell(2), {key: role.name for key, role in self.roles.items()})
            if problem := too_many_cells(line, 4) or self._problem(role, line.cell(3), units):
                return PersonLine(line.number, email, name, problem=problem)
            unit = units.get(" ".join(line.cell(3).casefold().split()))
            check_role(role or "", self.organisation, unit)
        except Refusal as refusal:
            return PersonLine(line.number, line.cell(0)[:120], problem=str(refusal))
        this = (email, role or "", unit)
        if this in seen:
            return PersonLine(line.number, email, name, problem=_("This person stands on an earlier line as well."))
        seen.add(this)
        return PersonLine(line.number, email, name, role or "", str(self.roles[role or ""].name), unit)

    def _problem(self, role: str | None, unit: str, units: dict[str, Unit]) -> str | None:
        if role is None:
            known = ", ".join(str(role.name) for role in self.roles.values())
            return _("The role is missing or not known. Write one of: %(known)s.") % {"known": known}
        if unit and " ".join(unit.casefold().split()) not in units:
            return _("There is no open unit of that name.")
        return None

    @property
    def problems(self) -> list[PersonLine]:
        """The lines that cannot be sent as they are."""
        return [line for line in self.lines if line.problem]

    def new_invitations(self, make_link: Callable[[], str]) -> list[NewInvitation]:
        """Who is to be invited, each by a link of their own."""
        language = self.cleaned_data["language"]
        return [
            NewInvitation(line.email, line.role, make_link(), line.name, language, line.unit) for line in self.lines
        ]
