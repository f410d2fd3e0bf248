"""What is asked before a network begins."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _


class StartForm(forms.Form):
    """Name and languages of the network, its office, and the first person of the office."""

    network = forms.CharField(
        label=_("Name of the network"), max_length=200, widget=forms.TextInput(attrs={"autofocus": True})
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages in which it works"), widget=forms.CheckboxSelectMultiple, initial=["en"]
    )
    office = forms.CharField(
        label=_("Name of its office"),
        max_length=200,
        help_text=_("Whoever runs the network: an association, a ministry, one of the members."),
    )
    name = forms.CharField(label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=password_validators_help_text_html,
        validators=[validate_password],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            (code, str(get_language_info(code)["name_local"]).capitalize()) for code, _name in settings.LANGUAGES
        ]
        self.fields["languages"].choices = choices  # type: ignore[attr-defined]
