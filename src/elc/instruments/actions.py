"""What is done with instruments: add a version."""

from __future__ import annotations

from django.utils.translation import gettext as _

from elc.core.action import Actor, action
from elc.core.refusals import NotNow
from elc.instruments.definition import Definition
from elc.instruments.models import Instrument


@action
def add_instrument(*, definition: Definition, by: Actor) -> Instrument:
    """Add one version of an instrument.

    The same definition again gives the row that is there. A different text under a version that exists is refused.
    """
    as_json = definition.model_dump(mode="json")
    instrument, is_new = Instrument.objects.get_or_create(
        key=definition.key, version=definition.version, defaults={"definition_json": as_json}
    )
    if not is_new and instrument.definition_json != as_json:
        raise NotNow(
            _("Version %(version)d of “%(key)s” exists already and reads differently.")
            % {"version": definition.version, "key": definition.key},
            _("Give the changed instrument a new version number."),
        )
    return instrument
