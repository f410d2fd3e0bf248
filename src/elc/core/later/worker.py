"""Works the queue off: in a thread of the web server, or as a process of its own."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from time import monotonic
from typing import Any, Final
from uuid import UUID, uuid4, uuid5

from django.db import Error, IntegrityError, close_old_connections, connection, transaction
from django_tasks_db.models import DBTaskResult

from elc.core.later.naming import every_task
from elc.core.later.progress import SILENT_AFTER
from elc.core.later.queueing import enqueue, woken
from elc.core.later.running import claim, put_back, put_back_the_silent, run
from elc.core.models import Work

REST_OF_THREAD: Final = 2.0  # seconds; what is enqueued in the same process wakes it at once
REST_OF_WORKER: Final = 1.0
BETWEEN_ROUNDS: Final = 5.0  # seconds between two looks for silent and for regular tasks
AWAY: Final = 5.0  # seconds to wait for a database that does not answer
SERVER: Final = "ELC_SERVER_NAME"  # by which a server knows the workers of its processes; set by itself
REGULAR: Final = UUID("5a0f2c53-6bd2-4c58-8f3f-4d3f4f6f4b11")  # any fixed one: it only keeps these ids from others

logger = logging.getLogger("elc.later")


class Worker:
    """Does one task after the other until it is told to end; then the one in hand is finished."""

    def __init__(self, *, rest: float, of: str = "") -> None:
        self.id = f"{of}{uuid4().hex}"
        self.rest = rest
        self.is_ending = False
        self.begun = 0
        self.in_hand: DBTaskResult[Any, Any] | None = None
        self._next_round = 0.0

    def end(self) -> None:
        """End after the task in hand. A plain flag, so that a signal may set it at any moment."""
        self.is_ending = True

    def work(self) -> None:
        """Work until the end. A database that is away, or a fault of ours, does not stop it."""
        while not self.is_ending:
            try:
                is_busy = self.turn()
            except Error as error:
                logger.warning("The database does not answer (%s); trying again.", type(error).__name__)
                connection.close()
                self._wait(AWAY)
            except Exception:
                logger.exception("Background work stumbled; it goes on.")
                self._wait(AWAY)
            else:
                if not is_busy:
                    self._wait(self.rest)
        connection.close()

    def turn(self) -> bool:
        """Look after the queue where it is time, then do one task; False where none waited."""
        close_old_connections()
        if monotonic() >= self._next_round:
            self._next_round = monotonic() + BETWEEN_ROUNDS
            put_back_the_silent(SILENT_AFTER)
            enqueue_regular_tasks()
        self.in_hand = claim(self.id)
        if self.in_hand is None:
            return False
        self.begun += 1
        try:
            run(self.in_hand)
        finally:
            self.in_hand = None
            close_old_connections()
        return True

    def _wait(self, seconds: float) -> None:
        if not self.is_ending:
            woken.wait(seconds)
            woken.clear()


def enqueue_regular_tasks() -> None:
    """Enqueue what is done by itself and not yet in this hour, day …; the id says which, so nobody does it twice."""
    for declared in every_task():
        if declared.every is None:
            continue
        period = int(time.time() // declared.every.total_seconds())
        work_id = uuid5(REGULAR, f"{declared.name} {period}")
        if not Work.objects.filter(pk=work_id).exists():
            with suppress(IntegrityError), transaction.atomic():  # somebody else was quicker
                enqueue(work_id, declared, [], asked_by="", after=timedelta(0))


def start_thread() -> Worker:
    """Work the queue off in a thread of this process: for the web server of the embedded shape, and nobody else."""
    worker = Worker(rest=REST_OF_THREAD, of=os.environ.get(SERVER, ""))
    threading.Thread(target=worker.work, name="elc-worker", daemon=True).start()
    return worker


@contextmanager
def work_of_server() -> Iterator[None]:
    """Run a server for a block: what its processes had in hand when they ended goes back into the queue at once.

    Without it, as after a kill, their silence is noticed half a minute later.
    """
    name = os.environ[SERVER] = uuid4().hex
    try:
        yield
    finally:
        del os.environ[SERVER]
        with suppress(Error):
            for row in DBTaskResult.objects.running():
                if row.worker_ids[-1].startswith(name):
                    put_back(row)
