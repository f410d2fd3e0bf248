"""Background work outlives processes: killed, ended, restarted; in both shapes, with the real command and server."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.architecture.code import ROOT
from tests.factories.networks import AGE, START, Network, empty_network, worker
from tests.factories.terminal import end, in_a_terminal


@pytest.fixture(params=["embedded", "team"])
def network(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Network]:
    """An empty network, once on SQLite and once on PostgreSQL, wherever the other tests run."""
    with empty_network(request.param, tmp_path) as made:
        yield made


def test_a_task_whose_worker_was_killed_is_done_after_the_next_start(network: Network) -> None:
    network.enqueue("factories.count_slowly", "notes")
    with worker(network) as process:
        network.wait_for("notes", 1)
        time.sleep(1.2)  # so that its progress has been written
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=10)
    state, done, interruptions = network.states()["factories.count_slowly"]
    assert (state, interruptions) == ("running", 0)
    assert done > 0
    network.work_off()  # it has been silent for a moment only: nobody takes it away from its worker
    assert network.notes("notes") == ["begun"]
    network.run(START + AGE)  # half a minute later
    network.work_off()
    assert network.notes("notes") == ["begun", "begun", "ended"]
    assert network.states() == {"factories.count_slowly": ["done", 40, 1]}


def test_a_task_that_kills_its_worker_is_given_up_in_the_end(network: Network) -> None:
    network.enqueue("factories.die", "notes")
    network.run(START + "Work.objects.update(interruptions=3)")  # it has happened three times before
    for deaths in (1, 2):
        with worker(network) as process:
            process.communicate(timeout=30)
            assert process.returncode == -signal.SIGKILL
        assert len(network.notes("notes")) == deaths
        network.run(START + AGE)
    network.work_off()
    assert network.states()["factories.die"] == ["failed", 0, 5]
    assert len(network.notes("notes")) == 2


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_a_worker_that_is_told_to_end_finishes_the_task_in_hand(network: Network, number: int, status: int) -> None:
    network.enqueue("factories.count_slowly", "notes")
    with worker(network) as process:
        network.wait_for("notes", 1)
        ended, output, said = end(process, number)
    assert ended == status, said
    assert "begun." in output
    assert "Finishing the task in hand" in said
    assert network.notes("notes") == ["begun", "ended"]
    assert network.states()["factories.count_slowly"][0] == "done"


def test_a_second_ctrl_c_breaks_the_task_off_and_leaves_it_to_the_next(network: Network) -> None:
    network.enqueue("factories.count_slowly", "notes")
    with worker(network) as process:
        network.wait_for("notes", 1)
        os.killpg(process.pid, signal.SIGINT)
        time.sleep(0.3)
        ended, _output, said = end(process)
    assert ended == 130, said
    assert network.notes("notes") == ["begun"]
    assert network.states()["factories.count_slowly"][0] == "waiting"
    network.work_off()
    assert network.notes("notes") == ["begun", "begun", "ended"]


def test_two_workers_do_everything_once(network: Network) -> None:
    network.run(START + "for n in range(60): later('factories.write_note', 'notes', str(n))")
    with worker(network) as one, worker(network) as other:
        network.wait_for("notes", 60)
        for process in (one, other):
            assert end(process, signal.SIGTERM)[0] == 0
    assert sorted(network.notes("notes"), key=int) == [str(number) for number in range(60)]


def test_a_worker_without_a_network_is_refused(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "elc", "worker", "--home", str(tmp_path)]
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "holds no network" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("url", "expected"), [("", "True"), ("postgresql://nobody@127.0.0.1:1/none", "False")])
def test_only_the_server_of_the_embedded_shape_has_a_worker(url: str, expected: str, tmp_path: Path) -> None:
    code = "import elc.config.wsgi, threading; print('elc-worker' in {thread.name for thread in threading.enumerate()})"
    network = Network(tmp_path, {"ELC_HOME": str(tmp_path), **({"DATABASE_URL": url} if url else {})})
    assert network.run(code).strip() == expected


def test_the_server_of_the_embedded_shape_does_the_work_itself(tmp_path: Path) -> None:
    """Asked for by another process; broken off by the end of the server, and begun again by the next at once."""
    network = Network(
        tmp_path,
        {"ELC_HOME": str(tmp_path / "home"), "ELC_TEST_NOTES": str(tmp_path), "PYTHONPATH": str(ROOT)},
    )
    with served(network) as process:
        network.enqueue("factories.count_slowly", "notes", 1000)
        network.wait_for("notes", 1)
        end(process)
    assert network.notes("notes") == ["begun"]
    assert network.states()["factories.count_slowly"][0] == "waiting"
    with served(network) as process:
        network.wait_for("notes", 2)
        end(process)
    assert network.notes("notes") == ["begun", "begun"]


@contextmanager
def served(network: Network) -> Iterator[subprocess.Popen[str]]:
    """The server of a demo, once it answers."""
    command = [sys.executable, "-m", "elc", "demo", "--no-browser", "--port", "0", "--json"]
    with in_a_terminal(*command, variables=network.variables) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["address"].startswith("http://127.0.0.1:")
        yield process
