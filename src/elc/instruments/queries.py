"""Reads instruments."""

from __future__ import annotations

from django.utils.translation import gettext as _

from elc.core.refusals import NotThere
from elc.instruments.models import Instrument


def all_instruments() -> list[Instrument]:
    """Every version of every instrument, by key and version."""
    return list(Instrument.objects.all())


def instrument_of(key: str, version: int) -> Instrument:
    """One version of an instrument; `NotThere` where it does not exist."""
    found = Instrument.objects.filter(key=key, version=version).first()
    if found is None:
        raise NotThere(_("There is no such instrument."), _("Look it up in the list of instruments."))
    return found
