"""What is asked of those who join, and of those who invite."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from elc.members.forms.fields import Address, Country, Language, OneLine
from elc.members.models import Network


class ApplicationForm(forms.Form):
    """An organisation asks to join."""

    name = OneLine(label=_("Name of the organisation"), autocomplete="organization")
    country = Country()
    contact_name = OneLine(label=_("Your name"), autocomplete="name")
    email = Address(
        label=_("Your e-mail address"), autocomplete="email", help_text=_("The network office answers you here.")
    )
    language = Language(label=_("Your language"))
    message = forms.CharField(
        label=_("What should the office know? (if you like)"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )


class AcceptanceForm(forms.Form):
    """Somebody new accepts an invitation."""

    name = OneLine(label=_("Your name"), autocomplete="name", help_text=_("As your colleagues know you."))
    language = Language(label=_("Your language"))


class OrganisationInvitationForm(forms.Form):
    """An office invites an organisation."""

    network = forms.ModelChoiceField(Network.objects.none(), label=_("Network"), empty_label=None)
    name = OneLine(label=_("Name of the organisation"))
    country = Country()
    contact_name = OneLine(label=_("Name of its manager"))
    email = Address(label=_("E-mail address of its manager"))
    language = Language(label=_("Language of the invitation"))

    def __init__(self, *given: Any, networks: Iterable[UUID], **more: Any) -> None:
        super().__init__(*given, **more)
        among = Network.objects.filter(id__in=list(networks))
        field = self.fields["network"]
        field.queryset = among  # type: ignore[attr-defined]
        only = list(among[:2])
        if len(only) == 1:  # nothing to choose
            field.widget = forms.HiddenInput()
            field.initial = only[0].id
