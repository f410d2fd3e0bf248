"""A worker that dies among its mails: everybody still gets theirs, and nobody two different ones."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest
from tests.factories.mail import mail_server
from tests.factories.networks import AGE, START, empty_network, worker

PEOPLE = 8
NOTE = (
    START
    + f"""
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from elc.core.action import INSTALLATION
from elc.members.actions import register_person
from elc.members.notifying import notify
for number in range({PEOPLE}):
    person = register_person(email=f"p{{number}}@example.org", name="Anna", password=None, by=INSTALLATION)
    for role in ("manager", "participant"):
        notify(person=person, kind="role_given", values={{"organisation": "Day centre", "role": role}})
DBTaskResult.objects.update(run_after=timezone.now())
"""
)


@pytest.mark.parametrize("shape", ["embedded", "team"])
def test_nothing_is_lost_and_no_mail_is_another_when_the_worker_is_killed(shape: str, tmp_path: Path) -> None:
    with mail_server() as server, empty_network(shape, tmp_path, ELC_MAIL=server.url) as network:
        network.run(NOTE)
        server.slowness = 0.3  # so that the kill comes between a mail and the mark that it was sent
        with worker(network) as process:
            until = time.monotonic() + 30
            while len(server.deliveries) < PEOPLE // 2:
                assert time.monotonic() < until
                time.sleep(0.01)
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate(timeout=10)
        server.slowness = 0.0
        network.run(START + AGE)
        network.work_off()
        network.work_off()
    mails = [server.sent_to(f"p{number}@example.org") for number in range(PEOPLE)]
    assert all(of_one for of_one in mails)
    assert sum(len(of_one) for of_one in mails) == PEOPLE + 1  # the one that was just taken, again
    assert all(len({one.message["Message-ID"] for one in of_one}) == 1 for of_one in mails)
    assert all(one.text.count("You have a new role") == 2 for of_one in mails for one in of_one)
