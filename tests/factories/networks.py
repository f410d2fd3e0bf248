"""Installations of their own, beside the one of the tests: a home, a database, processes that work in them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.architecture.code import ROOT
from tests.factories.terminal import in_a_terminal

import postgres

START = """
import json, sys
from elc.config.start import start
start()
import tests.factories.tasks
from elc.core.later import later, line_of
from elc.core.models import Work
"""
MAKE = """
from elc.config.start import migrate, start
from elc.core.home import make_home
make_home(); start(); migrate()
"""
ENQUEUE = START + "later(*json.loads(sys.argv[1]))"
STATES = START + "print(json.dumps([[w.name, line_of(w).state, w.done, w.interruptions] for w in Work.objects.all()]))"
AGE = """
from datetime import timedelta
from django.db.models.functions import Now
Work.objects.update(heard_at=Now() - timedelta(seconds=31))
"""


@dataclass(frozen=True)
class Network:
    """An installation of its own, beside the one of the tests."""

    folder: Path
    variables: dict[str, str]

    def run(self, code: str, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments], env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def enqueue(self, *call: Any) -> None:
        self.run(ENQUEUE, json.dumps(call))

    def states(self) -> dict[str, list[Any]]:
        return {name: rest for name, *rest in json.loads(self.run(STATES)) if name.startswith("factories")}

    def notes(self, file: str) -> list[str]:
        path = self.folder / file
        return path.read_text("utf-8").splitlines() if path.exists() else []

    def wait_for(self, file: str, count: int) -> None:
        until = time.monotonic() + 30
        while len(self.notes(file)) < count:
            assert time.monotonic() < until, f"{self.notes(file)} and no more"
            time.sleep(0.02)

    def work_off(self) -> None:
        command = [sys.executable, "-m", "elc", "worker", "--once", "--json"]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, done.stderr
        assert set(json.loads(done.stdout)) == {"begun"}

    @property
    def environment(self) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        return {**kept, **self.variables}


@contextmanager
def empty_network(shape: str, folder: Path, **variables: str) -> Iterator[Network]:
    """A network without anything in it: embedded on SQLite, or for a team on a PostgreSQL server of its own."""
    network = Network(
        folder,
        {
            "ELC_HOME": str(folder / "home"),
            "ELC_TEST_NOTES": str(folder),
            "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src"))),
            **variables,
        },
    )
    if shape == "embedded":
        network.run(MAKE)
        yield network
        return
    with postgres.throw_away_server(postgres.find_programs()) as url:
        network.variables["DATABASE_URL"] = url
        network.run(MAKE)
        yield network


def worker(network: Network) -> Any:
    """`elc worker`, as the first of its own group."""
    return in_a_terminal(sys.executable, "-m", "elc", "worker", variables=network.variables)
