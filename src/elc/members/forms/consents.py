"""Who may see what: one choice."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from elc.members.models import ConsentLevel


class ConsentForm(forms.Form):
    """A level of consent."""

    level = forms.TypedChoiceField(
        label=_("Who may see it?"), choices=ConsentLevel.choices, coerce=int, widget=forms.RadioSelect
    )
