"""Roles as readable data: what each role is called, how far it reaches, and what it may do there.

One table, read by the code and by people. A right is a verb and a thing; a view asks for the right, never for a role.
The public has no role: whoever is not signed in sees what is open to anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Span(Enum):
    """How far the rights of a role reach, from the organisation in which somebody has it."""

    NETWORK = "its network and every network inside"
    ORGANISATION = "that organisation"
    UNIT = "one unit of it"


@dataclass(frozen=True)
class Role:
    """A role: its key in the database, its name for people, its span and its rights.

    Who works for an office proves with a second factor who they are, outside a demo.
    """

    key: str
    name: str | Promise
    span: Span
    rights: frozenset[str]
    is_office: bool = False


OFFICE: Final = "office"
NATIONAL_OFFICE: Final = "national-office"
MANAGER: Final = "manager"
QUALITY_MANAGER: Final = "quality-manager"
CONTRIBUTOR: Final = "contributor"
REVIEWER: Final = "reviewer"
FACILITATOR: Final = "facilitator"
PARTICIPANT: Final = "participant"

_READ = frozenset({"see events", "see evaluations", "see instruments"})
_MEMBER = _READ | {"see members"}
_OFFICE = _MEMBER | {
    "see organisation",
    "see units",
    "see people",
    "see consents",
    "see trail",
    "see applications",
    "decide applications",
    "invite organisations",
    "invite people",
    "end roles",
    "verify certificates",
    "erase people",
    "see work",
}

ROLES: Final = {
    role.key: role
    for role in (
        Role(
            OFFICE,
            _("Network office"),
            Span.NETWORK,
            _OFFICE | {"see gallery", "manage networks", "remove demo"},
            is_office=True,
        ),
        Role(NATIONAL_OFFICE, _("National office"), Span.NETWORK, _OFFICE, is_office=True),
        Role(
            MANAGER,
            _("Organisation manager"),
            Span.ORGANISATION,
            _MEMBER
            | {
                "see organisation",
                "see units",
                "see people",
                "see consents",
                "see trail",
                "manage organisation",
                "manage units",
                "invite people",
                "end roles",
                "accept agreements",
                "give consent",
            },
        ),
        Role(
            QUALITY_MANAGER,
            _("Quality manager"),
            Span.ORGANISATION,
            _MEMBER | {"see organisation", "see units", "see people", "see consents", "manage units"},
        ),
        Role(CONTRIBUTOR, _("Unit contributor"), Span.UNIT, _MEMBER | {"see organisation", "see units"}),
        Role(REVIEWER, _("Plan reviewer"), Span.ORGANISATION, frozenset({"see instruments", "see members"})),
        Role(FACILITATOR, _("Facilitator"), Span.ORGANISATION, _MEMBER),
        Role(PARTICIPANT, _("Participant"), Span.ORGANISATION, _READ),
    )
}
OFFICE_ROLES: Final = frozenset(role.key for role in ROLES.values() if role.is_office)
