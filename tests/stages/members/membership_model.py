"""What membership means, said once more in plain Python: lists of facts, three questions, nothing of ELC."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

NETWORK_ROLES = {"office", "national-office"}
# A sample of the rights of each role, enough to tell the roles apart; written down from the issue, not read from ELC.
RIGHTS = {
    "office": {"invite organisations", "see trail", "see consents", "remove demo"},
    "national-office": {"invite organisations", "see trail", "see consents"},
    "manager": {"give consent", "manage units", "see trail", "see consents"},
    "quality-manager": {"manage units", "see consents"},
    "facilitator": set(),
    "participant": set(),
}
ASKED = sorted(set().union(*RIGHTS.values()))


@dataclass
class Held:
    """Somebody has a role somewhere, from a day until a day."""

    key: UUID
    person: str
    organisation: str
    role: str
    since: date
    until: date | None = None


@dataclass
class Invited:
    """A link that is out."""

    key: UUID
    person: str
    organisation: str
    role: str
    state: str = "open"


@dataclass
class Model:
    """Organisations in networks, roles held, decisions in their order."""

    network_of: dict[str, str]
    inside: dict[str, set[str]]  # a network and all networks inside it
    held: list[Held] = field(default_factory=list)
    invited: list[Invited] = field(default_factory=list)
    status: dict[str, str] = field(default_factory=dict)
    consents: list[tuple[str, str, str | None, int]] = field(default_factory=list)

    def may(self, person: str, right: str, organisation: str, day: date) -> bool:
        """Whether somebody has a right for an organisation on a day."""
        return any(
            right in RIGHTS[one.role] and self._reaches(one, organisation)
            for one in self.held
            if one.person == person and one.since <= day and (one.until is None or day <= one.until)
        )

    def level(self, organisation: str, indicator: str, round_: str | None) -> int:
        """How far an organisation lets a figure be seen."""
        found = 0
        for who, which, when, level in self.consents:
            if who == organisation and which in ("", indicator) and when in (None, round_):
                found = level
        return found

    def give(self, key: UUID, person: str, organisation: str, role: str, day: date) -> None:
        """A role from a day on; nothing changes where it is held already."""
        if not self.open_role(person, organisation, role):
            self.held.append(Held(key, person, organisation, role, day))

    def open_role(self, person: str, organisation: str, role: str) -> list[Held]:
        """The same role, not ended."""
        wanted = (person, organisation, role, None)
        return [one for one in self.held if (one.person, one.organisation, one.role, one.until) == wanted]

    def end(self, one: Held, day: date) -> None:
        """A role ends: the day is the first without it."""
        if one.since >= day:
            self.held.remove(one)
        else:
            one.until = day - timedelta(days=1)

    def leave(self, organisation: str, day: date) -> None:
        """Everybody's role there ends, and nobody can come in by an old link."""
        for one in [one for one in self.held if one.organisation == organisation and one.until is None]:
            self.end(one, day)
        for link in self.invited:
            if link.organisation == organisation and link.state in ("open", "expired"):
                link.state = "withdrawn"
        self.status[organisation] = "left"

    def _reaches(self, one: Held, organisation: str) -> bool:
        if one.role in NETWORK_ROLES:
            return self.network_of[organisation] in self.inside[self.network_of[one.organisation]]
        return one.organisation == organisation
