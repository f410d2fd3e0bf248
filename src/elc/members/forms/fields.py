"""Fields for what people type: each refuses in whole sentences what cannot be kept."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from elc.core.refusals import Refusal
from elc.members.actions.people import an_address
from elc.members.countries import country_choices
from elc.members.text import LONGEST_NAME, one_line

EARLIEST: Final = date(1800, 1, 1)
LATEST: Final = date(2199, 12, 31)
MOST_STAFF: Final = 1_000_000


class OneLine(forms.CharField):
    """A name."""

    def __init__(self, *, autocomplete: str = "off", **given: Any) -> None:
        given.setdefault("widget", forms.TextInput(attrs={"maxlength": LONGEST_NAME, "autocomplete": autocomplete}))
        super().__init__(**given)

    def clean(self, value: Any) -> str:
        """The name as it is kept."""
        typed = super().clean(value)
        return said(one_line, typed, what=str(self.label)) if typed else ""


class Address(forms.CharField):
    """An e-mail address."""

    def __init__(self, *, autocomplete: str = "off", **given: Any) -> None:
        given.setdefault("widget", forms.EmailInput(attrs={"autocomplete": autocomplete}))
        given.setdefault("label", later("E-mail address"))
        super().__init__(**given)

    def clean(self, value: Any) -> str:
        """The address as it is kept."""
        typed = super().clean(value)
        return said(an_address, typed) if typed else ""


class Day(forms.DateField):
    """A day, by the browser's own calendar."""

    def __init__(self, **given: Any) -> None:
        given.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**given)

    def clean(self, value: Any) -> date | None:
        """A day of our times."""
        day: date | None = super().clean(value)
        if day is not None and not EARLIEST <= day <= LATEST:
            raise ValidationError(_("This day is too far away. Check the year."))
        return day


class HowMany(forms.IntegerField):
    """A number of people."""

    def __init__(self, **given: Any) -> None:
        super().__init__(min_value=0, max_value=MOST_STAFF, **given)
        self.widget.attrs["inputmode"] = "numeric"


class Country(forms.ChoiceField):
    """One of the countries, in the order of their names."""

    def __init__(self, **given: Any) -> None:
        given.setdefault("label", later("Country"))
        super().__init__(choices=lambda: [("", _("Choose")), *country_choices()], **given)


class Language(forms.ChoiceField):
    """A language that this site speaks, in its own words; the reader's at first."""

    def __init__(self, **given: Any) -> None:
        given.setdefault("label", later("Language"))
        given.setdefault("initial", site_language)
        super().__init__(choices=site_languages, **given)


def site_languages() -> list[tuple[str, str]]:
    """The languages of the site, each in its own words."""
    named = [(code, str(get_language_info(code)["name_local"])) for code, _name in settings.LANGUAGES]
    return [(code, name[0].upper() + name[1:]) for code, name in named]


def site_language() -> str:
    """The reader's language, as the site calls it."""
    wanted = get_language() or "en"
    return wanted if wanted in dict(settings.LANGUAGES) else "en"


def said(check: Any, *given: Any, **more: Any) -> Any:
    """What `check` gives; its refusal as an error of the field."""
    try:
        return check(*given, **more)
    except Refusal as refusal:
        raise ValidationError(str(refusal)) from refusal
