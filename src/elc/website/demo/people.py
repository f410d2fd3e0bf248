"""Demo sign-ins: somebody to be, in a role. They are made here and nowhere else."""

from __future__ import annotations

import secrets
from datetime import date

from elc.core.action import INSTALLATION
from elc.members.actions import give_role, register_person
from elc.members.demo import DemoSignIn
from elc.members.models import Organisation, Unit

PLACE = "demo.invalid"  # a domain that cannot be: no mail ever leaves for it


def somebody_to_be(
    role: str, name: str, organisation: Organisation, *, since: date, unit: Unit | None = None, place: str = PLACE
) -> DemoSignIn:
    """A person with a role and a password that only this demo home knows."""
    network = organisation.network.parent or organisation.network
    entry = DemoSignIn(
        email=f"{role}@{place}",
        password=f"demo-{secrets.token_hex(4)}",
        name=name,
        role=role,
        network=network.name,
    )
    person = register_person(email=entry.email, name=name, password=entry.password, by=INSTALLATION)
    give_role(person=person, organisation=organisation, role=role, since=since, unit=unit, by=INSTALLATION)
    return entry
