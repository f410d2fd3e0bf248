"""Two people, or one who clicks twice, at the very same moment: on a file of SQLite and on PostgreSQL, with threads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.factories.networks import Network, empty_network

TOGETHER = """
import json, threading
from datetime import date
from elc.config.start import start
start()
from django.db import connections
from elc.core.action import INSTALLATION as BY
from elc.core.refusals import Refusal
from elc.members.actions import *
from elc.members.models import *

def together(*deeds):
    gate, found = threading.Barrier(len(deeds)), [None] * len(deeds)
    def run(place, deed):
        connections["default"].ensure_connection()
        gate.wait()
        try:
            deed()
            found[place] = "done"
        except Refusal:
            found[place] = "refused"
        except Exception as error:
            found[place] = type(error).__name__
        finally:
            connections.close_all()
    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return sorted(found)

def a_network(name):
    return found_network(name=name, languages=["en"], by=BY)

def asked(network, name):
    return apply_to_join(network=network, name=name, country="EE", contact_name="A", email=name + "@example.org",
                         language="en", message="", by=BY)
"""
BEGIN = """
told = dict(network="N", languages=["en"], office="O", name="Me", email="me@example.org", password=None, by=BY)
deeds = [lambda: begin_network(on=date(2026, 1, 1), **told) for _ in range(4)]
print(json.dumps([together(*deeds), Network.objects.count(), Membership.objects.count()]))
"""
ACCEPT = """
network = a_network("Accepting")
here = register_organisation(network=network, name="House", by=BY)
outcomes = []
for number in range(5):
    made = invite_person(organisation=here, role="manager", email=f"p{number}@example.org", link=str(number), by=BY)
    copies = [Invitation.objects.get(id=made.id) for _ in range(4)]
    deeds = [
        lambda copy=copy: accept_invitation(invitation=copy, name="P", language="en", on=date(2026, 1, 1), by=BY)
        for copy in copies
    ]
    outcomes.append(together(*deeds))
print(json.dumps([outcomes, Membership.objects.filter(organisation=here).count()]))
"""
DECIDE = """
network = a_network("Deciding")
outcomes = []
for number in range(5):
    made = asked(network, f"house{number}")
    one, other = (Application.objects.get(id=made.id) for _ in range(2))
    outcomes.append(together(
        lambda: admit_applicant(application=one, link=f"l{number}", by=BY),
        lambda: decline_applicant(application=other, by=BY),
    ))
made = asked(network, "twice")
one, other = (Application.objects.get(id=made.id) for _ in range(2))
outcomes.append(together(
    lambda: admit_applicant(application=one, link="a", by=BY),
    lambda: admit_applicant(application=other, link="b", by=BY)
))
settled = Application.objects.filter(organisation=None).count() + Organisation.objects.count()
print(json.dumps([outcomes, settled]))
"""


@pytest.fixture(scope="module", params=["embedded", "team"])
def installation(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Network]:
    with empty_network(request.param, tmp_path_factory.mktemp(request.param)) as made:
        yield made


def test_one_network_begins_however_often_somebody_clicks(installation: Network, tmp_path: Path) -> None:
    outcome = json.loads(installation.run(TOGETHER + BEGIN))
    assert outcome == [["done", "refused", "refused", "refused"], 1, 1]


def test_an_invitation_is_used_once(installation: Network) -> None:
    outcomes, held = json.loads(installation.run(TOGETHER + ACCEPT))
    assert outcomes == [["done", "refused", "refused", "refused"]] * 5
    assert held == 5


def test_an_application_is_decided_once(installation: Network) -> None:
    outcomes, settled = json.loads(installation.run(TOGETHER + DECIDE))
    assert outcomes == [["done", "refused"]] * 6
    assert settled >= 6
