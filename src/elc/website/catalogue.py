"""Brings the instruments of the catalogue into a network: those that are not there yet."""

from __future__ import annotations

from elc.core.action import INSTALLATION
from elc.instruments.actions import add_instrument
from elc.instruments.loading import catalogue_definitions
from elc.instruments.models import Instrument


def bring_catalogue() -> int:
    """Add every instrument of the catalogue that is not there; how many were added. Harmless to do twice."""
    known = set(Instrument.objects.values_list("key", "version"))
    new = [each for each in catalogue_definitions() if (each.key, each.version) not in known]
    for definition in new:
        add_instrument(definition=definition, by=INSTALLATION)
    return len(new)
