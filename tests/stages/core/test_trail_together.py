"""The chain under load: real threads, real transactions, on both databases; and the command that examines it."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from tests.factories.networks import Network as Installation
from tests.factories.networks import empty_network

THREADS, DEEDS = 4, 12
TOGETHER = f"""
from elc.config.start import start
start()
import threading, time
from django.db import connection, transaction
from elc.core.trail import append
failed = []
def act(own):
    try:
        for number in range({DEEDS}):
            with transaction.atomic():
                append(actor=str(own), verb="give_role", thing_kind="x", thing_id=str(number))
                time.sleep(0.002 * own)
            with transaction.atomic():
                append(actor=str(own), verb="give_role", thing_kind="x", thing_id="undone")
                transaction.set_rollback(True)
    except BaseException as error:
        failed.append(error)
    finally:
        connection.close()
threads = [threading.Thread(target=act, args=(own,)) for own in range({THREADS})]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert not failed, failed
"""
NUMBERS = """
from elc.config.start import start
start()
import json
from elc.core.models import AuditEntry
print(json.dumps(list(AuditEntry.objects.order_by("number").values_list("number", flat=True))))
"""
ALTER = """
from elc.config.start import start
start()
from elc.core.models import AuditEntry
first = AuditEntry.objects.order_by("number").filter(verb="add_instrument")[0]
AuditEntry.objects.filter(id=first.id).update(actor="somebody else")
"""
ACT = """
from elc.config.start import start
start()
from elc.core.action import INSTALLATION
from elc.instruments.actions import add_instrument
from elc.instruments.loading import catalogue_definitions
for definition in catalogue_definitions():
    add_instrument(definition=definition, by=INSTALLATION)
"""


@pytest.mark.parametrize("shape", ["embedded", "team"])
def test_many_at_once_make_one_chain(shape: str, tmp_path: Path) -> None:
    """Threads of two processes, each deed a transaction of its own, some undone and some slow."""
    with empty_network(shape, tmp_path) as installation:
        together = [threading.Thread(target=installation.run, args=(TOGETHER,)) for _process in range(2)]
        for thread in together:
            thread.start()
        for thread in together:
            thread.join()
        numbers = json.loads(installation.run(NUMBERS))
        assert numbers == list(range(1, 2 * THREADS * DEEDS + 1))
        assert audited(installation) == (0, {"entries": len(numbers), "broken": 0})


def audited(installation: Installation) -> tuple[int, dict[str, int]]:
    command = [sys.executable, "-m", "elc", "audit", "trail", "--json"]
    done = subprocess.run(command, env=installation.environment, capture_output=True, text=True, check=False)
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize("shape", ["embedded", "team"])
def test_the_command_finds_a_changed_line(shape: str, tmp_path: Path) -> None:
    with empty_network(shape, tmp_path) as installation:
        assert audited(installation) == (0, {"entries": 0, "broken": 0})
        installation.run(ACT)
        status, found = audited(installation)
        assert (status, found["broken"]) == (0, 0)
        assert found["entries"] >= 2
        installation.run(ALTER)
        assert audited(installation) == (1, {"entries": found["entries"], "broken": 1})
        key = Path(installation.variables["ELC_HOME"]) / "secret.key"
        key.write_bytes(bytes(32))
        assert audited(installation)[1]["broken"] >= found["entries"]


def test_an_installation_that_is_not_there_is_refused(tmp_path: Path) -> None:
    from tests.factories.command_line import elc

    done = elc("audit", "trail", home=tmp_path)
    assert done.returncode == 2
    assert "holds no network" in done.stderr
