"""A network that is no demo, served as a process of its own: `python -m tests.factories.real_network PORT`.

Its home is ELC_HOME. In it: an office, and three people whose addresses and roles stand in PEOPLE.
"""

from __future__ import annotations

import sys
from datetime import date

PASSWORD = "a bench in the garden"
PEOPLE = {
    "office@example.org": ("The Office", "office", PASSWORD),
    "carer@example.org": ("A Carer", "participant", PASSWORD),
    "linker@example.org": ("A Linker", "participant", None),
}


def build() -> None:
    """The network and its people, by the real actions."""
    from elc.core.action import INSTALLATION  # late: Django is started by now
    from elc.members.actions import found_network, give_role, register_organisation, register_person

    network = found_network(name="A network", languages=["en"], by=INSTALLATION)
    office = register_organisation(network=network, name="The office", is_office=True, by=INSTALLATION)
    for email, (name, role, password) in PEOPLE.items():
        person = register_person(email=email, name=name, password=password, by=INSTALLATION)
        give_role(person=person, organisation=office, role=role, since=date(2016, 1, 1), by=INSTALLATION)


def main(port: int) -> None:
    """Build it and serve it until told to end; says so in one line once it answers."""
    from elc.config.start import migrate, start  # late: the home is named in the environment
    from elc.core.home import make_home
    from elc.website.server import serve

    make_home()
    start()
    migrate()
    build()
    serve(port, on_ready=lambda: print("ready", flush=True))


if __name__ == "__main__":
    main(int(sys.argv[1]))
