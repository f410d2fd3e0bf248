"""What members consent to of instruments: each dimension of a confidential or official one, in all its versions.

Of open feedback nobody consents to anything: it is shown to those who took part, and they are told so beforehand.
"""

from __future__ import annotations

from typing import Final

from elc.instruments.definition import InstrumentClass
from elc.instruments.queries import all_instruments
from elc.members.models import Organisation
from elc.members.subjects import Subject, indicator_key

OF_MEMBERS: Final = (InstrumentClass.CONFIDENTIAL, InstrumentClass.OFFICIAL)


def dimensions_to_consent_to(organisation: Organisation) -> list[Subject]:
    """The dimensions that members are compared on, in the words of the newest version of each instrument."""
    newest = {instrument.key: instrument.definition for instrument in all_instruments()}
    return [
        Subject(indicator_key(key, dimension.key), dict(dimension.title), dict(definition.title))
        for key, definition in newest.items()
        if definition.instrument_class in OF_MEMBERS
        for dimension in definition.dimensions
    ]
