"""`elc worker`: background work in a process of its own, for the team shape; beside the server it may run in both."""

from __future__ import annotations

import argparse
import os
import signal
from types import FrameType
from typing import TYPE_CHECKING

from elc.core.command import DONE, STOPPED, Command, print_json, say, undisturbed
from elc.core.home import home, private_files
from elc.core.refusals import NotNow

if TYPE_CHECKING:
    from elc.core.later import Worker


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="do what waits, then end, instead of waiting for more")


def _work(options: argparse.Namespace) -> int:
    with private_files():
        start_here()
        with undisturbed():
            from elc.core.later import REST_OF_WORKER, Worker  # late: Django has been started only now

        worker = Worker(rest=REST_OF_WORKER)
        ends = _until_told(worker)
        if options.once:
            while not worker.is_ending and worker.turn():
                pass
        else:
            say("Waiting for work. Press Ctrl-C to stop.")
            worker.work()
    if options.json:
        print_json({"begun": worker.begun})
    else:
        print(f"{worker.begun} begun.", flush=True)
    return STOPPED if signal.SIGINT in ends else DONE


def start_here() -> None:
    """Start Django for a process that acts for the installation. Raises `NotNow` where there is no network."""
    if not os.environ.get("DATABASE_URL") and not (home() / "database.sqlite3").is_file():
        raise NotNow(f"{home()} holds no network.", "Name its folder with --home DIR, or its database in DATABASE_URL.")
    from elc.config.start import reach_database, start  # late: elc --help must not pay for Django

    start()
    with undisturbed():
        from django.db import connection  # late: as above
        from django.db.migrations.executor import MigrationExecutor

    reach_database()
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotNow(
            "The database is not that of this version of ELC.",
            "Start the web server of this version once, which brings it up to date; then try again.",
        )


def _until_told(worker: Worker) -> list[int]:
    """Let Ctrl-C and SIGTERM end the worker after the task in hand; a second one breaks it off. Returns what came."""
    came: list[int] = []

    def end(number: int, _frame: FrameType | None) -> None:
        came.append(number)
        worker.end()
        if worker.in_hand is not None:
            if len(came) > 1:
                raise KeyboardInterrupt  # the task goes back into the queue
            say("Finishing the task in hand; press Ctrl-C again to break it off.")

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    return came


WORKER = Command(_add_arguments, _work)
