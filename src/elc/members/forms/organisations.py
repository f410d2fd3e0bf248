"""What an organisation says of itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elc.members.forms.fields import Country, Day, HowMany, OneLine
from elc.members.languages import language_choices
from elc.members.models import CertificateLevel
from elc.members.services import SERVICES


class DetailsForm(forms.Form):
    """Name, country, and what makes an organisation like others."""

    name = OneLine(label=_("Name of the organisation"))
    country = Country()
    services = forms.MultipleChoiceField(
        label=_("Services"), choices=lambda: list(SERVICES.items()), widget=forms.CheckboxSelectMultiple
    )
    staff = HowMany(label=_("People who work for you"), required=False, help_text=_("Persons, not full posts."))
    places = HowMany(
        label=_("People whom you support at one time"), required=False, help_text=_("Places, or about how many.")
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages in which you work"),
        choices=language_choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class CertificateForm(forms.Form):
    """A certificate, as the organisation states it."""

    level = forms.ChoiceField(label=_("Level"), choices=CertificateLevel.choices, widget=forms.RadioSelect)
    valid_from = Day(label=_("Valid from"))
    valid_until = Day(label=_("Valid until"))

    def clean(self) -> dict[str, Any]:
        """The days in their order."""
        told = super().clean() or {}
        first, last = told.get("valid_from"), told.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", str(_("The certificate ends before it begins. Check both dates.")))
        return told


class CommitmentForm(forms.Form):
    """From which day on an organisation commits itself."""

    on = Day(label=_("From"))
