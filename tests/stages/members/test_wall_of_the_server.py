"""The web server is a fork of the command that started it: it must not inherit what that command may see."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import postgres

FORK = """
import os, sys
from elc.core.home import make_home
make_home()
from elc.config.start import migrate, start
start(); migrate()
from django.db import connection
from elc.core.action import INSTALLATION
from elc.core.wall import trust_nobody, EVERYTHING, within
from elc.members.actions import add_units, found_network, register_organisation
from elc.members.actions.units import NewUnit
from elc.members.models import Unit
from datetime import date
network = found_network(name="N", languages=["en"], by=INSTALLATION)
home = register_organisation(network=network, name="H", by=INSTALLATION)
add_units(organisation=home, units=[NewUnit("U")], on=date(2026, 1, 1), by=INSTALLATION)
assert Unit.objects.count() == 1
sys.stdout.flush()
if os.fork() == 0:
    trust_nobody()
    seen = Unit.objects.count()
    with within(EVERYTHING):
        all_there = Unit.objects.count()
    print("child", seen, all_there, flush=True)
    os._exit(0)
os.wait()
print("parent", Unit.objects.count(), flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="there are no forks")
@pytest.mark.parametrize("shape", ["embedded", "team"])
def test_a_fork_of_a_command_sees_nothing_of_its_own_accord(shape: str, tmp_path: Path) -> None:
    """On SQLite there is no second wall; there the fork must at least keep its hands off the other's connection."""
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environment["ELC_HOME"] = str(tmp_path)
    if shape == "embedded":
        told = run(environment)
        assert told == ["child 1 1", "parent 1"]
        return
    with postgres.throw_away_server(postgres.find_programs()) as url:
        told = run({**environment, "DATABASE_URL": url})
    assert told == ["child 0 1", "parent 1"]


def run(environment: dict[str, str]) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", FORK], env=environment, capture_output=True, text=True, check=False, timeout=90
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
