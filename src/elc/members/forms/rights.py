"""What is asked on the pages of the trail, and before a person is erased."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from elc.core.trail_words import SUBJECTS
from elc.members.forms.fields import Day
from elc.members.queries.trail import Choice


class TrailForm(forms.Form):
    """What somebody looks for in the trail."""

    subject = forms.ChoiceField(label=later("About"), required=False)
    person = forms.ChoiceField(label=later("By"), required=False)
    since = Day(label=later("From"), required=False)
    until = Day(label=later("Until"), required=False)

    def __init__(self, *given: Any, people: list[tuple[UUID, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        everything, everybody = ("", _("Everything")), ("", _("Everybody"))
        self.fields["subject"].choices = [everything, *SUBJECTS.items()]  # type: ignore[attr-defined]
        self.fields["person"].choices = [everybody, *((str(key), name) for key, name in people)]  # type: ignore[attr-defined]

    @property
    def choice(self) -> Choice:
        """What was chosen; what cannot be used is as if it was not."""
        told = self.cleaned_data if self.is_bound and (self.is_valid() or self.cleaned_data) else {}
        person = told.get("person")
        return Choice(
            subject=told.get("subject") or "",
            person=UUID(person) if person else None,
            since=told.get("since"),
            until=told.get("until"),
        )


class ErasureForm(forms.Form):
    """The address of whoever is to be erased, typed once more."""

    address = forms.CharField(
        label=later("E-mail address"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}),
    )

    def __init__(self, *given: Any, email: str, **more: Any) -> None:
        super().__init__(*given, **more)
        self.email = email
        self.fields["address"].help_text = _("To be sure, write this address here: %(address)s") % {"address": email}

    def clean_address(self) -> str:
        """The very address, whatever its case."""
        typed: str = self.cleaned_data["address"]
        if typed.strip().lower() != self.email:
            raise forms.ValidationError(_("This is another address. Write it as it stands above."))
        return typed
