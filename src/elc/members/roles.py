"""Roles as readable data: what each role is called and what it may do.

One table, read by the code and by people. A right is a verb and a thing; a view asks for the right, never for a role.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Role:
    """A role: its key in the database, its name for people, and its rights."""

    key: str
    name: str | Promise
    rights: frozenset[str]


OFFICE: Final = "office"
PARTICIPANT: Final = "participant"

ROLES: Final = {
    role.key: role
    for role in (
        Role(
            OFFICE,
            _("Network office"),
            frozenset({"see events", "see evaluations", "see instruments", "see gallery"}),
        ),
        Role(PARTICIPANT, _("Participant"), frozenset({"see events", "see evaluations", "see instruments"})),
    )
}
